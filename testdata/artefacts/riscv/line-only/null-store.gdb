[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  store_sample () at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    store_sample () at src/scenarios.c:58
  2    LWP 1070083748    port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper () at port/riscv/port.c:52

==== info registers
ra             0x42000840	0x42000840 <run_null_store+34>
sp             0x3fc81630	0x3fc81630 <stacks+4992>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x1	1
t2             0x0	0
fp             0x0	0x0
s1             0x0	0
a0             0x0	0
a1             0x3c000208	1006633480
a2             0x2a	42
a3             0x30	48
a4             0x3	3
a5             0x4	4
a6             0xa	10
a7             0x1	1
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
pc             0x4200080c	0x4200080c <process_batch+60>

==== bt full
#0  store_sample () at src/scenarios.c:58
No locals.
#1  apply_filter () at src/scenarios.c:67
No locals.
#2  process_batch () at src/scenarios.c:76
No locals.
#3  0x42000840 in run_null_store () at src/scenarios.c:84
No locals.
#4  0x42000ae8 in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x42000db6 in scenario_run () at src/scenarios.c:392
No locals.
#6  0x420002c8 in sensor_task () at src/app_main.c:148
No locals.
#7  0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
No locals.
#8  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  store_sample () at src/scenarios.c:58
#1  apply_filter () at src/scenarios.c:67
#2  process_batch () at src/scenarios.c:76
#3  0x42000840 in run_null_store () at src/scenarios.c:84
#4  0x42000ae8 in scenario_null_store () at src/scenarios.c:333
#5  0x42000db6 in scenario_run () at src/scenarios.c:392
#6  0x420002c8 in sensor_task () at src/app_main.c:148
#7  0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
#8  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  port_yield () at port/riscv/port.c:41
#1  0x4200071e in task_notify () at src/kernel.c:162
#2  0x42000216 in app_main () at src/app_main.c:173
#3  0x42000234 in main_task () at src/app_main.c:179
#4  0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  port_yield () at port/riscv/port.c:41
#1  0x420007c2 in idle_tick () at src/kernel.c:188
#2  0x4200008c in idle_task () at src/app_main.c:115
#3  0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  port_yield () at port/riscv/port.c:41
#1  0x4200256c in port_yield_solicited () at port/riscv/port.c:43
#2  0x420006aa in task_wait_notify () at src/kernel.c:146
#3  0x42000252 in wait_packet () at src/app_main.c:77
#4  0x42000288 in net_task () at src/app_main.c:88
#5  0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000654 in vTaskDelay () at src/kernel.c:134
#2  0x420000d2 in write_log () at src/app_main.c:99
#3  0x420000c0 in write_log () at src/app_main.c:102
#4  0x420000c0 in write_log () at src/app_main.c:102
#5  0x420000c0 in write_log () at src/app_main.c:102
#6  0x420000c0 in write_log () at src/app_main.c:102
#7  0x420000c0 in write_log () at src/app_main.c:102
#8  0x420000c0 in write_log () at src/app_main.c:102
#9  0x420000c0 in write_log () at src/app_main.c:102
#10 0x420000c0 in write_log () at src/app_main.c:102
#11 0x420000ea in logger_task () at src/app_main.c:108
#12 0x420024e4 in vPortTaskWrapper () at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper () at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
