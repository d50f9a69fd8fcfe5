[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  port_trap_illegal () at port/riscv/port.c:91
91	    __asm__ volatile("unimp");
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    port_trap_illegal () at port/riscv/port.c:91
  2    LWP 1070083748    0x42002564 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x42002564 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x42002564 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x42002564 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:52

==== info registers
ra             0x420023c6	0x420023c6 <abort>
sp             0x3fc81620	0x3fc81620 <stacks+4976>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x1	1
t2             0x0	0
fp             0x3fc85000	0x3fc85000
s1             0x3c0003f8	1006633976
a0             0x3fc84b04	1070091012
a1             0x3fc84bcc	1070091212
a2             0x3c000c9d	1006636189
a3             0x36	54
a4             0x3fc84bcb	1070091211
a5             0x3fc80000	1070071808
a6             0xa	10
a7             0x1	1
s2             0x38	56
s3             0x3c000410	1006634000
s4             0x3c000438	1006634040
s5             0x3fc85000	1070092288
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
pc             0x420025f4	0x420025f4 <port_trap_illegal>

==== bt full
#0  port_trap_illegal () at port/riscv/port.c:91
No locals.
#1  0x420023c6 in panic_abort (details=details@entry=0x3fc84b04 <text> "") at src/panic.c:104
No locals.
#2  0x420024b2 in fw_assert_fail (file=file@entry=0x3c000410 "src/scenarios_memory.c", line=line@entry=56, func=func@entry=0x3c000438 <__func__.1> "heap_free", expr=expr@entry=0x3c0003f8 "block_is_sound(head)") at src/panic.c:136
        text = '\000' <repeats 199 times>
        end = 0x3fc84bcc <text> ""
        p = <optimized out>
#3  0x42000f30 in heap_free (data=data@entry=0x3fc8320c <heap_area+12>) at src/scenarios_memory.c:56
        head = 0x3fc83200 <heap_area>
        __func__ = "heap_free"
#4  0x42000f5e in scenario_heap_poison () at src/scenarios_memory.c:75
        name = 0x3fc8320c <heap_area+12> ""
        next = 0x3fc83228 <heap_area+40> ""
#5  0x42000db6 in scenario_run (scenario=scenario@entry=19) at src/scenarios.c:392
        functions = {0x42000ae0 <scenario_null_store>, 0x42000aee <scenario_recursion>, 0x42000bbe <scenario_abort>, 0x42000bcc <scenario_assert>, 0x42000b0c <scenario_bad_jump>, 0x42002aae <scenario_cpp()>, 0x42000b1e <scenario_stack_smash>, 0x42000c2e <scenario_isr>, 0x42000ae0 <scenario_null_store>, 0x42000b2e <scenario_noreturn>, 0x42000cea <scenario_illegal>, 0x42000b36 <scenario_types>, 0x42000d20 <scenario_rom_callback>, 0x42000b7e <scenario_div_zero>, 0x42000b80 <scenario_stack_overflow>, 0x42000d34 <scenario_rust>, 0x42000b96 <scenario_jump_null>, 0x42000c9e <scenario_interrupt_wdt>, 0x42000cc4 <scenario_task_wdt>, 0x42000f30 <scenario_heap_poison>, 0x42000f68 <scenario_use_after_free>, 0x420010f4 <scenario_deadlock>, 0x42002ac4 <scenario_destroyed_object()>, 0x42000ba6 <scenario_tail_call>, 0x42002ed8 <scenario_deep_cpp()>, 0x42000bbc <scenario_float>, 0x42000fa8 <scenario_external_ram>}
#6  0x420002c8 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 19
#7  0x420024e4 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#8  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  port_trap_illegal () at port/riscv/port.c:91
#1  0x420023c6 in panic_abort (details=details@entry=0x3fc84b04 <text> "") at src/panic.c:104
#2  0x420024b2 in fw_assert_fail (file=file@entry=0x3c000410 "src/scenarios_memory.c", line=line@entry=56, func=func@entry=0x3c000438 <__func__.1> "heap_free", expr=expr@entry=0x3c0003f8 "block_is_sound(head)") at src/panic.c:136
#3  0x42000f30 in heap_free (data=data@entry=0x3fc8320c <heap_area+12>) at src/scenarios_memory.c:56
#4  0x42000f5e in scenario_heap_poison () at src/scenarios_memory.c:75
#5  0x42000db6 in scenario_run (scenario=scenario@entry=19) at src/scenarios.c:392
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
