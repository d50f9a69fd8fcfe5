[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  show_types (s=s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000210 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=f@entry=3.25, d=<optimized out>) at src/scenarios.c:224
224	    sink = *(const volatile int *)null_text; /* crash @show_types */
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    show_types (s=s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000210 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=f@entry=3.25, d=<optimized out>) at src/scenarios.c:224
  2    LWP 1070083748    0x42002572 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x42002572 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x42002572 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x42002572 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53

==== info registers
ra             0x42000ac4	0x42000ac4 <show_types+270>
sp             0x3fc815b0	0x3fc815b0 <stacks+4864>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x3c000000	1006632960
t1             0xfffffffb	-5
t2             0x61	97
fp             0xb	0xb
s1             0x0	0
a0             0x3fc815b8	1070077368
a1             0x3fc80188	1070072200
a2             0x3fc80148	1070072136
a3             0x3fc00000	1069547520
a4             0x3fc80000	1070071808
a5             0x4	4
a6             0x41ac0000	1101791232
a7             0x80007fff	-2147450881
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
t3             0xfffffffc	-4
t4             0x3	3
t5             0x2	2
t6             0x1	1
pc             0x42000ad2	0x42000ad2 <show_types+284>

==== bt full
#0  show_types (s=s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000210 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=f@entry=3.25, d=<optimized out>) at src/scenarios.c:224
        yes = true
        letter = 97 'a'
        tiny = -5 '\373'
        huge = 18364758544493064720
        matrix = {{1, 2, 3}, {-4, -5, -6}}
        copy = {name = "bme280\000\000\000\000\000", kind = KIND_TEMPERATURE, enabled = 1, channel = 19, offset = -7, gain = 0.125, bias = -273.14999999999998, samples = 78187493530, history = {{x = 1, y = -1}, {x = 300, y = -300}, {x = 32767, y = -32768}}, last = {i = 1101791232, f = 21.5, bytes = "\000\000\254A"}, on_sample = 0x4200086c <ignore_sample>, parent = 0x3fc80188 <bus>}
        u = {i = 1069547520, f = 1.5, bytes = "\000\000\300?"}
        kind = KIND_TEMPERATURE
        unknown_kind = 99
        nested = {anonymous = 42, p = {x = 7, y = 8}}
        null_text = 0x0
        raw = "ok\000\200\377\n\""
        callback = 0x4200086c <ignore_sample>
        pp = 0x3fc815cc <stacks+4892>
        calls = 3
#1  0x42000bae in scenario_types () at src/scenarios.c:348
No locals.
#2  0x420002d0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 11
#3  0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#4  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  show_types (s=s@entry=0x3fc80148 <g_thermometer>, text=text@entry=0x3c000210 "flags", flags=flags@entry=90 'Z', big=<optimized out>, f=f@entry=3.25, d=<optimized out>) at src/scenarios.c:224
#1  0x42000bae in scenario_types () at src/scenarios.c:348
#2  0x420002d0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#3  0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  0x42002572 in port_yield () at port/riscv/port.c:41
#1  0x42000788 in task_notify (t=t@entry=0x3fc82cb0 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4200021c in app_main () at src/app_main.c:173
#3  0x4200022c in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  0x42002572 in port_yield () at port/riscv/port.c:41
#1  0x4200086a in idle_tick () at src/kernel.c:188
#2  0x42000084 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  0x42002572 in port_yield () at port/riscv/port.c:41
#1  0x42002576 in port_yield_solicited () at port/riscv/port.c:43
#2  0x420006ba in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x4200024c in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x42000294 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  0x42002572 in port_yield () at port/riscv/port.c:41
#1  0x42000676 in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x420000c8 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x420000b6 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x420000b6 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x420000b6 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x420000b6 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x420000b6 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x420000b6 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x420000b6 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x420000b6 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x420000ea in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x420024ee in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
