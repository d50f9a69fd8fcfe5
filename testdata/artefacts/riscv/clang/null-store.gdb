[New LWP 1070083644]
[New LWP 1070072484]
[New LWP 1070083344]
[New LWP 1070083444]
[New LWP 1070083544]
[New LWP 1070083744]
#0  store_sample (s=0x0, slot=0, v=48) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (LWP 1070083644)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083644    store_sample (s=0x0, slot=0, v=48) at src/scenarios.c:58
  2    LWP 1070072484    port_yield () at port/riscv/port.c:41
  3    LWP 1070083344    port_yield () at port/riscv/port.c:41
  4    LWP 1070083444    port_yield () at port/riscv/port.c:41
  5    LWP 1070083544    port_yield () at port/riscv/port.c:41
  6    LWP 1070083744    vPortTaskWrapper (pxCode=0x4200036e <late_task>, pvParameters=0x3c000282) at port/riscv/port.c:52

==== info registers
ra             0x4200085a	0x4200085a <run_null_store+16>
sp             0x3fc816c0	0x3fc816c0 <stacks+5040>
gp             0x3fc809c8	0x3fc809c8 <stacks+1720>
tp             0x0	0x0
t0             0xb	11
t1             0x8	8
t2             0x1	1
fp             0x0	0x0
s1             0x0	0
a0             0x30	48
a1             0x0	0
a2             0x3fc816d0	1070077648
a3             0x3fc816d0	1070077648
a4             0x2a	42
a5             0x42000848	1107298376
a6             0x3fc816d0	1070077648
a7             0x3c0008ac	1006635180
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
t3             0x0	0
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x42000c28	0x42000c28 <process_batch+60>

==== bt full
#0  store_sample (s=0x0, slot=0, v=48) at src/scenarios.c:58
        clipped = <optimized out>
#1  apply_filter (s=0x0, taps=0x3fc816c0 <stacks+5040>, n=4) at src/scenarios.c:67
        acc = 48
        i = <optimized out>
#2  process_batch (s=<optimized out>, label=<optimized out>, count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x4200085a in run_null_store (rounds=21) at src/scenarios.c:84
        ratio = 0.125
        r = <optimized out>
        label = <optimized out>
#4  0x4200035c in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 0
#5  0x4200253a in vPortTaskWrapper (pxCode=0x3fc816d0 <stacks+5056>, pvParameters=0x30) at port/riscv/port.c:53
No locals.
#6  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083644):
#0  store_sample (s=0x0, slot=0, v=48) at src/scenarios.c:58
#1  apply_filter (s=0x0, taps=0x3fc816c0 <stacks+5040>, n=4) at src/scenarios.c:67
#2  process_batch (s=<optimized out>, label=<optimized out>, count=42) at src/scenarios.c:76
#3  0x4200085a in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x4200035c in sensor_task (arg=<optimized out>) at src/app_main.c:148
#5  0x4200253a in vPortTaskWrapper (pxCode=0x3fc816d0 <stacks+5056>, pvParameters=0x30) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070072484):
#0  port_yield () at port/riscv/port.c:41
#1  0x420002e4 in app_main () at src/app_main.c:173
#2  0x42000186 in main_task (arg=<optimized out>) at src/app_main.c:179
#3  0x4200253a in vPortTaskWrapper (pxCode=0x1, pvParameters=0x5) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083344):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000194 in idle_task (arg=<optimized out>) at src/app_main.c:115
#2  0x4200253a in vPortTaskWrapper (pxCode=0x3fc82f20 <pxReadyTasksLists+28>, pvParameters=0x1) at port/riscv/port.c:53
#3  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083444):
#0  port_yield () at port/riscv/port.c:41
#1  0x420006c0 in task_wait_notify (solicited=true) at src/kernel.c:146
#2  0x4200038a in wait_packet (list=<optimized out>, timeout=250) at src/app_main.c:77
#3  0x42000300 in net_task (arg=0x3fc80100 <queue_head>) at src/app_main.c:88
#4  0x4200253a in vPortTaskWrapper (pxCode=0x420002ee <net_task>, pvParameters=0x1) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083544):
#0  port_yield () at port/riscv/port.c:41
#1  0x420003e6 in write_log (line=<optimized out>, depth=1) at src/app_main.c:99
#2  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#3  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#4  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#5  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#6  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#7  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#8  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#9  0x420003d8 in write_log (line=<optimized out>, depth=<optimized out>) at src/app_main.c:102
#10 0x42000320 in logger_task (arg=0x3c0001b7) at src/app_main.c:108
#11 0x4200253a in vPortTaskWrapper (pxCode=0x3fc830f8 <xDelayedTaskList1>, pvParameters=0x3fc83000 <pxReadyTasksLists+252>) at port/riscv/port.c:53
#12 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083744):
#0  vPortTaskWrapper (pxCode=0x4200036e <late_task>, pvParameters=0x3c000282) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
