[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d075f in tree_sum (n=0x8, depth=3) at src/scenarios.c:109
109	    left = tree_sum(n->left, depth + 1); /* @tree_sum */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d075f in tree_sum (n=0x8, depth=3) at src/scenarios.c:109
  2    process 1073426880 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d05e4 in ?? ()
  5    process 1073426672 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d075f          0x400d075f <tree_sum+15>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60520             394528
a0             0x800d0766          -2146629786
a1             0x3ffb1540          1073419584
a2             0x8                 8
a3             0x4                 4
a4             0xdead0000          -559087616
a5             0x1                 1
a6             0x0                 0
a7             0x0                 0
a8             0x3ffb15c0          1073419712
a9             0x3ffb15a0          1073419680
a10            0x3ffb0124          1073414436
a11            0x1                 1
a12            0xdead0000          -559087616
a13            0x2                 2
a14            0x0                 0
a15            0x30                48

==== bt full
#0  0x400d075f in tree_sum (n=0x8, depth=3) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#1  0x400d0766 in tree_sum (n=0x3ffb013c <leaf>, depth=2) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#2  0x400d0766 in tree_sum (n=0x3ffb0130 <mid>, depth=1) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#3  0x400d0766 in tree_sum (n=0x3ffb0124 <top>, depth=0) at src/scenarios.c:109
        left = <optimized out>
        right = <optimized out>
#4  0x400d0a1e in scenario_recursion () at src/scenarios.c:334
No locals.
#5  0x400d0cc0 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d09fc <scenario_null_store>, 0x400d0a10 <scenario_recursion>, 0x400d0af4 <scenario_abort>, 0x400d0c50 <scenario_assert>, 0x400d0a28 <scenario_bad_jump>, 0x400d24b0 <scenario_cpp()>, 0x400d0a38 <scenario_stack_smash>, 0x400d0b28 <scenario_isr>, 0x400d09fc <scenario_null_store>, 0x400d0a48 <scenario_noreturn>, 0x400d0bd8 <scenario_illegal>, 0x400d0a68 <scenario_types>, 0x400d0c08 <scenario_rom_callback>, 0x400d0a94 <scenario_div_zero>, 0x400d0ab4 <scenario_stack_overflow>, 0x400d0c74 <scenario_rust>, 0x400d0acc <scenario_jump_null>, 0x400d0b98 <scenario_interrupt_wdt>, 0x400d0bbc <scenario_task_wdt>, 0x400d0dd4 <scenario_heap_poison>, 0x400d0e14 <scenario_use_after_free>, 0x400d0fac <scenario_deadlock>, 0x400d24d0 <scenario_destroyed_object()>, 0x400d0adc <scenario_tail_call>, 0x400d2708 <scenario_deep_cpp()>, 0x400d2b4c <scenario_float>, 0x400d0e5c <scenario_external_ram>}
#6  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 1
#7  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d075f in tree_sum (n=0x8, depth=3) at src/scenarios.c:109
#1  0x400d0766 in tree_sum (n=0x3ffb013c <leaf>, depth=2) at src/scenarios.c:109
#2  0x400d0766 in tree_sum (n=0x3ffb0130 <mid>, depth=1) at src/scenarios.c:109
#3  0x400d0766 in tree_sum (n=0x3ffb0124 <top>, depth=0) at src/scenarios.c:109
#4  0x400d0a1e in scenario_recursion () at src/scenarios.c:334
#5  0x400d0cc0 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#6  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
#7  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d065d in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d0211 in app_main () at src/app_main.c:173
#3  0x400d021d in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0214 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d06e2 in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0030 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d05e4 in ?? ()
#1  0x000d0291 in ?? ()
#2  0x000d1f5c in ?? ()

Thread 5 (process 1073426672):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d05aa in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0071 in write_log (line=0x3f400136 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0084 in write_log (line=0x3f400135 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0084 in write_log (line=0x3f400134 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0084 in write_log (line=0x3f400133 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0084 in write_log (line=0x3f400132 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0084 in write_log (line=0x3f400131 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0084 in write_log (line=0x3f400130 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0084 in write_log (line=0x3f40012f "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0084 in write_log (line=0x3f40012e "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d00a8 in logger_task (arg=0x3f40012e) at src/app_main.c:108
#12 0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0098 <logger_task>, pvParameters=0x3f40012e) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d0235 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0250 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d023c <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
