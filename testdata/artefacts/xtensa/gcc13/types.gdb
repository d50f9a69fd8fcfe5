[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d232c in show_types (s=<optimized out>, text=0x3f4009bc "flags", flags=90 'Z', big=2382691125, f=<optimized out>, d=<optimized out>) at src/scenarios.c:224
224	    sink = *(const volatile int *)null_text; /* crash @show_types */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d232c in show_types (s=<optimized out>, text=0x3f4009bc "flags", flags=90 'Z', big=2382691125, f=<optimized out>, d=<optimized out>) at src/scenarios.c:224
  2    process 1073426880 0x400d3165 in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d3165 in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d10f4 in ?? ()
  5    process 1073426672 0x400d3165 in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d3165 in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d232c          0x400d232c <show_types+308>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60120             393504
a0             0x800d2424          -2146622428
a1             0x3ffb14f0          1073419504
a2             0x3ffb0148          1073414472
a3             0x3f4009bc          1061161404
a4             0x5a                90
a5             0x2                 2
a6             0x8e04fb35          -1912276171
a7             0x0                 0
a8             0x4                 4
a9             0x3ffb0120          1073414432
a10            0x3ffb15b8          1073419704
a11            0x400d31cc          1074606540
a12            0x80006b6f          -2147456145
a13            0x2a                42
a14            0x63                99
a15            0x3fc00000          1069547520

==== bt full
#0  0x400d232c in show_types (s=<optimized out>, text=0x3f4009bc "flags", flags=90 'Z', big=2382691125, f=<optimized out>, d=<optimized out>) at src/scenarios.c:224
        yes = true
        letter = 97 'a'
        tiny = -5 '\373'
        huge = 18364758544493064720
        matrix = {{1, 2, 3}, {-4, -5, -6}}
        copy = {name = "bme280\000\000\000\000\000", kind = KIND_TEMPERATURE, enabled = 1, channel = 19, offset = -7, gain = 0.125, bias = -273.14999999999998, samples = 78187493530, history = {{x = 1, y = -1}, {x = 300, y = -300}, {x = 32767, y = -32768}}, last = {i = 1101791232, f = 21.5, bytes = "\000\000\254A"}, on_sample = 0x400d31cc <ignore_sample>, parent = 0x3ffb0188 <bus>}
        u = {i = 1069547520, f = 1.5, bytes = "\000\000\300?"}
        kind = KIND_TEMPERATURE
        unknown_kind = 99
        nested = {anonymous = 42, p = {x = 7, y = 8}}
        null_text = 0x0
        raw = "ok\000\200\377\n\""
        callback = 0x400d31cc <ignore_sample>
        pp = 0x3ffb1580 <stacks+4912>
        calls = 3
#1  0x400d2424 in scenario_types () at src/scenarios.c:348
No locals.
#2  0x400d264c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d2390 <scenario_null_store>, 0x400d23a4 <scenario_recursion>, 0x400d2484 <scenario_abort>, 0x400d25dc <scenario_assert>, 0x400d23bc <scenario_bad_jump>, 0x400d2760 <scenario_cpp()>, 0x400d23cc <scenario_stack_smash>, 0x400d24b8 <scenario_isr>, 0x400d2390 <scenario_null_store>, 0x400d23dc <scenario_noreturn>, 0x400d2568 <scenario_illegal>, 0x400d23fc <scenario_types>, 0x400d2598 <scenario_rom_callback>, 0x400d2428 <scenario_div_zero>, 0x400d2444 <scenario_stack_overflow>, 0x400d2600 <scenario_rust>, 0x400d245c <scenario_jump_null>, 0x400d2528 <scenario_interrupt_wdt>, 0x400d254c <scenario_task_wdt>, 0x400d2af4 <scenario_heap_poison>, 0x400d2b34 <scenario_use_after_free>, 0x400d2cbc <scenario_deadlock>, 0x400d2784 <scenario_destroyed_object()>, 0x400d246c <scenario_tail_call>, 0x400d29c4 <scenario_deep_cpp()>, 0x400d31f4 <scenario_float>, 0x400d2b84 <scenario_external_ram>}
#3  0x400d02dd in sensor_task (arg=0x0) at src/app_main.c:148
        scenario = 11
#4  0x400d1658 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d232c in show_types (s=<optimized out>, text=0x3f4009bc "flags", flags=90 'Z', big=2382691125, f=<optimized out>, d=<optimized out>) at src/scenarios.c:224
#1  0x400d2424 in scenario_types () at src/scenarios.c:348
#2  0x400d264c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#3  0x400d02dd in sensor_task (arg=0x0) at src/app_main.c:148
#4  0x400d1658 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d3165 in port_yield () at port/xtensa/port.c:29
#1  0x400d1194 in task_notify (t=0x3ffb2fb8 <sensor_tcb>, value=11) at src/kernel.c:162
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
