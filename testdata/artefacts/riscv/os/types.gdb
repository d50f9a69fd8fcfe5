[New LWP 1070083216]
[New LWP 1070083716]
[New LWP 1070083416]
[New LWP 1070083616]
[New LWP 1070083516]
[New LWP 1070083316]
#0  show_types (s=<optimized out>, s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000244 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=<optimized out>, f@entry=3.25, d=<optimized out>) at src/scenarios.c:219
219	    sink = *(const volatile int *)null_text; /* crash */
[Current thread is 1 (LWP 1070083216)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083216    show_types (s=<optimized out>, s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000244 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=<optimized out>, f@entry=3.25, d=<optimized out>) at src/scenarios.c:219
  2    LWP 1070083716    0x42001a32 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083416    0x42001a32 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083616    0x42001a32 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083516    0x42001a32 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083316    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53

==== info registers
ra             0x42000942	0x42000942 <show_types+214>
sp             0x3fc81590	0x3fc81590 <stacks+4864>
gp             0x3fc809c8	0x3fc809c8 <stacks+1848>
tp             0x0	0x0
t0             0x0	0
t1             0x30	48
t2             0x0	0
fp             0x3fc80148	0x3fc80148 <g_thermometer>
s1             0x0	0
a0             0x3fc81598	1070077336
a1             0x3fc80148	1070072136
a2             0x40	64
a3             0x3f	63
a4             0x3fc80000	1070071808
a5             0x4	4
a6             0xd2f1a9fc	-755914244
a7             0xbf50624d	-1085250995
s2             0x0	0
s3             0x0	0
s4             0x0	0
s5             0x0	0
s6             0x0	0
s7             0x0	0
s8             0x0	0
s9             0x0	0
s10            0x0	0
s11            0x0	0
t3             0xa	10
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x42000950	0x42000950 <show_types+228>

==== bt full
#0  show_types (s=<optimized out>, s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000244 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=<optimized out>, f@entry=3.25, d=<optimized out>) at src/scenarios.c:219
        yes = true
        letter = 97 'a'
        tiny = -5 '\373'
        huge = 18364758544493064720
        matrix = {{1, 2, 3}, {-4, -5, -6}}
        copy = {name = "bme280\000\000\000\000\000", kind = KIND_TEMPERATURE, enabled = 1, channel = 19, offset = -7, gain = 0.125, bias = -273.14999999999998, samples = 78187493530, history = {{x = 1, y = -1}, {x = 300, y = -300}, {x = 32767, y = -32768}}, last = {i = 1101791232, f = 21.5, bytes = "\000\000\254A"}, on_sample = 0x4200072e <ignore_sample>, parent = 0x3fc80188 <bus>}
        u = {i = 1069547520, f = 1.5, bytes = "\000\000\300?"}
        kind = KIND_TEMPERATURE
        unknown_kind = 99
        nested = {anonymous = 42, p = {x = 7, y = 8}}
        null_text = 0x0
        raw = "ok\000\200\377\n\""
        callback = 0x4200072e <ignore_sample>
        pp = 0x3fc815ac <stacks+4892>
        calls = 3
#1  0x42000ad0 in scenario_run (scenario=scenario@entry=11) at src/scenarios.c:297
        __func__ = "scenario_run"
#2  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
        scenario = 11
#3  0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#4  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083216):
#0  show_types (s=<optimized out>, s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000244 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=<optimized out>, f@entry=3.25, d=<optimized out>) at src/scenarios.c:219
#1  0x42000ad0 in scenario_run (scenario=scenario@entry=11) at src/scenarios.c:297
#2  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:128
#3  0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083716):
#0  0x42001a32 in port_yield () at port/riscv/port.c:41
#1  0x420006c2 in task_notify (t=0xfffffffc, t@entry=0x3fc82c90 <sensor_tcb>, value=<optimized out>) at src/kernel.c:148
#2  0x4200020c in app_main () at src/app_main.c:150
#3  0x4200021c in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:156
#4  0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083416):
#0  0x42001a32 in port_yield () at port/riscv/port.c:41
#1  0x4200072a in idle_tick () at src/kernel.c:164
#2  0x42000082 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:110
#3  0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083616):
#0  0x42001a32 in port_yield () at port/riscv/port.c:41
#1  0x42001a36 in port_yield_solicited () at port/riscv/port.c:43
#2  0x42000666 in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:132
#3  0x4200024a in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:72
#4  0x42000274 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:83
#5  0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083516):
#0  0x42001a32 in port_yield () at port/riscv/port.c:41
#1  0x4200060a in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:120
#2  0x420000b4 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:94
#3  0x420000c8 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:97
#4  0x420000c8 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:97
#5  0x420000c8 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:97
#6  0x420000c8 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:97
#7  0x420000c8 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:97
#8  0x420000c8 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:97
#9  0x420000c8 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:97
#10 0x420000c8 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:97
#11 0x420000e4 in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:103
#12 0x420019ae in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083316):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
