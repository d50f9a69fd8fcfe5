[New LWP 1070083216]
[New LWP 1070083716]
[New LWP 1070083416]
[New LWP 1070083616]
[New LWP 1070083516]
[New LWP 1070083316]
#0  tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
109	    left = tree_sum(n->left, depth + 1);
[Current thread is 1 (LWP 1070083216)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083216    tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
  2    LWP 1070083716    0x42001de6 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083416    0x42001de6 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083616    0x42001de6 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083516    0x42001de6 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083316    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53

==== info registers
ra             0x4200086e	0x4200086e <tree_sum+30>
sp             0x3fc81610	0x3fc81610 <stacks+4992>
gp             0x3fc809c8	0x3fc809c8 <stacks+1848>
tp             0x0	0x0
t0             0x0	0
t1             0xa	10
t2             0x0	0
fp             0x3	0x3
s1             0x8	8
a0             0xdead0000	-559087616
a1             0x3	3
a2             0x3fc815be	1070077374
a3             0x3fc81644	1070077508
a4             0xa	10
a5             0xdead0000	-559087616
a6             0x3c00030c	1006633740
a7             0xa	10
s2             0x0	0
s3             0x0	0
s4             0x0	0
s5             0x0	0
s6             0x0	0
s7             0x0	0
s8             0x0	0
s9             0x0	0
s10            0x0	0
s11            0x0	0
t3             0x30	48
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x42000864	0x42000864 <tree_sum+20>

==== bt full
#0  tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#1  0x4200086e in tree_sum (n=0x3fc80138 <leaf>, depth=depth@entry=2) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#2  0x4200086e in tree_sum (n=0x3fc8012c <mid>, depth=depth@entry=1) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#3  0x4200086e in tree_sum (n=n@entry=0x3fc80120 <top>, depth=depth@entry=0) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#4  0x42000b3e in scenario_run (scenario=scenario@entry=1) at src/scenarios.c:268
        __func__ = "scenario_run"
#5  0x420002ce in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
        scenario = 1
#6  0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083216):
#0  tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
#1  0x4200086e in tree_sum (n=0x3fc80138 <leaf>, depth=depth@entry=2) at src/scenarios.c:109
#2  0x4200086e in tree_sum (n=0x3fc8012c <mid>, depth=depth@entry=1) at src/scenarios.c:109
#3  0x4200086e in tree_sum (n=n@entry=0x3fc80120 <top>, depth=depth@entry=0) at src/scenarios.c:109
#4  0x42000b3e in scenario_run (scenario=scenario@entry=1) at src/scenarios.c:268
#5  0x420002ce in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
#6  0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083716):
#0  0x42001de6 in port_yield () at port/riscv/port.c:41
#1  0x42000778 in task_notify (t=t@entry=0x3fc82c90 <sensor_tcb>, value=<optimized out>) at src/kernel.c:148
#2  0x4200021a in app_main () at src/app_main.c:150
#3  0x4200022a in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:156
#4  0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083416):
#0  0x42001de6 in port_yield () at port/riscv/port.c:41
#1  0x420007ee in idle_tick () at src/kernel.c:164
#2  0x42000082 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:110
#3  0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083616):
#0  0x42001de6 in port_yield () at port/riscv/port.c:41
#1  0x42001dea in port_yield_solicited () at port/riscv/port.c:43
#2  0x420006aa in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:132
#3  0x4200024a in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:72
#4  0x42000292 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:83
#5  0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083516):
#0  0x42001de6 in port_yield () at port/riscv/port.c:41
#1  0x42000666 in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:120
#2  0x420000c6 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:94
#3  0x420000b4 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:97
#4  0x420000b4 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:97
#5  0x420000b4 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:97
#6  0x420000b4 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:97
#7  0x420000b4 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:97
#8  0x420000b4 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:97
#9  0x420000b4 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:97
#10 0x420000b4 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:97
#11 0x420000e8 in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:103
#12 0x42001d62 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083316):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
