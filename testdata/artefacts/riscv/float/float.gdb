[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  smooth (sample=<unavailable>, sample@entry=3.75, weight=<optimized out>, previous=previous@entry=0x0) at src/scenarios.c:320
320	    return *previous + scaled; /* previous == NULL: crash @smooth */
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    smooth (sample=<unavailable>, sample@entry=3.75, weight=<optimized out>, previous=previous@entry=0x0) at src/scenarios.c:320
  2    LWP 1070083748    0x420025e4 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x420025e4 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x420025e4 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x420025e4 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x4200007e <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:52

==== info registers
ra             0x42000af8	0x42000af8 <smooth+18>
sp             0x3fc81620	0x3fc81620 <stacks+4976>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x1	1
t2             0x0	0
fp             0x0	0x0
s1             0x0	0
a0             0x0	0
a1             0x0	0
a2             0x7f800000	2139095040
a3             0x0	0
a4             0x3e800000	1048576000
a5             0x0	0
a6             0x0	0
a7             0x3fd	1021
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
pc             0x42000afc	0x42000afc <smooth+22>

==== bt full
#0  smooth (sample=<unavailable>, sample@entry=3.75, weight=<optimized out>, previous=previous@entry=0x0) at src/scenarios.c:320
        scaled = <unavailable>
#1  0x42000b32 in run_float (start=start@entry=2.5) at src/scenarios.c:327
        level = 3.75
#2  0x42000c28 in scenario_float () at src/scenarios.c:379
No locals.
#3  0x42000e32 in scenario_run (scenario=scenario@entry=25) at src/scenarios.c:392
        functions = {0x42000b3e <scenario_null_store>, 0x42000b4c <scenario_recursion>, 0x42000c3a <scenario_abort>, 0x42000c48 <scenario_assert>, 0x42000b6a <scenario_bad_jump>, 0x42002b2a <scenario_cpp()>, 0x42000b7c <scenario_stack_smash>, 0x42000caa <scenario_isr>, 0x42000b3e <scenario_null_store>, 0x42000b8c <scenario_noreturn>, 0x42000d66 <scenario_illegal>, 0x42000b94 <scenario_types>, 0x42000d9c <scenario_rom_callback>, 0x42000bdc <scenario_div_zero>, 0x42000bde <scenario_stack_overflow>, 0x42000db0 <scenario_rust>, 0x42000bf4 <scenario_jump_null>, 0x42000d1a <scenario_interrupt_wdt>, 0x42000d40 <scenario_task_wdt>, 0x42000fac <scenario_heap_poison>, 0x42000fe4 <scenario_use_after_free>, 0x42001170 <scenario_deadlock>, 0x42002b40 <scenario_destroyed_object()>, 0x42000c04 <scenario_tail_call>, 0x42002f54 <scenario_deep_cpp()>, 0x42000c1a <scenario_float>, 0x42001024 <scenario_external_ram>}
#4  0x420002ce in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 25
#5  0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#6  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  smooth (sample=<unavailable>, sample@entry=3.75, weight=<optimized out>, previous=previous@entry=0x0) at src/scenarios.c:320
#1  0x42000b32 in run_float (start=start@entry=2.5) at src/scenarios.c:327
#2  0x42000c28 in scenario_float () at src/scenarios.c:379
#3  0x42000e32 in scenario_run (scenario=scenario@entry=25) at src/scenarios.c:392
#4  0x420002ce in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#5  0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  0x420025e4 in port_yield () at port/riscv/port.c:41
#1  0x42000724 in task_notify (t=t@entry=0x3fc82cb0 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4200021c in app_main () at src/app_main.c:173
#3  0x4200023a in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  0x420025e4 in port_yield () at port/riscv/port.c:41
#1  0x420007c8 in idle_tick () at src/kernel.c:188
#2  0x42000092 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  0x420025e4 in port_yield () at port/riscv/port.c:41
#1  0x420025ec in port_yield_solicited () at port/riscv/port.c:43
#2  0x420006b0 in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x42000258 in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x4200028e in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  0x420025e4 in port_yield () at port/riscv/port.c:41
#1  0x4200065a in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x420000d8 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x420000c6 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x420000c6 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x420000c6 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x420000c6 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x420000c6 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x420000c6 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x420000c6 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x420000c6 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x420000f0 in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x42002564 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper (pxCode=0x4200007e <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
