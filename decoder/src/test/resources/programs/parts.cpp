#include "parts.h"
int Part::count = 3;
volatile int sink;
int Part::weight() { return number; }
void operator delete(void *, unsigned) {}

static inline __attribute__((always_inline)) int with_array(Part &part, int count)
{
    int numbers[count];
    for (int i = 0; i < count; i++) {
        numbers[i] = i + part.number;
    }
    __asm volatile("" : : "r"(numbers) : "memory");
    return last(part, part, &part) + numbers[0];
}

__attribute__((noinline)) int first(int count)
{
    Part part(40 + count);
    return with_array(part, count) + part.weight();
}

extern "C" int main()
{
    sink = 0;
    return first(3);
}
