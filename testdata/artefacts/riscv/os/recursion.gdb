[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  0x420007c8 in tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
109	    left = tree_sum(n->left, depth + 1); /* @tree_sum */
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    0x420007c8 in tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
  2    LWP 1070083748    0x42002108 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x42002108 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x42002108 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x42002108 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53

==== info registers
ra             0x420007ce	0x420007ce <tree_sum+34>
sp             0x3fc815f0	0x3fc815f0 <stacks+4928>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x30	48
t2             0x0	0
fp             0x8	0x8
s1             0x0	0
a0             0x3	3
a1             0x4	4
a2             0x2	2
a3             0xa	10
a4             0x3fc815dd	1070077405
a5             0xdead0000	-559087616
a6             0x3fc81665	1070077541
a7             0x0	0
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
t3             0xa	10
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x420007c8	0x420007c8 <tree_sum+28>

==== bt full
#0  0x420007c8 in tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#1  0x420007ce in tree_sum (n=0x3fc80138 <leaf>, depth=depth@entry=2) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#2  0x420007ce in tree_sum (n=0x3fc8012c <mid>, depth=depth@entry=1) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#3  0x420007ce in tree_sum (n=n@entry=0x3fc80120 <top>, depth=depth@entry=0) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#4  0x420009f0 in scenario_recursion () at src/scenarios.c:334
No locals.
#5  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 1
#6  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  0x420007c8 in tree_sum (n=0x8, depth=depth@entry=3) at src/scenarios.c:109
#1  0x420007ce in tree_sum (n=0x3fc80138 <leaf>, depth=depth@entry=2) at src/scenarios.c:109
#2  0x420007ce in tree_sum (n=0x3fc8012c <mid>, depth=depth@entry=1) at src/scenarios.c:109
#3  0x420007ce in tree_sum (n=n@entry=0x3fc80120 <top>, depth=depth@entry=0) at src/scenarios.c:109
#4  0x420009f0 in scenario_recursion () at src/scenarios.c:334
#5  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#6  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x420006a4 in task_notify (t=0xfffffffc, t@entry=0x3fc82cb0 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4200020c in app_main () at src/app_main.c:173
#3  0x4200021c in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x42000748 in idle_tick () at src/kernel.c:188
#2  0x42000082 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x4200210c in port_yield_solicited () at port/riscv/port.c:43
#2  0x42000648 in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x4200024a in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x42000274 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x420005ec in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x420000b4 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x420000c8 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x420000c8 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x420000c8 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x420000c8 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x420000c8 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x420000c8 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x420000c8 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x420000c8 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x420000e4 in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
