#include "parts.h"

int last(Part &part, const Part &other, Part *pointer)
{
    Part &again = *pointer;
    sink = 1;
    *(volatile int *)(sink * 8 - 8) = 1;
    return again.number + other.number + part.number;
}
