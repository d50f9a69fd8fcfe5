[New LWP 1070075892]
[New LWP 1070076092]
[New LWP 1070076192]
[New LWP 1070075692]
[New LWP 1070075792]
[New LWP 1070075992]
#0  0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here */
[Current thread is 1 (LWP 1070075892)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070075892    0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    LWP 1070076092    0x42001e70 in port_yield () at port/riscv/port.c:41
  3    LWP 1070076192    0x42001e70 in port_yield () at port/riscv/port.c:41
  4    LWP 1070075692    0x42001e70 in port_yield () at port/riscv/port.c:41
  5    LWP 1070075792    0x42001e70 in port_yield () at port/riscv/port.c:41
  6    LWP 1070075992    vPortTaskWrapper (pxCode=0x42000ad8 <late_task(void*)>, pvParameters=0x3c0001b8) at port/riscv/port.c:53

==== info registers
ra             0x420000c2	0x420000c2 <run_null_store(int)+34>
sp             0x3fc82630	0x3fc82630 <stacks+5024>
gp             0x3fc809c8	0x3fc809c8 <segments+588>
tp             0x0	0x0
t0             0x0	0
t1             0xa	10
t2             0x0	0
fp             0x0	0x0
s1             0x0	0
a0             0x8c	140
a1             0x3c000120	1006633248
a2             0x2a	42
a3             0x62	98
a4             0x0	0
a5             0x30	48
a6             0x3c000490	1006634128
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
pc             0x4200009a	0x4200009a <process_batch(sensor*, char const*, int)+28>

==== bt full
#0  0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
        clipped = <optimized out>
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
        acc = 48
        acc = <optimized out>
        i = <optimized out>
#2  process_batch (s=s@entry=0x3fc80100 <g_thermometer>, label=label@entry=0x3c000120 "batch-7", count=count@entry=42) at src/scenarios.c:76
        taps = <optimized out>
        target = 0x0
#3  0x420000c2 in run_null_store (rounds=rounds@entry=21) at src/scenarios.c:84
        label = 0x3c000120 "batch-7"
        ratio = 0.125
        r = 140
#4  0x42001c4c in scenario_run (scenario=scenario@entry=0) at src/scenarios.c:265
        __func__ = "scenario_run"
#5  0x42001d6e in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
        scenario = 0
#6  0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070075892):
#0  0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=s@entry=0x3fc80100 <g_thermometer>, label=label@entry=0x3c000120 "batch-7", count=count@entry=42) at src/scenarios.c:76
#3  0x420000c2 in run_null_store (rounds=rounds@entry=21) at src/scenarios.c:84
#4  0x42001c4c in scenario_run (scenario=scenario@entry=0) at src/scenarios.c:265
#5  0x42001d6e in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
#6  0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070076092):
#0  0x42001e70 in port_yield () at port/riscv/port.c:41
#1  0x420015c8 in app_main () at src/app_main.c:150
#2  0x420015d8 in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:156
#3  0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070076192):
#0  0x42001e70 in port_yield () at port/riscv/port.c:41
#1  0x42000970 in idle_tick () at src/kernel.c:164
#2  idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:110
#3  0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070075692):
#0  0x42001e70 in port_yield () at port/riscv/port.c:41
#1  0x42000bec in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:132
#2  0x42000c6e in wait_packet (list=list@entry=0x3fc80140 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:72
#3  0x42000cb6 in net_task (arg=0x3fc80140 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:83
#4  0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070075792):
#0  0x42001e70 in port_yield () at port/riscv/port.c:41
#1  0x42000a10 in write_log (line=line@entry=0x3c000194 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:94
#2  0x420009fe in write_log (line=line@entry=0x3c000193 "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:97
#3  0x420009fe in write_log (line=line@entry=0x3c000192 "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:97
#4  0x420009fe in write_log (line=line@entry=0x3c000191 "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:97
#5  0x420009fe in write_log (line=line@entry=0x3c000190 "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:97
#6  0x420009fe in write_log (line=line@entry=0x3c00018f "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:97
#7  0x420009fe in write_log (line=line@entry=0x3c00018e "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:97
#8  0x420009fe in write_log (line=line@entry=0x3c00018d "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:97
#9  0x420009fe in write_log (line=line@entry=0x3c00018c "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:97
#10 0x42000a32 in logger_task (arg=0x3c00018c, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:103
#11 0x42001dee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#12 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070075992):
#0  vPortTaskWrapper (pxCode=0x42000ad8 <late_task(void*)>, pvParameters=0x3c0001b8) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
