[New LWP 1070083248]
[New LWP 1070083748]
[New LWP 1070083448]
[New LWP 1070083648]
[New LWP 1070083548]
[New LWP 1070083348]
#0  0x4200249a in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
32	    return register_[channel] * cal.slope; // register_ == nullptr: crash @read
[Current thread is 1 (LWP 1070083248)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1070083248    0x4200249a in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
  2    LWP 1070083748    0x42002108 in port_yield () at port/riscv/port.c:41
  3    LWP 1070083448    0x42002108 in port_yield () at port/riscv/port.c:41
  4    LWP 1070083648    0x42002108 in port_yield () at port/riscv/port.c:41
  5    LWP 1070083548    0x42002108 in port_yield () at port/riscv/port.c:41
  6    LWP 1070083348    vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53

==== info registers
ra             0x42002a0e	0x42002a0e <other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)+74>
sp             0x3fc815e0	0x3fc815e0 <stacks+4912>
gp             0x3fc809c8	0x3fc809c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x30	48
t2             0x0	0
fp             0x15	0x15
s1             0x3fc81630	1070077488
a0             0xc	12
a1             0x54	84
a2             0x8	8
a3             0x23	35
a4             0x23	35
a5             0x54	84
a6             0x5	5
a7             0x0	0
s2             0x3	3
s3             0x3fc8161c	1070077468
s4             0x14	20
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
pc             0x4200249a	0x4200249a <app::sensors::Faulty::read(int)+10>

==== bt full
#0  0x4200249a in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
        cal = <optimized out>
#1  0x42002a0e in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
        s = <optimized out>
        s = <optimized out>
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=<optimized out>, this=0x3fc81630 <stacks+4992>) at src/ring.hpp:21
        i = 3
        acc = 21
        acc = <optimized out>
        i = <optimized out>
#3  other_unit (ring=@0x3fc81630: {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, s=0x3fc8161c <stacks+4972>) at src/other_unit.cpp:7
        sum = <optimized out>
#4  0x4200250a in (anonymous namespace)::collect (c=@0x3fc81630: {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}, source=@0x3fc8161c: {_vptr.Base = 0x3c000bd0 <vtable for app::sensors::Faulty+8>, name_ = 0x3c000bc0 "faulty", state_ = app::sensors::State::Warming}, seed=seed@entry=3) at src/scenarios.cpp:56
        scale = <optimized out>
#5  0x420025a6 in cpp_scenario (seed=seed@entry=3) at src/scenarios.cpp:68
        faulty = {<app::sensors::Base> = {_vptr.Base = 0x3c000bd0 <vtable for app::sensors::Faulty+8>, name_ = 0x3c000bc0 "faulty", state_ = app::sensors::State::Warming}, static instances = 1, calibration_ = {slope = 12, intercept = -34}, register_ = 0x0}
        collector = {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}
        t = {value = 36.5999985}
        shown = 0
#6  0x420025be in scenario_cpp () at src/scenarios.cpp:73
No locals.
#7  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
        scenario = 5
#8  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
No locals.
#9  0x00000000 in ?? ()
No symbol table info available.
Backtrace stopped: frame did not save the PC

==== all threads

Thread 1 (LWP 1070083248):
#0  0x4200249a in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
#1  0x42002a0e in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=..., this=0x3fc81630 <stacks+4992>) at src/ring.hpp:21
#3  other_unit (ring=..., s=0x3fc8161c <stacks+4972>) at src/other_unit.cpp:7
#4  0x4200250a in (anonymous namespace)::collect (c=..., source=..., seed=seed@entry=3) at src/scenarios.cpp:56
#5  0x420025a6 in cpp_scenario (seed=seed@entry=3) at src/scenarios.cpp:68
#6  0x420025be in scenario_cpp () at src/scenarios.cpp:73
#7  0x420002b0 in sensor_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:148
#8  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#9  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 2 (LWP 1070083748):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x420006a4 in task_notify (t=0xfffffffc, t@entry=0x3fc82cb0 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4200020c in app_main () at src/app_main.c:173
#3  0x4200021c in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1070083448):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x42000748 in idle_tick () at src/kernel.c:188
#2  0x42000082 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1070083648):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x4200210c in port_yield_solicited () at port/riscv/port.c:43
#2  0x42000648 in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x4200024a in wait_packet (list=list@entry=0x3fc80100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x42000274 in net_task (arg=0x3fc80100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1070083548):
#0  0x42002108 in port_yield () at port/riscv/port.c:41
#1  0x420005ec in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x420000b4 in write_log (line=line@entry=0x3c000130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x420000c8 in write_log (line=line@entry=0x3c00012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x420000c8 in write_log (line=line@entry=0x3c00012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x420000c8 in write_log (line=line@entry=0x3c00012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x420000c8 in write_log (line=line@entry=0x3c00012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x420000c8 in write_log (line=line@entry=0x3c00012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x420000c8 in write_log (line=line@entry=0x3c00012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x420000c8 in write_log (line=line@entry=0x3c000129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x420000c8 in write_log (line=line@entry=0x3c000128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x420000e4 in logger_task (arg=0x3c000128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x42002084 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1070083348):
#0  vPortTaskWrapper (pxCode=0x42000078 <late_task>, pvParameters=0x3c000154) at port/riscv/port.c:53
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
