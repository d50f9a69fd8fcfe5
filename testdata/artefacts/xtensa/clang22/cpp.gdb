[New process 1073425896]
[New process 1073414724]
[New process 1073425584]
[New process 1073425688]
[New process 1073425792]
[New process 1073426000]
[New process 1073426880]
#0  0x400d3c25 in app::sensors::Faulty::read (this=0x3ffb15ec <stacks+4924>, channel=21)
[Current thread is 1 (process 1073425896)]

==== info threads
  Id   Target Id          Frame 
* 1    process 1073425896 0x400d3c25 in app::sensors::Faulty::read (this=0x3ffb15ec <stacks+4924>, channel=21)
  2    process 1073414724 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  3    process 1073425584 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  4    process 1073425688 0x000d197f in ?? ()
  5    process 1073425792 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  6    process 1073426000 0x400d3d5d in port_yield () at port/xtensa/port.c:29
  7    process 1073426880 vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39

==== info registers
pc             0x400d3c25          0x400d3c25 <app::sensors::Faulty::read(int)+13>
lbeg           0x0                 0
lend           0x0                 0
lcount         0x0                 0
sar            0x0                 0
ps             0x60520             394528
a0             0x800d3bc0          -2146616384
a1             0x3ffb1540          1073419584
a2             0x3ffb15ec          1073419756
a3             0x15                21
a4             0x40                64
a5             0xd                 13
a6             0x3d                61
a7             0x3ffb1540          1073419584
a8             0x54                84
a9             0x3ffb15b0          1073419696
a10            0x2                 2
a11            0x0                 0
a12            0x42126666          1108502118
a13            0x0                 0
a14            0x3                 3
a15            0x3ffb15b0          1073419696

==== bt full
#0  0x400d3c25 in app::sensors::Faulty::read (this=0x3ffb15ec <stacks+4924>, channel=21)
        cal = <optimized out>
#1  0x400d3bc0 in other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0::operator()(int, int) const (a=21, b=21, this=<optimized out>) at src/ring.hpp:21
No locals.
#2  app::util::RingBuffer<int, 8u>::reduce<other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0>(int, other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0) const (this=0x3ffb15b8 <stacks+4872>, start=0, f={s = 0x3ffb15ec <stacks+4924>}) at src/ring.hpp:21
        i = 3
        acc = 21
#3  other_unit (ring=@0x3ffb15b8: {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, s=0x3ffb15ec <stacks+4924>) at src/other_unit.cpp:7
        sum = <optimized out>
#4  0x400d2b69 in (anonymous namespace)::collect (c=@0x3ffb15b8: {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}, source=@0x3ffb15ec: {_vptr$Base = 0x3f4007d8 <vtable for app::sensors::Faulty+8>, name_ = 0x3f4007c9 "faulty", state_ = app::sensors::State::Warming, static _vtable$ = <optimized out>}, seed=3) at src/ring.hpp:14
        scale = {c = @0x3ffb15b8, seed = 3}
#5  0x400d29c4 in cpp_scenario (seed=3) at src/ring.hpp:28
        faulty = {<app::sensors::Base> = {_vptr$Base = 0x3f4007d8 <vtable for app::sensors::Faulty+8>, name_ = 0x3f4007c9 "faulty", state_ = app::sensors::State::Warming, static _vtable$ = <optimized out>}, static instances = 1, calibration_ = {slope = 12, intercept = -34}, register_ = 0x0, static _vtable$ = <optimized out>}
        collector = {ring = {items_ = {0, 7, 14, 21, 28, 0, 0, 0}, head_ = 0, count_ = 5}, total = 1099511627776}
        shown = 36.5999985
        t = {value = 36.5999985}
#6  0x400d2964 in scenario_cpp ()
No locals.
#7  0x400d2821 in scenario_run (scenario=5)
        functions = {0x400d232c <scenario_null_store>, 0x400d236c <scenario_recursion>, 0x400d23c4 <scenario_abort>, 0x400d23d4 <scenario_assert>, 0x400d23f8 <scenario_bad_jump>, 0x400d2958 <scenario_cpp()>, 0x400d2424 <scenario_stack_smash>, 0x400d2450 <scenario_isr>, 0x400d232c <scenario_null_store>, 0x400d2484 <scenario_noreturn>, 0x400d249c <scenario_illegal>, 0x400d24a8 <scenario_types>, 0x400d268c <scenario_rom_callback>, 0x400d26c0 <scenario_div_zero>, 0x400d26e0 <scenario_stack_overflow>, 0x400d2730 <scenario_rust>, 0x400d2750 <scenario_jump_null>, 0x400d2764 <scenario_interrupt_wdt>, 0x400d27ac <scenario_task_wdt>, 0x400d2f00 <scenario_heap_poison>, 0x400d2fe4 <scenario_use_after_free>, 0x400d30f8 <scenario_deadlock>, 0x400d29d4 <scenario_destroyed_object()>, 0x400d27e0 <scenario_tail_call>, 0x400d2a14 <scenario_deep_cpp()>, 0x400d3bdc <scenario_float>, 0x400d3028 <scenario_external_ram>}
#8  0x400d08f1 in sensor_task (arg=<optimized out>)
        scenario = 5
#9  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08c0 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40
No locals.

==== all threads

Thread 1 (process 1073425896):
#0  0x400d3c25 in app::sensors::Faulty::read (this=0x3ffb15ec <stacks+4924>, channel=21)
#1  0x400d3bc0 in other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0::operator()(int, int) const (a=21, b=21, this=<optimized out>) at src/ring.hpp:21
#2  app::util::RingBuffer<int, 8u>::reduce<other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0>(int, other_unit(app::util::RingBuffer<int, 8u> const&, app::sensors::Base*)::$_0) const (this=0x3ffb15b8 <stacks+4872>, start=0, f=...) at src/ring.hpp:21
#3  other_unit (ring=..., s=0x3ffb15ec <stacks+4924>) at src/other_unit.cpp:7
#4  0x400d2b69 in (anonymous namespace)::collect (c=..., source=..., seed=3) at src/ring.hpp:14
#5  0x400d29c4 in cpp_scenario (seed=3) at src/ring.hpp:28
#6  0x400d2964 in scenario_cpp ()
#7  0x400d2821 in scenario_run (scenario=5)
#8  0x400d08f1 in sensor_task (arg=<optimized out>)
#9  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08c0 <sensor_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 2 (process 1073414724):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1a4d in task_notify (t=0x3ffb2de8 <sensor_tcb>, value=5)
#2  0x400d0882 in app_main ()
#3  0x400d0684 in main_task (arg=<optimized out>)
#4  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0678 <main_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 3 (process 1073425584):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1b46 in idle_tick ()
#2  0x400d06a2 in idle_task (arg=<optimized out>)
#3  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0694 <idle_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 4 (process 1073425688):
#0  0x000d197f in ?? ()
#1  0x000d0894 in ?? ()
#2  0x000d35e0 in ?? ()

Thread 5 (process 1073425792):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d1932 in vTaskDelay (ticks=1000)
#2  0x400d09b2 in write_log (line=0x3f400160 "89abcdefghijklmnop", depth=0)
#3  0x400d099d in write_log (line=0x3f40015f "789abcdefghijklmnop", depth=1)
#4  0x400d099d in write_log (line=0x3f40015e "6789abcdefghijklmnop", depth=2)
#5  0x400d099d in write_log (line=0x3f40015d "56789abcdefghijklmnop", depth=3)
#6  0x400d099d in write_log (line=0x3f40015c "456789abcdefghijklmnop", depth=4)
#7  0x400d099d in write_log (line=0x3f40015b "3456789abcdefghijklmnop", depth=5)
#8  0x400d099d in write_log (line=0x3f40015a "23456789abcdefghijklmnop", depth=6)
#9  0x400d099d in write_log (line=0x3f400159 "123456789abcdefghijklmnop", depth=7)
#10 0x400d099d in write_log (line=0x3f400158 "0123456789abcdefghijklmnop", depth=8)
#11 0x400d08b4 in logger_task (arg=0x3f400158)
#12 0x400d35e0 in vPortTaskWrapper (pxCode=0x400d08a0 <logger_task>, pvParameters=0x3f400158) at port/xtensa/port.c:40

Thread 6 (process 1073426000):
#0  0x400d3d5d in port_yield () at port/xtensa/port.c:29
#1  0x400d09c8 in esp_cpu_wait_for_intr ()
#2  0x400d091c in core1_task (arg=<optimized out>)
#3  0x400d35e0 in vPortTaskWrapper (pxCode=0x400d0904 <core1_task>, pvParameters=0x0) at port/xtensa/port.c:40

Thread 7 (process 1073426880):
#0  vPortTaskWrapper (pxCode=0x0, pvParameters=0x0) at port/xtensa/port.c:39
#1  0x40000000 in ?? ()
