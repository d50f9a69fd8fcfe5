// What the compiler knows beforehand: constants in place of variables, and copies of functions made for what they are called with.
struct pair { int first; short second; };
struct large { char name[5]; double value; int number; };
enum level { LOW = -2, MIDDLE = 200, HIGH = 40000 };
volatile int sink;
static struct pair pairs[2] = {{1, 2}, {3, 4}};

static __attribute__((noinline)) int crash(short a, unsigned char b, unsigned c, long long d, double e, float f,
                                           struct pair *g, enum level h, const char *i, unsigned long long j)
{
    int large = 200, larger = 40000, negative = -200, most = 2147483647;
    unsigned bits = 0xfffffff6u, byte = 255;
    long long wide = 176, wider = -176, widest = 0x123456789abcdefll;
    unsigned short half = 65535;
    signed char small = -56;
    enum level level = MIDDLE, top = HIGH, bottom = LOW;
    _Bool yes = 1;
    char letter = 200;
    float single = -6.125f;
    double twice = 0.1;
    struct pair pair = {200, -200};
    struct pair *pointer = &pairs[1];
    const char *text = "text";
    sink = 1;
    *(volatile int *)(sink * 8 - 8) = sink;
    return large + larger + negative + most + bits + byte + wide + wider + widest + half + small + level + top + bottom + yes +
           letter + (int)single + (int)twice + pair.first + pointer->first + text[0];
}

static __attribute__((noinline)) int called_with_constants(short a, unsigned char b, unsigned c, long long d, double e,
                                                           float f, struct pair *g, enum level h, const char *i,
                                                           unsigned long long j, int used)
{
    sink += used;
    int result = crash(603, 200, 40000, -713, 258.125, 0.5f, &pairs[1], HIGH, "constant", 1ull << 40);
    return result + sink;
}

__attribute__((noinline)) int known_here(int number)
{
    int before = number + 1;
    sink += before;
    return called_with_constants(-603, 65, 0xfffffffeu, 1ll << 33, 615.125, -2.5f, pairs, MIDDLE, "text", 176, number) + sink;
}

int main(void)
{
    return known_here(200) + known_here(sink);
}
