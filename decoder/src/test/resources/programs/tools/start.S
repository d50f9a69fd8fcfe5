    .section .init, "ax"
    .globl _start
    .type _start, @function
_start:
    .cfi_startproc
    .cfi_undefined ra
    .option push
    .option norelax
    la gp, __global_pointer$
    .option pop
    la sp, _stack_top
    la t0, _vector
    csrw mtvec, t0
    li t0, 0x3C000000 >> 2
    csrw pmpaddr0, t0
    li t0, -1
    csrw pmpaddr1, t0
    li t0, 0x1F88
    csrw pmpcfg0, t0
#ifdef __riscv_flen
    li t0, 0x2000
    csrs mstatus, t0
#endif
    la t0, _bss_start
    la t1, _bss_end
1:  bgeu t0, t1, 2f
    sw zero, 0(t0)
    addi t0, t0, 4
    j 1b
2:
    la s0, __init_array_start
    la s1, __init_array_end
1:  bgeu s0, s1, 2f
    lw t0, 0(s0)
    jalr t0
    addi s0, s0, 4
    j 1b
2:  li s0, 0
    li s1, 0
    call main
1:  j 1b
    .cfi_endproc
    .size _start, . - _start

    .section .iram0.text, "ax"
    .balign 256
    .globl _vector
    .type _vector, @function
_vector:
    csrw mscratch, t0
    la t0, registers
    .irp n, 1, 2, 3, 4
    sw x\n, 4*\n(t0)
    .endr
    .irp n, 6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    sw x\n, 4*\n(t0)
    .endr
    csrr t1, mscratch
    sw t1, 4*5(t0)
    csrr t1, mepc
    sw t1, 0(t0)
    csrr t1, mcause
    sw t1, 4*32(t0)
    csrr t1, mtval
    sw t1, 4*33(t0)
    la a1, open_args
    li a0, 1
    jal semihost
    la a1, write_args
    sw a0, 0(a1)
    li a0, 5
    jal semihost
    li a0, 0x18
    li a1, 0x20026
    jal semihost
1:  j 1b
    .balign 16
    .option push
    .option norvc
semihost:
    slli zero, zero, 0x1f
    ebreak
    srai zero, zero, 7
    ret
    .option pop
    .size _vector, . - _vector
    .section .data
    .balign 4
open_args: .word fname, 5, 7
write_args: .word 0, _dram_start, _dram_size
fname: .asciz "raw.bin"
    .balign 4
    .globl registers
registers: .space 34*4
