[New LWP 1070076684]
[New LWP 1070077140]
[New LWP 1070077240]
[New LWP 1070076484]
[New LWP 1070076584]
[New LWP 1070076784]
#0  0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (LWP 1070076684)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070076684    0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    LWP 1070077140    0x42002e5e in port_yield () at port/riscv/port.c:41
  3    LWP 1070077240    0x42002e5e in port_yield () at port/riscv/port.c:41
  4    LWP 1070076484    0x42002e5e in port_yield () at port/riscv/port.c:41
  5    LWP 1070076584    0x42002e5e in port_yield () at port/riscv/port.c:41
  6    LWP 1070076784    vPortTaskWrapper (pxCode=0x4200122a <late_task(void*)>, pvParameters=0x3c00026c) at port/riscv/port.c:53

==== info registers
ra             0x420000c2	0x420000c2 <run_null_store(int)+34>
sp             0x3fc836c0	0x3fc836c0 <stacks+5024>
gp             0x3fc809c8	0x3fc809c8 <segments+320>
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
a6             0x3c000810	1006635024
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
#3  0x420000c2 in run_null_store (rounds=<optimized out>) at src/scenarios.c:84
        label = 0x3c000120 "batch-7"
        ratio = 0.125
        r = 140
#4  0x42001f0a in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 0
#5  0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#6  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070076684):
#0  0x4200009a in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=s@entry=0x3fc80100 <g_thermometer>, label=label@entry=0x3c000120 "batch-7", count=count@entry=42) at src/scenarios.c:76
#3  0x420000c2 in run_null_store (rounds=<optimized out>) at src/scenarios.c:84
#4  0x42001f0a in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#5  0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070077140):
#0  0x42002e5e in port_yield () at port/riscv/port.c:41
#1  0x42002032 in app_main () at src/app_main.c:173
#2  0x42002042 in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#3  0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070077240):
#0  0x42002e5e in port_yield () at port/riscv/port.c:41
#1  0x42000f1c in idle_tick () at src/kernel.c:188
#2  idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070076484):
#0  0x42002e5e in port_yield () at port/riscv/port.c:41
#1  0x4200140a in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#2  0x4200148c in wait_packet (list=list@entry=0x3fc8014c <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#3  0x420014d4 in net_task (arg=0x3fc8014c <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#4  0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070076584):
#0  0x42002e5e in port_yield () at port/riscv/port.c:41
#1  0x42000fbc in write_log (line=line@entry=0x3c000248 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#2  0x42000faa in write_log (line=line@entry=0x3c000247 "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#3  0x42000faa in write_log (line=line@entry=0x3c000246 "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#4  0x42000faa in write_log (line=line@entry=0x3c000245 "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#5  0x42000faa in write_log (line=line@entry=0x3c000244 "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#6  0x42000faa in write_log (line=line@entry=0x3c000243 "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#7  0x42000faa in write_log (line=line@entry=0x3c000242 "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#8  0x42000faa in write_log (line=line@entry=0x3c000241 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#9  0x42000faa in write_log (line=line@entry=0x3c000240 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#10 0x42000fde in logger_task (arg=0x3c000240, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#11 0x42002dda in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#12 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070076784):
#0  vPortTaskWrapper (pxCode=0x4200122a <late_task(void*)>, pvParameters=0x3c00026c) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
