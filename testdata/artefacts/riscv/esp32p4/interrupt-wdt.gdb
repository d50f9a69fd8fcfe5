[New LWP 1341403160]
[New LWP 1341403680]
[New LWP 1341403368]
[New LWP 1341403576]
[New LWP 1341403472]
[New LWP 1341403056]
[New LWP 1341403264]
#0  0x40002650 in port_yield () at port/riscv/port.c:41
41	}
[Current thread is 1 (LWP 1341403160)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1341403160    0x40002650 in port_yield () at port/riscv/port.c:41
  2    LWP 1341403680    0x40002650 in port_yield () at port/riscv/port.c:41
  3    LWP 1341403368    0x40002650 in port_yield () at port/riscv/port.c:41
  4    LWP 1341403576    0x40002650 in port_yield () at port/riscv/port.c:41
  5    LWP 1341403472    0x40002650 in port_yield () at port/riscv/port.c:41
  6    LWP 1341403056    0x40002650 in port_yield () at port/riscv/port.c:41
  7    LWP 1341403264    vPortTaskWrapper (pxCode=0x4000007e <late_task>, pvParameters=0x4010015c) at port/riscv/port.c:52

==== info registers
ra             0x40000d4e	0x40000d4e <poll_ready+44>
sp             0x4ff41640	0x4ff41640 <stacks+5008>
gp             0x4ff409c8	0x4ff409c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x1	1
t2             0x0	0
fp             0x3	0x3
s1             0x0	0
a0             0x4ff4021c	1341391388
a1             0x4	4
a2             0x0	0
a3             0xa	10
a4             0x4ff40000	1341390848
a5             0x3	3
a6             0xa	10
a7             0x1	1
s2             0x4ff4021c	1341391388
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
pc             0x40002650	0x40002650 <port_yield+4>

==== bt full
#0  0x40002650 in port_yield () at port/riscv/port.c:41
No locals.
#1  0x40000d4e in poll_ready (status=status@entry=0x4ff4021c <status>, spins=3, spins@entry=10) at src/scenarios.c:273
        seen = 0
#2  0x40000d72 in wait_for_device (device=device@entry=0x40100254 "spi2", spins=spins@entry=10) at src/scenarios.c:282
        status = 0
#3  0x40000da4 in scenario_interrupt_wdt () at src/scenarios.c:368
No locals.
#4  0x40000e9c in scenario_run (scenario=scenario@entry=17) at src/scenarios.c:392
        functions = {0x40000ba8 <scenario_null_store>, 0x40000bb6 <scenario_recursion>, 0x40000ca4 <scenario_abort>, 0x40000cb2 <scenario_assert>, 0x40000bd4 <scenario_bad_jump>, 0x40002bc8 <scenario_cpp()>, 0x40000be6 <scenario_stack_smash>, 0x40000d14 <scenario_isr>, 0x40000ba8 <scenario_null_store>, 0x40000bf6 <scenario_noreturn>, 0x40000dd0 <scenario_illegal>, 0x40000bfe <scenario_types>, 0x40000e06 <scenario_rom_callback>, 0x40000c46 <scenario_div_zero>, 0x40000c48 <scenario_stack_overflow>, 0x40000e1a <scenario_rust>, 0x40000c5e <scenario_jump_null>, 0x40000d84 <scenario_interrupt_wdt>, 0x40000daa <scenario_task_wdt>, 0x40001016 <scenario_heap_poison>, 0x4000104e <scenario_use_after_free>, 0x400011da <scenario_deadlock>, 0x40002bde <scenario_destroyed_object()>, 0x40000c6e <scenario_tail_call>, 0x40002ff2 <scenario_deep_cpp()>, 0x40000c84 <scenario_float>, 0x4000108e <scenario_external_ram>}
#5  0x40000324 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 17
#6  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#7  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1341403160):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40000d4e in poll_ready (status=status@entry=0x4ff4021c <status>, spins=3, spins@entry=10) at src/scenarios.c:273
#2  0x40000d72 in wait_for_device (device=device@entry=0x40100254 "spi2", spins=spins@entry=10) at src/scenarios.c:282
#3  0x40000da4 in scenario_interrupt_wdt () at src/scenarios.c:368
#4  0x40000e9c in scenario_run (scenario=scenario@entry=17) at src/scenarios.c:392
#5  0x40000324 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#6  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#7  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1341403680):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x4000078e in task_notify (t=t@entry=0x4ff43018 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4000024a in app_main () at src/app_main.c:173
#3  0x40000268 in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1341403368):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40000832 in idle_tick () at src/kernel.c:188
#2  0x40000094 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1341403576):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40002658 in port_yield_solicited () at port/riscv/port.c:43
#2  0x4000071a in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x400002ae in wait_packet (list=list@entry=0x4ff40100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x400002e4 in net_task (arg=0x4ff40100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1341403472):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x400006c4 in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x400000da in write_log (line=line@entry=0x40100130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x400000c8 in write_log (line=line@entry=0x4010012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x400000c8 in write_log (line=line@entry=0x4010012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x400000c8 in write_log (line=line@entry=0x4010012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x400000c8 in write_log (line=line@entry=0x4010012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x400000c8 in write_log (line=line@entry=0x4010012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x400000c8 in write_log (line=line@entry=0x4010012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x400000c8 in write_log (line=line@entry=0x40100129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x400000c8 in write_log (line=line@entry=0x40100128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x400000f2 in logger_task (arg=0x40100128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1341403056):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40000278 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x40000296 in core1_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:131
#3  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 7 (LWP 1341403264):
#0  vPortTaskWrapper (pxCode=0x4000007e <late_task>, pvParameters=0x4010015c) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
