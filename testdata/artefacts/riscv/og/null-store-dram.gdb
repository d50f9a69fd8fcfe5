[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    LWP 1070083748    0x42002564 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x42002564 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x42002564 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x42002564 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:52

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
#0  store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=4, taps=0x3fc81630 <stacks+4992>, s=0x0) at src/scenarios.c:67
        acc = 48
#2  process_batch (s=s@entry=0x3fc80148 <g_thermometer>, label=label@entry=0x3c000208 "batch-7", count=count@entry=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x42000840 in run_null_store (rounds=rounds@entry=21) at src/scenarios.c:84
        label = 0x3c000208 "batch-7"
        ratio = 0.125
        r = 0
#4  0x42000ae8 in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x42000db6 in scenario_run (scenario=scenario@entry=0) at src/scenarios.c:392
        functions = {0x42000ae0 <scenario_null_store>, 0x42000aee <scenario_recursion>, 0x42000bbe <scenario_abort>, 0x42000bcc <scenario_assert>, 0x42000b0c <scenario_bad_jump>, 0x42002aae <scenario_cpp()>, 0x42000b1e <scenario_stack_smash>, 0x42000c2e <scenario_isr>, 0x42000ae0 <scenario_null_store>, 0x42000b2e <scenario_noreturn>, 0x42000cea <scenario_illegal>, 0x42000b36 <scenario_types>, 0x42000d20 <scenario_rom_callback>, 0x42000b7e <scenario_div_zero>, 0x42000b80 <scenario_stack_overflow>, 0x42000d34 <scenario_rust>, 0x42000b96 <scenario_jump_null>, 0x42000c9e <scenario_interrupt_wdt>, 0x42000cc4 <scenario_task_wdt>, 0x42000f30 <scenario_heap_poison>, 0x42000f68 <scenario_use_after_free>, 0x420010f4 <scenario_deadlock>, 0x42002ac4 <scenario_destroyed_object()>, 0x42000ba6 <scenario_tail_call>, 0x42002ed8 <scenario_deep_cpp()>, 0x42000bbc <scenario_float>, 0x42000fa8 <scenario_external_ram>}
#6  0x420002c8 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 0
#7  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#8  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=0x3fc81630 <stacks+4992>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=s@entry=0x3fc80148 <g_thermometer>, label=label@entry=0x3c000208 "batch-7", count=count@entry=42) at src/scenarios.c:76
#3  0x42000840 in run_null_store (rounds=rounds@entry=21) at src/scenarios.c:84
#4  0x42000ae8 in scenario_null_store () at src/scenarios.c:333
#5  0x42000db6 in scenario_run (scenario=scenario@entry=0) at src/scenarios.c:392
#6  0x420002c8 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#7  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#8  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  0x42002564 in port_yield () at port/riscv/port.c:41
#1  0x4200071e in task_notify (t=t@entry=0x3fc82cb0 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x42000216 in app_main () at src/app_main.c:173
#3  0x42000234 in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  0x42002564 in port_yield () at port/riscv/port.c:41
#1  0x420007c2 in idle_tick () at src/kernel.c:188
#2  0x4200008c in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  0x42002564 in port_yield () at port/riscv/port.c:41
#1  0x4200256c in port_yield_solicited () at port/riscv/port.c:43
#2  0x420006aa in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x42000252 in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x42000288 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  0x42002564 in port_yield () at port/riscv/port.c:41
#1  0x42000654 in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x420000d2 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x420000c0 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x420000c0 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x420000c0 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x420000c0 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x420000c0 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x420000c0 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x420000c0 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x420000c0 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x420000ea in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
