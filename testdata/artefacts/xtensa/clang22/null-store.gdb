[New process 1073425896]
[New process 1073414724]
[New process 1073425584]
[New process 1073425688]
[New process 1073425792]
[New process 1073426000]
[New process 1073426880]
#0  0x400d285d in store_sample (s=0x0, slot=0, v=48)
[Current thread is 1 (process 1073425896)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073425896 0x400d285d in store_sample (s=0x0, slot=0, v=48)
  2    process 1073414724 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  3    process 1073425584 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  4    process 1073425688 0x000d197f in ?? ()
  5    process 1073425792 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  6    process 1073426000 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  7    process 1073426880 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d285d          0x400d285d <process_batch+57>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60120             393504
a0             0x800d2358          -2146622632
a1             0x3ffb15c0          1073419712
a2             0x0                 0
a3             0x0                 0
a4             0xffffffff          -1
a5             0x2a                42
a6             0x30                48
a7             0x3ffb15c0          1073419712
a8             0x2a                42
a9             0x4                 4
a10            0x3ffb0120          1073414432
a11            0xffffffff          -1
a12            0x3                 3
a13            0x0                 0
a14            0x3ffb4070          1073430640
a15            0x10                16

==== bt full
#0  0x400d285d in store_sample (s=0x0, slot=0, v=48)
        clipped = <optimized out>
#1  apply_filter (s=0x0, taps=0x3ffb15c0 <stacks+4880>, n=4) at src/scenarios.c:67
        acc = 48
#2  process_batch (s=0x3ffb0120 <g_thermometer>, label=<optimized out>, count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x400d2358 in run_null_store (rounds=21)
        ratio = 0.125
        label = <optimized out>
        r = <optimized out>
#4  0x400d2338 in scenario_null_store ()
No locals.
#5  0x400d2821 in scenario_run (scenario=0)
        functions = {0x400d232c <scenario_null_store>, 0x400d236c <scenario_recursion>, 0x400d23c4 <scenario_abort>, 0x400d23d4 <scenario_assert>, 0x400d23f8 <scenario_bad_jump>, 0x400d2958 <scenario_cpp()>, 0x400d2424 <scenario_stack_smash>, 0x400d2450 <scenario_isr>, 0x400d232c <scenario_null_store>, 0x400d2484 <scenario_noreturn>, 0x400d249c <scenario_illegal>, 0x400d24a8 <scenario_types>, 0x400d268c <scenario_rom_callback>, 0x400d26c0 <scenario_div_zero>, 0x400d26e0 <scenario_stack_overflow>, 0x400d2730 <scenario_rust>, 0x400d2750 <scenario_jump_null>, 0x400d2764 <scenario_interrupt_wdt>, 0x400d27ac <scenario_task_wdt>, 0x400d2f00 <scenario_heap_poison>, 0x400d2fe4 <scenario_use_after_free>, 0x400d30f8 <scenario_deadlock>, 0x400d29d4 <scenario_destroyed_object()>, 0x400d27e0 <scenario_tail_call>, 0x400d2a14 <scenario_deep_cpp()>, 0x400d3bdc <scenario_float>, 0x400d3028 <scenario_external_ram>}
#6  0x400d08f1 in sensor_task (arg=<optimized out>)
        scenario = 0
#7  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08c0 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073425896):
#0  0x400d285d in store_sample (s=0x0, slot=0, v=48)
#1  apply_filter (s=0x0, taps=0x3ffb15c0 <stacks+4880>, n=4) at src/scenarios.c:67
#2  process_batch (s=0x3ffb0120 <g_thermometer>, label=<optimized out>, count=42) at src/scenarios.c:76
#3  0x400d2358 in run_null_store (rounds=21)
#4  0x400d2338 in scenario_null_store ()
#5  0x400d2821 in scenario_run (scenario=0)
#6  0x400d08f1 in sensor_task (arg=<optimized out>)
#7  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08c0 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073414724):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1a4d in task_notify (t=0x3ffb2de8 <sensor_tcb>, value=0)
#2  0x400d0882 in app_main ()
#3  0x400d0684 in main_task (arg=<optimized out>)
#4  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0678 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073425584):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1b46 in idle_tick ()
#2  0x400d06a2 in idle_task (arg=<optimized out>)
#3  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0694 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073425688):
#0  0x000d197f in ?? ()
#1  0x000d0894 in ?? ()
#2  0x000d35e0 in ?? ()

Thread 5 (process 1073425792):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1932 in vTaskDelay (ticks=1000)
#2  0x400d09b2 in write_log (line=0x3f400160 "89abcdefghijklmnop", depth=0)
#3  0x400d099d in write_log (line=0x3f40015f "789abcdefghijklmnop", depth=1)
#4  0x400d099d in write_log (line=0x3f40015e "6789abcdefghijklmnop", depth=2)
#5  0x400d099d in write_log (line=0x3f40015d "56789abcdefghijklmnop", depth=3)
#6  0x400d099d in write_log (line=0x3f40015c "456789abcdefghijklmnop", depth=4)
#7  0x400d099d in write_log (line=0x3f40015b "3456789abcdefghijklmnop", depth=5)
#8  0x400d099d in write_log (line=0x3f40015a "23456789abcdefghijklmnop", depth=6)
#9  0x400d099d in write_log (line=0x3f400159 "123456789abcdefghijklmnop", depth=7)
#10 0x400d099d in write_log (line=0x3f400158 "0123456789abcdefghijklmnop", depth=8)
#11 0x400d08b4 in logger_task (arg=0x3f400158)
#12 0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08a0 <logger_task>, pvParameters=0x3f400158) at port/xtensa/port.c:40

Thread 6 (process 1073426000):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d09c8 in esp_cpu_wait_for_intr ()
#2  0x400d091c in core1_task (arg=<optimized out>)
#3  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0904 <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426880):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
