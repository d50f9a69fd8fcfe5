[New LWP 1341403160]
[New LWP 1341403680]
[New LWP 1341403368]
[New LWP 1341403576]
[New LWP 1341403472]
[New LWP 1341403056]
[New LWP 1341403264]
#0  visit_item (item=3, ctx=<optimized out>) at src/scenarios.c:239
239	    return s->last.i + item; /* crashes for the third item @visit_item */
[Current thread is 1 (LWP 1341403160)]

==== info threads
  Id   Target Id         Frame 
* 1    LWP 1341403160    visit_item (item=3, ctx=<optimized out>) at src/scenarios.c:239
  2    LWP 1341403680    0x40002650 in port_yield () at port/riscv/port.c:41
  3    LWP 1341403368    0x40002650 in port_yield () at port/riscv/port.c:41
  4    LWP 1341403576    0x40002650 in port_yield () at port/riscv/port.c:41
  5    LWP 1341403472    0x40002650 in port_yield () at port/riscv/port.c:41
  6    LWP 1341403056    0x40002650 in port_yield () at port/riscv/port.c:41
  7    LWP 1341403264    vPortTaskWrapper (pxCode=0x4000007e <late_task>, pvParameters=0x4010015c) at port/riscv/port.c:52

==== info registers
ra             0x4fc00026	0x4fc00026
sp             0x4ff41630	0x4ff41630 <stacks+4992>
gp             0x4ff409c8	0x4ff409c8 <stacks+1816>
tp             0x0	0x0
t0             0x0	0
t1             0x1	1
t2             0x0	0
fp             0x4010036c	0x4010036c <items+8>
s1             0x2	2
a0             0x3	3
a1             0x0	0
a2             0x40000ae4	1073744612
a3             0x4ff40148	1341391176
a4             0xffffffff	-1
a5             0x4ff40188	1341391240
a6             0xa	10
a7             0x1	1
s2             0x83580003	-2091384829
s3             0x4	4
s4             0x40000ae4	1073744612
s5             0x4ff40148	1341391176
s6             0x0	0
s7             0x0	0
s8             0x0	0
s9             0x0	0
s10            0x0	0
s11            0x0	0
t3             0x0	0
t4             0x0	0
t5             0x0	0
t6             0x0	0
pc             0x40000aea	0x40000aea <visit_item+6>

==== bt full
#0  visit_item (item=3, ctx=<optimized out>) at src/scenarios.c:239
        s = 0x0
#1  0x4fc00026 in ?? ()
No symbol table info available.

==== all threads

Thread 1 (LWP 1341403160):
#0  visit_item (item=3, ctx=<optimized out>) at src/scenarios.c:239
#1  0x4fc00026 in ?? ()

Thread 2 (LWP 1341403680):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x4000078e in task_notify (t=t@entry=0x4ff43018 <sensor_tcb>, value=<optimized out>) at src/kernel.c:162
#2  0x4000024a in app_main () at src/app_main.c:173
#3  0x40000268 in main_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:179
#4  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#5  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 3 (LWP 1341403368):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40000832 in idle_tick () at src/kernel.c:188
#2  0x40000094 in idle_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:115
#3  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 4 (LWP 1341403576):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40002658 in port_yield_solicited () at port/riscv/port.c:43
#2  0x4000071a in task_wait_notify (solicited=solicited@entry=true) at src/kernel.c:146
#3  0x400002ae in wait_packet (list=list@entry=0x4ff40100 <queue_head>, timeout=timeout@entry=250) at src/app_main.c:77
#4  0x400002e4 in net_task (arg=0x4ff40100 <queue_head>, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:88
#5  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#6  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 5 (LWP 1341403472):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x400006c4 in vTaskDelay (ticks=ticks@entry=1000) at src/kernel.c:134
#2  0x400000da in write_log (line=line@entry=0x40100130 "89abcdefghijklmnop", depth=depth@entry=0) at src/app_main.c:99
#3  0x400000c8 in write_log (line=line@entry=0x4010012f "789abcdefghijklmnop", depth=depth@entry=1) at src/app_main.c:102
#4  0x400000c8 in write_log (line=line@entry=0x4010012e "6789abcdefghijklmnop", depth=depth@entry=2) at src/app_main.c:102
#5  0x400000c8 in write_log (line=line@entry=0x4010012d "56789abcdefghijklmnop", depth=depth@entry=3) at src/app_main.c:102
#6  0x400000c8 in write_log (line=line@entry=0x4010012c "456789abcdefghijklmnop", depth=depth@entry=4) at src/app_main.c:102
#7  0x400000c8 in write_log (line=line@entry=0x4010012b "3456789abcdefghijklmnop", depth=depth@entry=5) at src/app_main.c:102
#8  0x400000c8 in write_log (line=line@entry=0x4010012a "23456789abcdefghijklmnop", depth=depth@entry=6) at src/app_main.c:102
#9  0x400000c8 in write_log (line=line@entry=0x40100129 "123456789abcdefghijklmnop", depth=depth@entry=7) at src/app_main.c:102
#10 0x400000c8 in write_log (line=line@entry=0x40100128 "0123456789abcdefghijklmnop", depth=depth@entry=8) at src/app_main.c:102
#11 0x400000f2 in logger_task (arg=0x40100128, arg@entry=<error reading variable: value has been optimized out>) at src/app_main.c:108
#12 0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#13 0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 6 (LWP 1341403056):
#0  0x40002650 in port_yield () at port/riscv/port.c:41
#1  0x40000278 in esp_cpu_wait_for_intr () at src/app_main.c:123
#2  0x40000296 in core1_task (arg=<error reading variable: value has been optimized out>) at src/app_main.c:131
#3  0x400025d0 in vPortTaskWrapper (pxCode=<optimized out>, pvParameters=<optimized out>) at port/riscv/port.c:53
#4  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC

Thread 7 (LWP 1341403264):
#0  vPortTaskWrapper (pxCode=0x4000007e <late_task>, pvParameters=0x4010015c) at port/riscv/port.c:52
#1  0x00000000 in ?? ()
Backtrace stopped: frame did not save the PC
