// Arrays whose length is not written in the source, or is none.
struct counted { int count; short items[]; };
struct old { unsigned char kind; char text[0]; };
static struct { struct counted head; short items[3]; } counted = {{3}, {1, -2, 3}};
static struct { struct old head; char text[8]; } old = {{7}, "behind"};
static int nothing[0];
volatile int sink;

__attribute__((noinline)) static int crash(int count, int rows, struct counted *c, struct old *o)
{
    int numbers[count];
    char text[rows + 1];
    short table[rows][count];
    long long fixed[2] = {1, -1};
    for (int i = 0; i < count; i++) {
        numbers[i] = i * i;
    }
    for (int i = 0; i < rows; i++) {
        text[i] = 'a' + i;
        for (int j = 0; j < count; j++) {
            table[i][j] = 10 * i + j;
        }
    }
    text[rows] = 0;
    __asm volatile("" : : "r"(numbers), "r"(text), "r"(table), "r"(fixed), "r"(nothing) : "memory");
    *(volatile int *)(sink * 8) = 1;
    return numbers[count - 1] + text[0] + table[0][0] + (int)fixed[1] + c->items[0] + o->text[0];
}

int main(void)
{
    return crash(5, 3, &counted.head, &old.head) + sink;
}
