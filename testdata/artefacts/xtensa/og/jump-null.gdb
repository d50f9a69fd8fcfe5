[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x00000000 in ?? ()
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x00000000 in ?? ()
  2    process 1073426880 0x400d312d in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d312d in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d0614 in ?? ()
  5    process 1073426672 0x400d312d in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d312d in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x0                 0x0
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60720             395040
a0             0x800d0b4d          -2146628787
a1             0x3ffb15a0          1073419680
a2             0x0                 0
a3             0x6                 6
a4             0x3f400834          1061161012
a5             0x2                 2
a6             0x0                 0
a7             0x0                 0
a8             0x800d07ec          -2146629652
a9             0x3ffb1600          1073419776
a10            0x3ffb0148          1073414472
a11            0x6                 6
a12            0x5                 5
a13            0xffffffff          -1
a14            0x0                 0
a15            0x0                 0

==== bt full
#0  0x00000000 in ?? ()
No symbol table info available.
#1  0x000d0b4d in ?? ()
No symbol table info available.
#2  0x000d0d2c in ?? ()
No symbol table info available.
#3  0x000d02d5 in ?? ()
No symbol table info available.
#4  0x000d21a4 in ?? ()
No symbol table info available.

==== all threads

Thread 1 (process 1073426360):
#0  0x00000000 in ?? ()
#1  0x000d0b4d in ?? ()
#2  0x000d0d2c in ?? ()
#3  0x000d02d5 in ?? ()
#4  0x000d21a4 in ?? ()

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
