[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d3078 in draw_line (buffer=<optimized out>, row=2) at src/scenarios_memory.c:122
122	    buffer->pixels[row * buffer->width] = colour; /* pixels == NULL: crash @draw_line */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d3078 in draw_line (buffer=<optimized out>, row=2) at src/scenarios_memory.c:122
  2    process 1073426880 0x400d312d in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d312d in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d0614 in ?? ()
  5    process 1073426672 0x400d312d in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d312d in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d3078          0x400d3078 <draw_line+20>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60720             395040
a0             0x800d0f0c          -2146627828
a1             0x3ffb15a0          1073419680
a2             0x22                34
a3             0x2                 2
a4             0x0                 0
a5             0x2                 2
a6             0x0                 0
a7             0x0                 0
a8             0x280               640
a9             0x280               640
a10            0x1a                26
a11            0x0                 0
a12            0x5                 5
a13            0xffffffff          -1
a14            0x0                 0
a15            0x0                 0

==== bt full
#0  0x400d3078 in draw_line (buffer=<optimized out>, row=2) at src/scenarios_memory.c:122
        colour = 34 '"'
#1  0x400d0f0c in scenario_external_ram () at src/scenarios_memory.c:133
No locals.
#2  0x400d0d2c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d0a64 <scenario_null_store>, 0x400d0a78 <scenario_recursion>, 0x400d0b68 <scenario_abort>, 0x400d0b80 <scenario_assert>, 0x400d0a90 <scenario_bad_jump>, 0x400d27a4 <scenario_cpp()>, 0x400d0aa0 <scenario_stack_smash>, 0x400d0bc8 <scenario_isr>, 0x400d0a64 <scenario_null_store>, 0x400d0ab0 <scenario_noreturn>, 0x400d0c6c <scenario_illegal>, 0x400d0ad0 <scenario_types>, 0x400d0c9c <scenario_rom_callback>, 0x400d0b08 <scenario_div_zero>, 0x400d0b28 <scenario_stack_overflow>, 0x400d0cb4 <scenario_rust>, 0x400d0b40 <scenario_jump_null>, 0x400d0c2c <scenario_interrupt_wdt>, 0x400d0c50 <scenario_task_wdt>, 0x400d0e44 <scenario_heap_poison>, 0x400d0e84 <scenario_use_after_free>, 0x400d1028 <scenario_deadlock>, 0x400d27c0 <scenario_destroyed_object()>, 0x400d0b50 <scenario_tail_call>, 0x400d2b4c <scenario_deep_cpp()>, 0x400d3020 <scenario_float>, 0x400d0ec8 <scenario_external_ram>}
#3  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 26
#4  0x400d21a4 in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d3078 in draw_line (buffer=<optimized out>, row=2) at src/scenarios_memory.c:122
#1  0x400d0f0c in scenario_external_ram () at src/scenarios_memory.c:133
#2  0x400d0d2c in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#3  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
#4  0x400d21a4 in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d068d in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d0215 in app_main () at src/app_main.c:173
#3  0x400d0221 in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d21a4 in vPortTaskWrapper (pxCode=0x400d0218 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d0716 in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d21a4 in vPortTaskWrapper (pxCode=0x400d0030 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d0614 in ?? ()
#1  0x000d028e in ?? ()
#2  0x000d21a4 in ?? ()

Thread 5 (process 1073426672):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d05da in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0074 in write_log (line=0x3f400138 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0088 in write_log (line=0x3f400137 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0088 in write_log (line=0x3f400136 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0088 in write_log (line=0x3f400135 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0088 in write_log (line=0x3f400134 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0088 in write_log (line=0x3f400133 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0088 in write_log (line=0x3f400132 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0088 in write_log (line=0x3f400131 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0088 in write_log (line=0x3f400130 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d00a9 in logger_task (arg=0x3f400130) at src/app_main.c:108
#12 0x400d21a4 in vPortTaskWrapper (pxCode=0x400d009c <logger_task>, pvParameters=0x3f400130) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d0239 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0254 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d21a4 in vPortTaskWrapper (pxCode=0x400d0240 <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
