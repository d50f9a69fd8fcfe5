[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  store_sample () at src/scenarios.c:58
58	    s->history[slot].y = clipped; /* s == NULL: crash here @store_sample */
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 store_sample () at src/scenarios.c:58
  2    process 1073426880 0x400d312d in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d312d in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d0614 in ?? ()
  5    process 1073426672 0x400d312d in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d312d in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper () at port/xtensa/port.c:39

==== info registers
pc             0x400d0762          0x400d0762 <process_batch+58>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60120             393504
a0             0x800d0798          -2146629736
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
#0  store_sample () at src/scenarios.c:58
No locals.
#1  apply_filter () at src/scenarios.c:67
No locals.
#2  process_batch () at src/scenarios.c:76
No locals.
#3  0x400d0798 in run_null_store () at src/scenarios.c:84
No locals.
#4  0x400d0a70 in scenario_null_store () at src/scenarios.c:333
No locals.
#5  0x400d0d2c in scenario_run () at src/scenarios.c:392
No locals.
#6  0x400d02d5 in sensor_task () at src/app_main.c:148
No locals.
#7  0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  store_sample () at src/scenarios.c:58
#1  apply_filter () at src/scenarios.c:67
#2  process_batch () at src/scenarios.c:76
#3  0x400d0798 in run_null_store () at src/scenarios.c:84
#4  0x400d0a70 in scenario_null_store () at src/scenarios.c:333
#5  0x400d0d2c in scenario_run () at src/scenarios.c:392
#6  0x400d02d5 in sensor_task () at src/app_main.c:148
#7  0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d068d in task_notify () at src/kernel.c:162
#2  0x400d0215 in app_main () at src/app_main.c:173
#3  0x400d0221 in main_task () at src/app_main.c:179
#4  0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d0716 in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task () at src/app_main.c:115
#3  0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d0614 in ?? ()
#1  0x000d028e in ?? ()
#2  0x000d21a4 in ?? ()

Thread 5 (process 1073426672):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d05da in vTaskDelay () at src/kernel.c:134
#2  0x400d0074 in write_log () at src/app_main.c:99
#3  0x400d0088 in write_log () at src/app_main.c:102
#4  0x400d0088 in write_log () at src/app_main.c:102
#5  0x400d0088 in write_log () at src/app_main.c:102
#6  0x400d0088 in write_log () at src/app_main.c:102
#7  0x400d0088 in write_log () at src/app_main.c:102
#8  0x400d0088 in write_log () at src/app_main.c:102
#9  0x400d0088 in write_log () at src/app_main.c:102
#10 0x400d0088 in write_log () at src/app_main.c:102
#11 0x400d00a9 in logger_task () at src/app_main.c:108
#12 0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d312d in port_yield () at port/xtensa/port.c:29
#1  0x400d0239 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0254 in core1_task () at src/app_main.c:131
#3  0x400d21a4 in vPortTaskWrapper () at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper () at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
