[New LWP 1070072916]
[New LWP 1070072416]
[New LWP 1070072716]
[New LWP 1070072516]
[New LWP 1070072616]
[New LWP 1070072816]
#0  0x42000bfa in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (LWP 1070072916)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070072916    0x42000bfa in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    LWP 1070072416    port_yield () at port/riscv/port.c:41
  3    LWP 1070072716    port_yield () at port/riscv/port.c:41
  4    LWP 1070072516    port_yield () at port/riscv/port.c:41
  5    LWP 1070072616    port_yield () at port/riscv/port.c:41
  6    LWP 1070072816    vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/riscv/port.c:52

==== info registers
ra             0x42000c54	0x42000c54 <run_null_store+60>
sp             0x3fc817a0	0x3fc817a0 <stacks+4832>
gp             0x3fc809c4	0x3fc809c4 <stacks+1284>
tp             0x0	0x0
t0             0x0	0
t1             0x0	0
t2             0x0	0
fp             0x3fc81800	0x3fc81800 <stacks+4928>
s1             0x0	0
a0             0x3fc80160	1070072160
a1             0x3c00020c	1006633484
a2             0x2a	42
a3             0x3fc817aa	1070077866
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
pc             0x42000bfa	0x42000bfa <process_batch+204>

==== bt full
#0  0x42000bfa in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=4, taps=0x3fc817b8 <stacks+4856>, s=0x0) at src/scenarios.c:67
        acc = 48
#2  process_batch (s=0x3fc80160 <g_thermometer>, label=0x3c00020c "batch-7", count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x42000c54 in run_null_store (rounds=21) at src/scenarios.c:84
        label = 0x3c00020c "batch-7"
        ratio = 0.125
        r = 10
#4  0x4200125c in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x420014ec in scenario_run (scenario=0) at src/scenarios.c:392
        functions = {0x4200124e <scenario_null_store>, 0x42001266 <scenario_recursion>, 0x42001290 <scenario_abort>, 0x420012a6 <scenario_assert>, 0x420012e8 <scenario_bad_jump>, 0x42004484 <scenario_cpp()>, 0x42001304 <scenario_stack_smash>, 0x4200131c <scenario_isr>, 0x4200124e <scenario_null_store>, 0x42001332 <scenario_noreturn>, 0x4200133e <scenario_illegal>, 0x4200134a <scenario_types>, 0x420013a6 <scenario_rom_callback>, 0x420013c4 <scenario_div_zero>, 0x420013d2 <scenario_stack_overflow>, 0x420013f2 <scenario_rust>, 0x4200141e <scenario_jump_null>, 0x42001438 <scenario_interrupt_wdt>, 0x42001466 <scenario_task_wdt>, 0x420016f2 <scenario_heap_poison>, 0x42001788 <scenario_use_after_free>, 0x42001a2e <scenario_deadlock>, 0x42004646 <scenario_destroyed_object()>, 0x42001494 <scenario_tail_call>, 0x4200469e <scenario_deep_cpp()>, 0x420014b4 <scenario_float>, 0x42001834 <scenario_external_ram>}
#6  0x420002e2 in sensor_task (arg=0x0) at src/app_main.c:148
        scenario = 0
#7  0x42003b44 in vPortTaskWrapper (pxCode=0x420002a6 <sensor_task>, pvParameters=0x0) at port/riscv/port.c:53
No locals.
#8  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070072916):
#0  0x42000bfa in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=0x3fc817b8 <stacks+4856>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=0x3fc80160 <g_thermometer>, label=0x3c00020c "batch-7", count=42) at src/scenarios.c:76
#3  0x42000c54 in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x4200125c in scenario_null_store () at src/scenarios.c:333
#5  0x420014ec in scenario_run (scenario=0) at src/scenarios.c:392
#6  0x420002e2 in sensor_task (arg=0x0) at src/app_main.c:148
#7  0x42003b44 in vPortTaskWrapper (pxCode=0x420002a6 <sensor_task>, pvParameters=0x0) at port/riscv/port.c:53
#8  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070072416):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000a1e in task_notify (t=0x3fc80454 <sensor_tcb>, value=0) at src/kernel.c:162
#2  0x4200042e in app_main () at src/app_main.c:173
#3  0x42000446 in main_task (arg=0x0) at src/app_main.c:179
#4  0x42003b44 in vPortTaskWrapper (pxCode=0x42000438 <main_task>, pvParameters=0x0) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070072716):
#0  port_yield () at port/riscv/port.c:41
#1  0x42000aea in idle_tick () at src/kernel.c:188
#2  0x42000280 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x42003b44 in vPortTaskWrapper (pxCode=0x42000270 <idle_task>, pvParameters=0x0) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070072516):
#0  port_yield () at port/riscv/port.c:41
#1  0x42003b10 in port_yield_solicited () at port/riscv/port.c:43
#2  0x42000972 in task_wait_notify (solicited=true) at src/kernel.c:146
#3  0x4200013e in wait_packet (list=0x3fc80110 <queue_head>, timeout=250) at src/app_main.c:77
#4  0x420001a2 in net_task (arg=0x3fc80110 <queue_head>) at src/app_main.c:88
#5  0x42003b44 in vPortTaskWrapper (pxCode=0x42000184 <net_task>, pvParameters=0x3fc80110 <queue_head>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070072616):
#0  port_yield () at port/riscv/port.c:41
#1  0x4200091c in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x4200020e in write_log (line=0x3c000190 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x4200022c in write_log (line=0x3c00018f "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x4200022c in write_log (line=0x3c00018e "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x4200022c in write_log (line=0x3c00018d "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x4200022c in write_log (line=0x3c00018c "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x4200022c in write_log (line=0x3c00018b "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x4200022c in write_log (line=0x3c00018a "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x4200022c in write_log (line=0x3c000189 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x4200022c in write_log (line=0x3c000188 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x42000256 in logger_task (arg=0x3c000188) at src/app_main.c:108
#12 0x42003b44 in vPortTaskWrapper (pxCode=0x42000242 <logger_task>, pvParameters=0x3c000188) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070072816):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
