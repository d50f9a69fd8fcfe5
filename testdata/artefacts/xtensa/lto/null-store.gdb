[New process 1073423056]
[New process 1073422076]
[New process 1073421972]
[New process 1073434016]
[New process 1073423160]
[New process 1073434120]
[New process 1073422180]
#0  0x400d0045 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (process 1073423056)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073423056 0x400d0045 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
  2    process 1073422076 0x400d33a9 in port_yield () at port/xtensa/port.c:29
  3    process 1073421972 0x400d33a9 in port_yield () at port/xtensa/port.c:29
  4    process 1073434016 0x000d1480 in ?? ()
  5    process 1073423160 0x400d33a9 in port_yield () at port/xtensa/port.c:29
  6    process 1073434120 0x400d33a9 in port_yield () at port/xtensa/port.c:29
  7    process 1073422180 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d0045          0x400d0045 <process_batch(sensor*, char const*, int)+25>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60520             394528
a0             0x800d0075          -2146631563
a1             0x3ffb36b0          1073428144
a2             0x62                98
a3             0x3f400120          1061159200
a4             0x2a                42
a5             0x3ffb3d00          1073429760
a6             0x3ffb3790          1073428368
a7             0x3ffb511c          1073434908
a8             0x30                48
a9             0x0                 0
a10            0x400d0330          1074594608
a11            0x0                 0
a12            0x0                 0
a13            0x1                 1
a14            0x0                 0
a15            0x3ffb22d4          1073423060

==== bt full
#0  0x400d0045 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
        clipped = 48
        clipped = <optimized out>
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
        acc = 48
        acc = <optimized out>
        i = <optimized out>
#2  process_batch (s=<optimized out>, label=0x3f400120 "batch-7", count=42) at src/scenarios.c:76
        taps = <optimized out>
        target = 0x0
#3  0x400d0075 in run_null_store (rounds=21) at src/scenarios.c:84
        label = 0x3f400120 "batch-7"
        ratio = 0.125
        r = <optimized out>
#4  0x400d0338 in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x400d0468 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d0330 <scenario_null_store()>, 0x400d0344 <scenario_recursion()>, 0x400d2b24 <scenario_abort()>, 0x400d2bb0 <scenario_assert()>, 0x400d035c <scenario_bad_jump()>, 0x400d0a6c <scenario_cpp()>, 0x400d0368 <scenario_stack_smash()>, 0x400d1068 <scenario_isr()>, 0x400d0330 <scenario_null_store()>, 0x400d0374 <scenario_noreturn()>, 0x400d1570 <scenario_illegal()>, 0x400d0394 <scenario_types()>, 0x400d155c <scenario_rom_callback()>, 0x400d03c4 <scenario_div_zero()>, 0x400d03e8 <scenario_stack_overflow()>, 0x400d0408 <scenario_rust()>, 0x400d0424 <scenario_jump_null()>, 0x400d10dc <scenario_interrupt_wdt()>, 0x400d1100 <scenario_task_wdt()>, 0x400d2c0c <scenario_heap_poison()>, 0x400d2c40 <scenario_use_after_free()>, 0x400d2ccc <scenario_deadlock()>, 0x400d0694 <scenario_destroyed_object()>, 0x400d0434 <scenario_tail_call()>, 0x400d0938 <scenario_deep_cpp()>, 0x400d0448 <scenario_float()>, 0x400d1210 <scenario_external_ram()>}
#6  0x400d1f41 in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 0
#7  0x400d2da4 in vPortTaskWrapper (pxCode=0x400d1f18 <sensor_task(void*)>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073423056):
#0  0x400d0045 in store_sample (v=48, slot=0, s=0x0) at src/scenarios.c:58
#1  apply_filter (n=4, taps=<synthetic pointer>, s=0x0) at src/scenarios.c:67
#2  process_batch (s=<optimized out>, label=0x3f400120 "batch-7", count=42) at src/scenarios.c:76
#3  0x400d0075 in run_null_store (rounds=21) at src/scenarios.c:84
#4  0x400d0338 in scenario_null_store () at src/scenarios.c:333
#5  0x400d0468 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#6  0x400d1f41 in sensor_task (arg=<optimized out>) at src/app_main.c:148
#7  0x400d2da4 in vPortTaskWrapper (pxCode=0x400d1f18 <sensor_task(void*)>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073422076):
#0  0x400d33a9 in port_yield () at port/xtensa/port.c:29
#1  0x400d0f40 in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d2097 in app_main () at src/app_main.c:173
#3  0x400d20a2 in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d2da4 in vPortTaskWrapper (pxCode=0x400d209c <main_task(void*)>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073421972):
#0  0x400d33a9 in port_yield () at port/xtensa/port.c:29
#1  0x400d0da8 in idle_tick () at src/kernel.c:188
#2  idle_task (arg=<optimized out>) at src/app_main.c:115
#3  0x400d2da4 in vPortTaskWrapper (pxCode=0x400d0d30 <idle_task(void*)>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073434016):
#0  0x000d1480 in ?? ()
#1  0x000d14ec in ?? ()
#2  0x000d2da4 in ?? ()

Thread 5 (process 1073423160):
#0  0x400d33a9 in port_yield () at port/xtensa/port.c:29
#1  0x400d0e49 in vTaskDelay (ticks=<optimized out>) at src/kernel.c:134
#2  0x400d0e78 in write_log (line=0x3f400280 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0e8c in write_log (line=0x3f40027f "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0e8c in write_log (line=0x3f40027e "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0e8c in write_log (line=0x3f40027d "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0e8c in write_log (line=0x3f40027c "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0e8c in write_log (line=0x3f40027b "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0e8c in write_log (line=0x3f40027a "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0e8c in write_log (line=0x3f400279 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0e8c in write_log (line=0x3f400278 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d0eb0 in logger_task (arg=0x3f400278) at src/app_main.c:108
#12 0x400d2da4 in vPortTaskWrapper (pxCode=0x400d0ea0 <logger_task(void*)>, pvParameters=0x3f400278) at port/xtensa/port.c:40

Thread 6 (process 1073434120):
#0  0x400d33a9 in port_yield () at port/xtensa/port.c:29
#1  0x400d0dc1 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0ddd in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d2da4 in vPortTaskWrapper (pxCode=0x400d0dcc <core1_task(void*)>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073422180):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
