[New process 1073415180]
[New process 1073414660]
[New process 1073414972]
[New process 1073414764]
[New process 1073414868]
[New process 1073415284]
[New process 1073415076]
#0  0x400d09f2 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (process 1073415180)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073415180 0x400d09f2 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    process 1073414660 0x400d4813 in port_yield () at port/xtensa/port.c:29
  3    process 1073414972 0x400d4813 in port_yield () at port/xtensa/port.c:29
  4    process 1073414764 0x000d07f8 in ?? ()
  5    process 1073414868 0x400d4813 in port_yield () at port/xtensa/port.c:29
  6    process 1073415284 0x400d4813 in port_yield () at port/xtensa/port.c:29
  7    process 1073415076 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d09f2          0x400d09f2 <process_batch+146>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60720             395040
a0             0x800d0a3d          -2146629059
a1             0x3ffb1a60          1073420896
a2             0x2a                42
a3             0x30                48
a4             0x2a                42
a5             0x3ffb2120          1073422624
a6             0x400d0220          1074594336
a7             0x3ffb1a60          1073420896
a8             0x800d0259          -2146631079
a9             0x3ffb1b30          1073421104
a10            0x400d0f2c          1074597676
a11            0x3f400344          1061159748
a12            0x3ffb040c          1073415180
a13            0x3ffb20d0          1073422544
a14            0x5                 5
a15            0x3ffb1b30          1073421104

==== bt full
#0  0x400d09f2 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=4, taps=0x3ffb1a88 <stacks+4776>, s=0x0) at src/scenarios.c:67
        acc = 48
#2  process_batch (s=0x3ffb0160 <g_thermometer>, label=0x3f400214 "batch-7", count=42) at src/scenarios.c:76
        taps = {3, -1, 4, 42}
        target = 0x0
#3  0x400d0a3d in run_null_store (rounds=21) at src/scenarios.c:84
        label = 0x3f400214 "batch-7"
        ratio = 0.125
        r = -1515870811
#4  0x400d0f39 in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x400d1189 in scenario_run (scenario=0) at src/scenarios.c:392
        functions = {0x400d0f2c <scenario_null_store>, 0x400d0f44 <scenario_recursion>, 0x400d0f64 <scenario_abort>, 0x400d0f80 <scenario_assert>, 0x400d0fac <scenario_bad_jump>, 0x400d38bc <scenario_cpp()>, 0x400d0fc0 <scenario_stack_smash>, 0x400d0fd4 <scenario_isr>, 0x400d0f2c <scenario_null_store>, 0x400d0fe8 <scenario_noreturn>, 0x400d0ff8 <scenario_illegal>, 0x400d1018 <scenario_types>, 0x400d1058 <scenario_rom_callback>, 0x400d1078 <scenario_div_zero>, 0x400d10a0 <scenario_stack_overflow>, 0x400d10c0 <scenario_rust>, 0x400d10e0 <scenario_jump_null>, 0x400d10fc <scenario_interrupt_wdt>, 0x400d1128 <scenario_task_wdt>, 0x400d1300 <scenario_heap_poison>, 0x400d1348 <scenario_use_after_free>, 0x400d1578 <scenario_deadlock>, 0x400d3998 <scenario_destroyed_object()>, 0x400d114c <scenario_tail_call>, 0x400d39ec <scenario_deep_cpp()>, 0x400d4620 <scenario_float>, 0x400d13a0 <scenario_external_ram>}
#6  0x400d0259 in sensor_task (arg=0x0) at src/app_main.c:148
        scenario = 0
#7  0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073415180):
#0  0x400d09f2 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=0x3ffb1a88 <stacks+4776>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=0x3ffb0160 <g_thermometer>, label=0x3f400214 "batch-7", count=42) at src/scenarios.c:76
#3  0x400d0a3d in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x400d0f39 in scenario_null_store () at src/scenarios.c:333
#5  0x400d1189 in scenario_run (scenario=0) at src/scenarios.c:392
#6  0x400d0259 in sensor_task (arg=0x0) at src/app_main.c:148
#7  0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40

Thread 2 (process 1073414660):
#0  0x400d4813 in port_yield () at port/xtensa/port.c:29
#1  0x400d0894 in task_notify (t=0x3ffb040c <sensor_tcb>, value=0) at src/kernel.c:162
#2  0x400d03f6 in app_main () at src/app_main.c:173
#3  0x400d0409 in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40

Thread 3 (process 1073414972):
#0  0x400d4813 in port_yield () at port/xtensa/port.c:29
#1  0x400d0946 in idle_tick () at src/kernel.c:188
#2  0x400d01c1 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40

Thread 4 (process 1073414764):
#0  0x000d07f8 in ?? ()
#1  0x000d0102 in ?? ()
#2  0x000d2f19 in ?? ()

Thread 5 (process 1073414868):
#0  0x400d4813 in port_yield () at port/xtensa/port.c:29
#1  0x400d07a6 in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0160 in write_log (line=0x3f400198 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d017c in write_log (line=0x3f400197 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d017c in write_log (line=0x3f400196 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d017c in write_log (line=0x3f400195 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d017c in write_log (line=0x3f400194 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d017c in write_log (line=0x3f400193 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d017c in write_log (line=0x3f400192 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d017c in write_log (line=0x3f400191 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d017c in write_log (line=0x3f400190 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d019d in logger_task (arg=0x3f400190) at src/app_main.c:108
#12 0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40

Thread 6 (process 1073415284):
#0  0x400d4813 in port_yield () at port/xtensa/port.c:29
#1  0x400d01d8 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d01fc in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d2f19 in vPortTaskWrapper (pxCode=<unavailable>, pvParameters=<unavailable>) at port/xtensa/port.c:40

Thread 7 (process 1073415076):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
