[New process 1073426360]
[New process 1073426880]
[New process 1073426568]
[New process 1073426776]
[New process 1073426672]
[New process 1073426256]
[New process 1073426464]
#0  0x400d2cd6 in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
32	    return register_[channel] * cal.slope; // register_ == nullptr: crash @read
[Current thread is 1 (process 1073426360)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073426360 0x400d2cd6 in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
  2    process 1073426880 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  3    process 1073426568 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  4    process 1073426776 0x000d05e4 in ?? ()
  5    process 1073426672 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  6    process 1073426256 0x400d2c3d in port_yield () at port/xtensa/port.c:29
  7    process 1073426464 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d2cd6          0x400d2cd6 <app::sensors::Faulty::read(int)+14>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60520             394528
a0             0x800d2dc8          -2146619960
a1             0x3ffb14f0          1073419504
a2             0xc                 12
a3             0x54                84
a4             0x0                 0
a5             0x1                 1
a6             0x0                 0
a7             0x0                 0
a8             0x0                 0
a9             0x3ffb1550          1073419600
a10            0x0                 0
a11            0x0                 0
a12            0x3f4007b5          1061160885
a13            0x2                 2
a14            0x0                 0
a15            0x30                48

==== bt full
#0  0x400d2cd6 in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
        cal = <optimized out>
#1  0x400d2dc8 in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
        s = <optimized out>
        s = <optimized out>
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=<optimized out>, this=0x3ffb1550 <stacks+4864>) at src/ring.hpp:21
        i = 3
        acc = 21
#3  other_unit (ring=@0x3ffb1550: {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, s=0x3ffb1580 <stacks+4912>) at src/other_unit.cpp:7
        sum = <optimized out>
#4  0x400d2408 in (anonymous namespace)::collect (c=@0x3ffb1550: {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}, source=@0x3ffb1580: {_vptr$Base = 0x3f400b38 <vtable for app::sensors::Faulty+8>, name_ = 0x3f400b28 "faulty", state_ = app::sensors::State::Warming}, seed=3) at src/scenarios.cpp:56
        scale = <optimized out>
#5  0x400d24a1 in cpp_scenario (seed=<optimized out>) at src/scenarios.cpp:68
        faulty = {<app::sensors::Base> = {_vptr$Base = 0x3f400b38 <vtable for app::sensors::Faulty+8>, name_ = 0x3f400b28 "faulty", state_ = app::sensors::State::Warming}, static instances = 1, calibration_ = {slope = 12, intercept = -34}, register_ = 0x0}
        collector = {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}
        t = {value = 36.5999985}
        shown = 0
#6  0x400d24bc in scenario_cpp () at src/scenarios.cpp:73
No locals.
#7  0x400d0cc0 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
        functions = {0x400d09fc <scenario_null_store>, 0x400d0a10 <scenario_recursion>, 0x400d0af4 <scenario_abort>, 0x400d0c50 <scenario_assert>, 0x400d0a28 <scenario_bad_jump>, 0x400d24b0 <scenario_cpp()>, 0x400d0a38 <scenario_stack_smash>, 0x400d0b28 <scenario_isr>, 0x400d09fc <scenario_null_store>, 0x400d0a48 <scenario_noreturn>, 0x400d0bd8 <scenario_illegal>, 0x400d0a68 <scenario_types>, 0x400d0c08 <scenario_rom_callback>, 0x400d0a94 <scenario_div_zero>, 0x400d0ab4 <scenario_stack_overflow>, 0x400d0c74 <scenario_rust>, 0x400d0acc <scenario_jump_null>, 0x400d0b98 <scenario_interrupt_wdt>, 0x400d0bbc <scenario_task_wdt>, 0x400d0dd4 <scenario_heap_poison>, 0x400d0e14 <scenario_use_after_free>, 0x400d0fac <scenario_deadlock>, 0x400d24d0 <scenario_destroyed_object()>, 0x400d0adc <scenario_tail_call>, 0x400d2708 <scenario_deep_cpp()>, 0x400d2b4c <scenario_float>, 0x400d0e5c <scenario_external_ram>}
#8  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
        scenario = 5
#9  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073426360):
#0  0x400d2cd6 in app::sensors::Faulty::read (this=<optimized out>, channel=<optimized out>) at src/scenarios.cpp:32
#1  0x400d2dc8 in operator() (b=<optimized out>, a=21, __closure=<synthetic pointer>) at src/other_unit.cpp:7
#2  app::util::RingBuffer<int, 8>::reduce<other_unit(const app::util::RingBuffer<int, 8>&, app::sensors::Base*)::<lambda(int, int)> > (start=0, f=..., this=0x3ffb1550 <stacks+4864>) at src/ring.hpp:21
#3  other_unit (ring=..., s=0x3ffb1580 <stacks+4912>) at src/other_unit.cpp:7
#4  0x400d2408 in (anonymous namespace)::collect (c=..., source=..., seed=3) at src/scenarios.cpp:56
#5  0x400d24a1 in cpp_scenario (seed=<optimized out>) at src/scenarios.cpp:68
#6  0x400d24bc in scenario_cpp () at src/scenarios.cpp:73
#7  0x400d0cc0 in scenario_run (scenario=<optimized out>) at src/scenarios.c:392
#8  0x400d02d5 in sensor_task (arg=<optimized out>) at src/app_main.c:148
#9  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d02a4 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073426880):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d065d in task_notify (t=<optimized out>, value=<optimized out>) at src/kernel.c:162
#2  0x400d0211 in app_main () at src/app_main.c:173
#3  0x400d021d in main_task (arg=0x0) at src/app_main.c:179
#4  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0214 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073426568):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d06e2 in idle_tick () at src/kernel.c:188
#2  0x400d0039 in idle_task (arg=0x0) at src/app_main.c:115
#3  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0030 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073426776):
#0  0x000d05e4 in ?? ()
#1  0x000d0291 in ?? ()
#2  0x000d1f5c in ?? ()

Thread 5 (process 1073426672):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d05aa in vTaskDelay (ticks=1000) at src/kernel.c:134
#2  0x400d0071 in write_log (line=0x3f400136 "89abcdefghijklmnop", depth=0) at src/app_main.c:99
#3  0x400d0084 in write_log (line=0x3f400135 "789abcdefghijklmnop", depth=1) at src/app_main.c:102
#4  0x400d0084 in write_log (line=0x3f400134 "6789abcdefghijklmnop", depth=2) at src/app_main.c:102
#5  0x400d0084 in write_log (line=0x3f400133 "56789abcdefghijklmnop", depth=3) at src/app_main.c:102
#6  0x400d0084 in write_log (line=0x3f400132 "456789abcdefghijklmnop", depth=4) at src/app_main.c:102
#7  0x400d0084 in write_log (line=0x3f400131 "3456789abcdefghijklmnop", depth=5) at src/app_main.c:102
#8  0x400d0084 in write_log (line=0x3f400130 "23456789abcdefghijklmnop", depth=6) at src/app_main.c:102
#9  0x400d0084 in write_log (line=0x3f40012f "123456789abcdefghijklmnop", depth=7) at src/app_main.c:102
#10 0x400d0084 in write_log (line=0x3f40012e "0123456789abcdefghijklmnop", depth=8) at src/app_main.c:102
#11 0x400d00a8 in logger_task (arg=0x3f40012e) at src/app_main.c:108
#12 0x400d1f5c in vPortTaskWrapper (pxCode=0x400d0098 <logger_task>, pvParameters=0x3f40012e) at port/xtensa/port.c:40

Thread 6 (process 1073426256):
#0  0x400d2c3d in port_yield () at port/xtensa/port.c:29
#1  0x400d0235 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x400d0250 in core1_task (arg=0x0) at src/app_main.c:131
#3  0x400d1f5c in vPortTaskWrapper (pxCode=0x400d023c <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426464):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
