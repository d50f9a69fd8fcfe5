[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d31ee in app::sensors::Faulty::read (this=0x3ffb1580 <stacks+4912>, channel=<optimized out>) at src/scenarios.cpp:32
32	    return register_[channel] * cal.slope; // register_ == nullptr: crash @read
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d31ee in app::sensors::Faulty::read (this=0x3ffb1580 <stacks+4912>, channel=<optimized out>) at src/scenarios.cpp:32
  2    process 1073426880 0x400d3155 in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d3155 in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d0688 in ?? ()
  5    process 1073426672 0x400d3155 in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d3155 in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d31ee          0x400d31ee <app::sensors::Faulty::read(int)+14>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60520             394528
a0             0x800d32c4          -2146618684
a1             0x3ffb14f0          1073419504
a2             0x3ffb1580          1073419648
a3             0x54                84
a4             0x0                 0
a5             0x1                 1
a6             0x0                 0
a7             0x0                 0
a8             0x0                 0
a9             0xc                 12
a10            0x0                 0
a11            0x0                 0
a12            0x3f4007c4          1061160900
a13            0x2                 2
a14            0x1                 1
a15            0x3ffb15db          1073419739

==== bt full
#0  0x400d31ee in app::sensors::Faulty::read (this=0x3ffb1580 <stacks+4912>, channel=<optimized out>) at src/scenarios.cpp:32
        cal = @0x3ffb158a: {slope = 12, intercept = -34}
#1  0x400d32c4 in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
        s = <optimized out>
        s = <optimized out>
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=<optimized out>, this=0x3ffb1550 <stacks+4864>) at src/ring.hpp:21
        i = 3
        acc = 21
        acc = <optimized out>
        i = <optimized out>
#3  other_unit (ring=@0x3ffb1550: {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, s=0x3ffb1580 <stacks+4912>) at src/other_unit.cpp:7
        sum = <optimized out>
#4  0x400d2864 in (anonymous namespace)::collect (c=@0x3ffb1550: {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}, source=@0x3ffb1580: {_vptr$Base = 0x3f400ba0 <vtable for app::sensors::Faulty+8>, name_ = 0x3f400b90 "faulty", state_ = app::sensors::State::Warming}, seed=3) at src/scenarios.cpp:56
        scale = <optimized out>
#5  0x400d2908 in cpp_scenario (seed=<optimized out>) at src/scenarios.cpp:68
        faulty = {<app::sensors::Base> = {_vptr$Base = 0x3f400ba0 <vtable for app::sensors::Faulty+8>, name_ = 0x3f400b90 "faulty", state_ = app::sensors::State::Warming}, static instances = 1, calibration_ = {slope = 12, intercept = -34}, register_ = 0x0}
        collector = {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}
        t = {value = 36.5999985}
        shown = 0
#6  0x400d2924 in scenario_cpp () at src/scenarios.cpp:73
No locals.
#7  0x400d0de8 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d0b24 <scenario_null_store>, 0x400d0b38 <scenario_recursion>, 0x400d0c1c <scenario_abort>, 0x400d0d78 <scenario_assert>, 0x400d0b50 <scenario_bad_jump>, 0x400d2918 <scenario_cpp()>, 0x400d0b60 <scenario_stack_smash>, 0x400d0c50 <scenario_isr>, 0x400d0b24 <scenario_null_store>, 0x400d0b70 <scenario_noreturn>, 0x400d0d00 <scenario_illegal>, 0x400d0b90 <scenario_types>, 0x400d0d30 <scenario_rom_callback>, 0x400d0bbc <scenario_div_zero>, 0x400d0bdc <scenario_stack_overflow>, 0x400d0d9c <scenario_rust>, 0x400d0bf4 <scenario_jump_null>, 0x400d0cc0 <scenario_interrupt_wdt>, 0x400d0ce4 <scenario_task_wdt>, 0x400d0efc <scenario_heap_poison>, 0x400d0f3c <scenario_use_after_free>, 0x400d10c8 <scenario_deadlock>, 0x400d293c <scenario_destroyed_object()>, 0x400d0c04 <scenario_tail_call>, 0x400d2b70 <scenario_deep_cpp()>, 0x400d3060 <scenario_float>, 0x400d0f8c <scenario_external_ram>}
#8  0x400d02dd in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 5
#9  0x400d2270 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d31ee in app::sensors::Faulty::read (this=0x3ffb1580 <stacks+4912>, channel=<optimized out>) at src/scenarios.cpp:32
#1  0x400d32c4 in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=..., this=0x3ffb1550 <stacks+4864>) at src/ring.hpp:21
#3  other_unit (ring=..., s=0x3ffb1580 <stacks+4912>) at src/other_unit.cpp:7
#4  0x400d2864 in (anonymous namespace)::collect (c=..., source=..., seed=3) at src/scenarios.cpp:56
#5  0x400d2908 in cpp_scenario (seed=<optimized out>) at src/scenarios.cpp:68
#6  0x400d2924 in scenario_cpp () at src/scenarios.cpp:73
#7  0x400d0de8 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#8  0x400d02dd in sensor_task (arg=<optimized out>) at src/app_main.c:148
#9  0x400d2270 in vPortTaskWrapper (pxCode=0x400d02ac <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d3155 in port_yield () at port/xtensa/port.c:29
#1  0x400d0728 in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d0211 in app_main () at src/app_main.c:173
#3  0x400d021d in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d2270 in vPortTaskWrapper (pxCode=0x400d0214 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d3155 in port_yield () at port/xtensa/port.c:29
#1  0x400d080c in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d2270 in vPortTaskWrapper (pxCode=0x400d0030 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d0688 in ?? ()
#1  0x000d0298 in ?? ()
#2  0x000d2270 in ?? ()

Thread 5 (process 1073426672):
#0  0x400d3155 in port_yield () at port/xtensa/port.c:29
#1  0x400d0621 in vTaskDelay (ticks=<optimized out>) at src/kernel.c:134
#2  0x400d0071 in write_log (line=0x3f400138 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0084 in write_log (line=0x3f400137 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0084 in write_log (line=0x3f400136 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0084 in write_log (line=0x3f400135 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0084 in write_log (line=0x3f400134 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0084 in write_log (line=0x3f400133 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0084 in write_log (line=0x3f400132 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0084 in write_log (line=0x3f400131 "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0084 in write_log (line=0x3f400130 "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d00aa in logger_task (arg=0x3f400130) at src/app_main.c:108
#12 0x400d2270 in vPortTaskWrapper (pxCode=0x400d0098 <logger_task>, pvParameters=0x3f400130) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d3155 in port_yield () at port/xtensa/port.c:29
#1  0x400d0235 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0250 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d2270 in vPortTaskWrapper (pxCode=0x400d023c <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
