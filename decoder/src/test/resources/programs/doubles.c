// A function that takes more than its parameters cannot be inlined, but GCC splits off what only uses them, so that they are there twice.
struct pair { float x; int y; };
volatile int sink;

__attribute__((noinline, noreturn)) static void crash(int a, int b)
{
    sink = a + b;
    *(volatile int *)(sink * 0) = 1;
    for (;;) {
        sink++;
    }
}

static int many(int first, _Bool second, float third, struct pair fourth, ...)
{
    __builtin_va_list more;
    __builtin_va_start(more, fourth);
    sink += __builtin_va_arg(more, int) * 0;
    crash(1, fourth.y + (int)fourth.x);
    return 0;
}

int calls(short *numbers, unsigned used)
{
    return many(253, 0, (float)numbers[0], (struct pair){839.25f, 839}, 1, 2);
}

int main(void)
{
    short numbers[2] = {5, 6};
    __asm volatile("" : : "r"(numbers) : "memory");
    return calls(numbers, 2) + sink;
}
