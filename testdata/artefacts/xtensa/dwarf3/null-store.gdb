[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  store_sample (v=<optimized out>, slot=<optimized out>, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 store_sample (v=<optimized out>, slot=<optimized out>, s=0x0) at src/scenarios.c:58
  2    process 1073426880 0x400d2cad in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d2cad in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d057c in ?? ()
  5    process 1073426672 0x400d2cad in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d2cad in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d06aa          0x400d06aa <process_batch+58>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60120             393504
a0             0x800d06e0          -2146629920
a1             0x3ffb1560          1073419616
a2             0x0                 0
a3             0x3f400210          1061159440
a4             0x2a                42
a5             0xffffffff          -1
a6             0x0                 0
a7             0x0                 0
a8             0x4                 4
a9             0x30                48
a10            0x2a                42
a11            0x3ffb2fb8          1073426360
a12            0x3ffb2fbc          1073426364
a13            0x3ffb1b80          1073421184
a14            0x3ffb2fb8          1073426360
a15            0x1                 1

==== bt full
#0  store_sample (v=<optimized out>, slot=<optimized out>, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=<optimized out>, taps=<optimized out>, s=0x0) at src/scenarios.c:67
        acc = <optimized out>
#2  process_batch (s=<optimized out>, label=0x3f400210 "batch-7", count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x400d06e0 in run_null_store (rounds=21) at src/scenarios.c:84
        label = <optimized out>
        ratio = 0.125
        r = 0
#4  0x400d096c in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x400d0bf4 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d0964 <scenario_null_store>, 0x400d0974 <scenario_recursion>, 0x400d0a50 <scenario_abort>, 0x400d0a64 <scenario_assert>, 0x400d098c <scenario_bad_jump>, 0x400d240c <scenario_cpp()>, 0x400d099c <scenario_stack_smash>, 0x400d0aa8 <scenario_isr>, 0x400d0964 <scenario_null_store>, 0x400d09a8 <scenario_noreturn>, 0x400d0b44 <scenario_illegal>, 0x400d09c4 <scenario_types>, 0x400d0b70 <scenario_rom_callback>, 0x400d09f8 <scenario_div_zero>, 0x400d0a18 <scenario_stack_overflow>, 0x400d0b84 <scenario_rust>, 0x400d0a2c <scenario_jump_null>, 0x400d0b04 <scenario_interrupt_wdt>, 0x400d0b28 <scenario_task_wdt>, 0x400d0cf4 <scenario_heap_poison>, 0x400d0d28 <scenario_use_after_free>, 0x400d0e9c <scenario_deadlock>, 0x400d2424 <scenario_destroyed_object()>, 0x400d0a3c <scenario_tail_call>, 0x400d2758 <scenario_deep_cpp()>, 0x400d2ba0 <scenario_float>, 0x400d0d60 <scenario_external_ram>}
#6  0x400d0287 in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 0
#7  0x400d1e7c in vPortTaskWrapper (pxCode=0x400d0264 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  store_sample (v=<optimized out>, slot=<optimized out>, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=<optimized out>, taps=<optimized out>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=<optimized out>, label=0x3f400210 "batch-7", count=42) at src/scenarios.c:76
#3  0x400d06e0 in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x400d096c in scenario_null_store () at src/scenarios.c:333
#5  0x400d0bf4 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#6  0x400d0287 in sensor_task (arg=<optimized out>) at src/app_main.c:148
#7  0x400d1e7c in vPortTaskWrapper (pxCode=0x400d0264 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d2cad in port_yield () at port/xtensa/port.c:29
#1  0x400d05e9 in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d01e6 in app_main () at src/app_main.c:173
#3  0x400d01ee in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d1e7c in vPortTaskWrapper (pxCode=0x400d01e8 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d2cad in port_yield () at port/xtensa/port.c:29
#1  0x400d065e in idle_tick () at src/kernel.c:188
#2  0x400d0032 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d1e7c in vPortTaskWrapper (pxCode=0x400d002c <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d057c in ?? ()
#1  0x000d024c in ?? ()
#2  0x000d1e7c in ?? ()

Thread 5 (process 1073426672):
#0  0x400d2cad in port_yield () at port/xtensa/port.c:29
#1  0x400d054a in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0068 in write_log (line=0x3f400138 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d007c in write_log (line=0x3f400137 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d007c in write_log (line=0x3f400136 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d007c in write_log (line=0x3f400135 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d007c in write_log (line=0x3f400134 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d007c in write_log (line=0x3f400133 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d007c in write_log (line=0x3f400132 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d007c in write_log (line=0x3f400131 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d007c in write_log (line=0x3f400130 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d009c in logger_task (arg=0x3f400130) at src/app_main.c:108
#12 0x400d1e7c in vPortTaskWrapper (pxCode=0x400d0090 <logger_task>, pvParameters=0x3f400130) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d2cad in port_yield () at port/xtensa/port.c:29
#1  0x400d01fe in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0215 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d1e7c in vPortTaskWrapper (pxCode=0x400d0204 <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
