[New LWP 1070072892]
[New LWP 1070072392]
[New LWP 1070072692]
[New LWP 1070072492]
[New LWP 1070072592]
[New LWP 1070072792]
#0  0x42000b74 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here */
[Current thread is 1 (LWP 1070072892)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070072892    0x42000b74 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    LWP 1070072392    port_yield () at port/riscv/port.c:41
  3    LWP 1070072692    port_yield () at port/riscv/port.c:41
  4    LWP 1070072492    port_yield () at port/riscv/port.c:41
  5    LWP 1070072592    port_yield () at port/riscv/port.c:41
  6    LWP 1070072792    vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/riscv/port.c:52

==== info registers
ra             0x42000bce	0x42000bce <run_null_store+60>
sp             0x3fc81790	0x3fc81790 <stacks+4848>
gp             0x3fc809c4	0x3fc809c4 <stacks+1316>
tp             0x0	0x0
t0             0x0	0
t1             0x0	0
t2             0x0	0
fp             0x3fc817f0	0x3fc817f0 <stacks+4944>
s1             0x0	0
a0             0x3fc80160	1070072160
a1             0x3c000210	1006633488
a2             0x2a	42
a3             0x3fc8178a	1070077834
a4             0x30	48
a5             0x20	32
a6             0x0	0
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
t3             0x0	0
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x42000b74	0x42000b74 <process_batch+204>

==== bt full
#0  0x42000b74 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=4, taps=0x3fc817a8 <stacks+4872>, s=0x0) at src/scenarios.c:67
        acc = 48
#2  process_batch (s=0x3fc80160 <g_thermometer>, label=0x3c000210 "batch-7", count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x42000bce in run_null_store (rounds=21) at src/scenarios.c:84
        label = 0x3c000210 "batch-7"
        ratio = 0.125
        r = 1070078016
#4  0x420010d4 in scenario_run (scenario=0) at src/scenarios.c:265
        __func__ = "scenario_run"
#5  0x420002e2 in sensor_task (arg=0x0) at src/app_main.c:128
        scenario = 0
#6  0x42002f82 in vPortTaskWrapper (pxCode=0x420002a6 <sensor_task>, pvParameters=0x0) at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070072892):
#0  0x42000b74 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=0x3fc817a8 <stacks+4872>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=0x3fc80160 <g_thermometer>, label=0x3c000210 "batch-7", count=42) at src/scenarios.c:76
#3  0x42000bce in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x420010d4 in scenario_run (scenario=0) at src/scenarios.c:265
#5  0x420002e2 in sensor_task (arg=0x0) at src/app_main.c:128
#6  0x42002f82 in vPortTaskWrapper (pxCode=0x420002a6 <sensor_task>, pvParameters=0x0) at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070072392):
#0  port_yield () at port/riscv/port.c:41
#1  0x420009e8 in task_notify (t=0x3fc8043c <sensor_tcb>, value=0) at src/kernel.c:148
#2  0x42000436 in app_main () at src/app_main.c:150
#3  0x4200044e in main_task (arg=0x0) at src/app_main.c:156
#4  0x42002f82 in vPortTaskWrapper (pxCode=0x42000440 <main_task>, pvParameters=0x0) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070072692):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000a64 in idle_tick () at src/kernel.c:164
#2  0x42000280 in idle_task (arg=0x0) at src/app_main.c:110
#3  0x42002f82 in vPortTaskWrapper (pxCode=0x42000270 <idle_task>, pvParameters=0x0) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070072492):
#0  port_yield () at port/riscv/port.c:41
#1  0x42002f4e in port_yield_solicited () at port/riscv/port.c:43
#2  0x4200093c in task_wait_notify (solicited=true) at src/kernel.c:132
#3  0x4200013e in wait_packet (list=0x3fc80110 <queue_head>, timeout=250) at src/app_main.c:72
#4  0x420001a2 in net_task (arg=0x3fc80110 <queue_head>) at src/app_main.c:83
#5  0x42002f82 in vPortTaskWrapper (pxCode=0x42000184 <net_task>, pvParameters=0x3fc80110 <queue_head>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070072592):
#0  port_yield () at port/riscv/port.c:41
#1  0x420008e6 in vTaskDelay (ticks=1000) at src/kernel.c:120
#2  0x4200020e in write_log (line=0x3c000190 "89abcdefghijklmnop", depth=0) at src/app_main.c:94
#3  0x4200022c in write_log (line=0x3c00018f "789abcdefghijklmnop", depth=1) at src/app_main.c:97
#4  0x4200022c in write_log (line=0x3c00018e "6789abcdefghijklmnop", depth=2) at src/app_main.c:97
#5  0x4200022c in write_log (line=0x3c00018d "56789abcdefghijklmnop", depth=3) at src/app_main.c:97
#6  0x4200022c in write_log (line=0x3c00018c "456789abcdefghijklmnop", depth=4) at src/app_main.c:97
#7  0x4200022c in write_log (line=0x3c00018b "3456789abcdefghijklmnop", depth=5) at src/app_main.c:97
#8  0x4200022c in write_log (line=0x3c00018a "23456789abcdefghijklmnop", depth=6) at src/app_main.c:97
#9  0x4200022c in write_log (line=0x3c000189 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:97
#10 0x4200022c in write_log (line=0x3c000188 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:97
#11 0x42000256 in logger_task (arg=0x3c000188) at src/app_main.c:103
#12 0x42002f82 in vPortTaskWrapper (pxCode=0x42000242 <logger_task>, pvParameters=0x3c000188) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070072792):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
