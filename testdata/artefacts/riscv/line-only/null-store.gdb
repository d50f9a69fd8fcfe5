[New LWP 1070083216]
[New LWP 1070083716]
[New LWP 1070083416]
[New LWP 1070083616]
[New LWP 1070083516]
[New LWP 1070083316]
#0  store_sample () at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here */
[Current thread is 1 (LWP 1070083216)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083216    store_sample () at src/scenarios.c:58
  2    LWP 1070083716    port_yield () at port/riscv/port.c:41
  3    LWP 1070083416    port_yield () at port/riscv/port.c:41
  4    LWP 1070083616    port_yield () at port/riscv/port.c:41
  5    LWP 1070083516    port_yield () at port/riscv/port.c:41
  6    LWP 1070083316    vPortTaskWrapper () at port/riscv/port.c:52

==== info registers
ra             0x420007e4	0x420007e4 <run_null_store+34>
sp             0x3fc81620	0x3fc81620 <stacks+5008>
gp             0x3fc809c8	0x3fc809c8 <stacks+1848>
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
pc             0x420007b0	0x420007b0 <process_batch+60>

==== bt full
#0  store_sample () at src/scenarios.c:58
No locals.
#1  apply_filter () at src/scenarios.c:67
No locals.
#2  process_batch () at src/scenarios.c:76
No locals.
#3  0x420007e4 in run_null_store () at src/scenarios.c:84
No locals.
#4  0x42000adc in scenario_run () at src/scenarios.c:265
No locals.
#5  0x420002c8 in sensor_task () at src/app_main.c:128
No locals.
#6  0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083216):
#0  store_sample () at src/scenarios.c:58
#1  apply_filter () at src/scenarios.c:67
#2  process_batch () at src/scenarios.c:76
#3  0x420007e4 in run_null_store () at src/scenarios.c:84
#4  0x42000adc in scenario_run () at src/scenarios.c:265
#5  0x420002c8 in sensor_task () at src/app_main.c:128
#6  0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083716):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000702 in task_notify () at src/kernel.c:148
#2  0x42000216 in app_main () at src/app_main.c:150
#3  0x42000234 in main_task () at src/app_main.c:156
#4  0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083416):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000766 in idle_tick () at src/kernel.c:164
#2  0x4200008c in idle_task () at src/app_main.c:110
#3  0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083616):
#0  port_yield () at port/riscv/port.c:41
#1  0x42001d92 in port_yield_solicited () at port/riscv/port.c:43
#2  0x4200068e in task_wait_notify () at src/kernel.c:132
#3  0x42000252 in wait_packet () at src/app_main.c:72
#4  0x42000288 in net_task () at src/app_main.c:83
#5  0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083516):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000638 in vTaskDelay () at src/kernel.c:120
#2  0x420000d2 in write_log () at src/app_main.c:94
#3  0x420000c0 in write_log () at src/app_main.c:97
#4  0x420000c0 in write_log () at src/app_main.c:97
#5  0x420000c0 in write_log () at src/app_main.c:97
#6  0x420000c0 in write_log () at src/app_main.c:97
#7  0x420000c0 in write_log () at src/app_main.c:97
#8  0x420000c0 in write_log () at src/app_main.c:97
#9  0x420000c0 in write_log () at src/app_main.c:97
#10 0x420000c0 in write_log () at src/app_main.c:97
#11 0x420000ea in logger_task () at src/app_main.c:103
#12 0x42001d0a in vPortTaskWrapper () at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083316):
#0  vPortTaskWrapper () at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
