[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d2095 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d2095 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    process 1073426880 0x400d3165 in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d3165 in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d10f4 in ?? ()
  5    process 1073426672 0x400d3165 in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d3165 in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d2095          0x400d2095 <process_batch+25>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60120             393504
a0             0x800d20c4          -2146623292
a1             0x3ffb1570          1073419632
a2             0x62                98
a3             0x3f40098c          1061161356
a4             0x2a                42
a5             0x3ffb1640          1073419840
a6             0x0                 0
a7             0x0                 0
a8             0x30                48
a9             0x0                 0
a10            0x62                98
a11            0x3ffb2fbc          1073426364
a12            0x3ffb3c3c          1073429564
a13            0x1                 1
a14            0x3ffb3c34          1073429556
a15            0x3ffb2fb8          1073426360

==== bt full
#0  0x400d2095 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
        acc = 48
        acc = <optimized out>
        i = <optimized out>
#2  process_batch (s=<optimized out>, label=0x3f40098c "batch-7", count=42) at src/scenarios.c:76
        taps = <optimized out>
        target = 0x0
#3  0x400d20c4 in run_null_store (rounds=21) at src/scenarios.c:84
        label = 0x3f40098c "batch-7"
        ratio = 0.125
        r = <optimized out>
#4  0x400d239c in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x400d264c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d2390 <scenario_null_store>, 0x400d23a4 <scenario_recursion>, 0x400d2484 <scenario_abort>, 0x400d25dc <scenario_assert>, 0x400d23bc <scenario_bad_jump>, 0x400d2760 <scenario_cpp()>, 0x400d23cc <scenario_stack_smash>, 0x400d24b8 <scenario_isr>, 0x400d2390 <scenario_null_store>, 0x400d23dc <scenario_noreturn>, 0x400d2568 <scenario_illegal>, 0x400d23fc <scenario_types>, 0x400d2598 <scenario_rom_callback>, 0x400d2428 <scenario_div_zero>, 0x400d2444 <scenario_stack_overflow>, 0x400d2600 <scenario_rust>, 0x400d245c <scenario_jump_null>, 0x400d2528 <scenario_interrupt_wdt>, 0x400d254c <scenario_task_wdt>, 0x400d2af4 <scenario_heap_poison>, 0x400d2b34 <scenario_use_after_free>, 0x400d2cbc <scenario_deadlock>, 0x400d2784 <scenario_destroyed_object()>, 0x400d246c <scenario_tail_call>, 0x400d29c4 <scenario_deep_cpp()>, 0x400d31f4 <scenario_float>, 0x400d2b84 <scenario_external_ram>}
#6  0x400d02dd in sensor_task (arg=0x0) at src/app_main.c:148
        scenario = 0
#7  0x400d1658 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d2095 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=<optimized out>, label=0x3f40098c "batch-7", count=42) at src/scenarios.c:76
#3  0x400d20c4 in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x400d239c in scenario_null_store () at src/scenarios.c:333
#5  0x400d264c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#6  0x400d02dd in sensor_task (arg=0x0) at src/app_main.c:148
#7  0x400d1658 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d3165 in port_yield () at port/xtensa/port.c:29
#1  0x400d1194 in task_notify (t=0x3ffb2fb8 <sensor_tcb>, value=0) at src/kernel.c:162
#2  0x400d0211 in app_main () at src/app_main.c:173
#3  0x400d021d in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d1658 in vPortTaskWrapper (pxCode=0x400d0214 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d3165 in port_yield () at port/xtensa/port.c:29
#1  0x400d1274 in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d1658 in vPortTaskWrapper (pxCode=0x400d0030 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d10f4 in ?? ()
#1  0x000d0298 in ?? ()
#2  0x000d1658 in ?? ()

Thread 5 (process 1073426672):
#0  0x400d3165 in port_yield () at port/xtensa/port.c:29
#1  0x400d108d in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0070 in write_log (line=0x3f400138 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0084 in write_log (line=0x3f400137 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0084 in write_log (line=0x3f400136 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0084 in write_log (line=0x3f400135 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0084 in write_log (line=0x3f400134 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0084 in write_log (line=0x3f400133 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0084 in write_log (line=0x3f400132 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0084 in write_log (line=0x3f400131 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0084 in write_log (line=0x3f400130 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d00aa in logger_task (arg=0x3f400130) at src/app_main.c:108
#12 0x400d1658 in vPortTaskWrapper (pxCode=0x400d0098 <logger_task>, pvParameters=0x3f400130) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d3165 in port_yield () at port/xtensa/port.c:29
#1  0x400d0235 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0250 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d1658 in vPortTaskWrapper (pxCode=0x400d023c <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
