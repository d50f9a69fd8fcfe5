// Values of every kind, for the rules of printing. No code of it runs: only its static data is looked at.
//
// values.elf was made with Debian's riscv64-unknown-elf-gcc 12.2:
//   riscv64-unknown-elf-gcc -x c++ -std=gnu++20 -march=rv32imc -mabi=ilp32 -ffreestanding -fno-rtti -fno-exceptions
//       -nostdlib -g -O0 -ffile-prefix-map=$PWD=. -c values.cpp -o values.o
//   riscv64-unknown-elf-ld -m elf32lriscv -Ttext=0x42000000 -Tdata=0x3fc80000 -e 0 values.o -o values.elf
// values.expected is what gdb-multiarch 13.1 says of each variable:
//   gdb-multiarch -batch -nx values.elf -ex 'output NAME' ...
#include <stdint.h>
enum Plain { P_ZERO, P_ONE, P_FIVE = 5 };
enum Negative { N_MINUS = -2, N_PLUS = 2 };
enum Flags { F_A = 1, F_B = 2, F_C = 4, F_LEGACY = 4, F_D = 0x30 };
enum class Wide : uint64_t { Low = 1, High = 0x8000000000000000ull };
enum class Scoped : uint8_t { Off, Warming = 3, Ready };
enum FlagsZero { FZ_NONE = 0, FZ_X = 1, FZ_Y = 2 };
struct Empty {};
struct Point { int16_t x, y; };
struct Bits { unsigned a : 1; unsigned b : 5; signed c : 6; unsigned : 3; bool flag : 1; Plain e : 3; unsigned long long wide : 40; };
union Number { int32_t i; float f; uint8_t bytes[4]; };
struct Anonymous { int a; union { int b; float c; }; struct { char d; short e; }; };
struct Base1 { int one; constexpr Base1(int v = 0) : one(v) {} };
struct Base2 { virtual ~Base2(); const char *two; constexpr Base2(const char *t) : two(t) {} };
struct Derived : Base1, Base2 { int three; static int shared; Point where; Point &reference; const char *const &text; constexpr Derived(Point &p, const char *const &t) : Base1(11), Base2("two"), three(33), where{1, 2}, reference(p), text(t) {} };
struct Virtual : virtual Base1 { int own; };
template <typename T, unsigned N> struct Ring { T items[N]; unsigned head; };
struct Flexible { int count; char data[]; };
struct Methods { int value; int get(int) const; void set(int); };
typedef int (*Callback)(const char *, ...);
typedef struct { int tagless; } Tagless;
extern "C" { extern void *__dso_handle; void *__dso_handle; int __cxa_atexit(void (*)(void *), void *, void *) { return 0; }
void _ZdlPv(void *) {} void _ZdlPvj(void *, unsigned) {}
int function_of_int(int v) { return v; }
void no_parameters(void) {}
}
Plain plain_known = P_FIVE, plain_zero = P_ZERO, plain_unknown = (Plain)7;
Negative negative_known = N_MINUS, negative_unknown = (Negative)5;
Flags flags_one = F_A, flags_two = (Flags)3, flags_all = (Flags)0x37, flags_zero = (Flags)0, flags_unknown = (Flags)0x48, flags_mixed = (Flags)0x41, flags_part = (Flags)0x10;
FlagsZero fz_none = FZ_NONE, fz_both = (FlagsZero)3;
Wide wide_high = Wide::High, wide_both = (Wide)0x8000000000000001ull;
Scoped scoped_known = Scoped::Warming, scoped_unknown = (Scoped)9;
bool yes = true, no = false;
volatile uint8_t odd_byte = 200;
char letter = 'a', newline = '\n', nul = 0, high = (char)0xc8, quote = '\'', backslash = '\\', escape = 27, del = 127, bell = 7;
signed char minus = -5;
unsigned char byte_ = 65;
wchar_t wide_letter = L'\u00e9';
char16_t c16 = u'x';
char32_t c32 = U'\U0001f600';
#if __cplusplus >= 202002L
char8_t c8 = u8'q';
#endif
int8_t i8 = -128; uint8_t u8_ = 255; int16_t i16 = -32768; uint16_t u16_ = 65535; int i32 = -2147483647 - 1; uint32_t u32_ = 4294967295u;
int64_t i64 = -9223372036854775807ll - 1; uint64_t u64_ = 18446744073709551615ull;
float f_third = 1.0f / 3, f_one = 1, f_big = 1e30f, f_tiny = 1e-40f, f_neg = -0.0f, f_tenth = 0.1f, f_million = 1000000, f_billion = 1e9f, f_ten_billion = 1e10f;
float f_inf = __builtin_inff(), f_nan = __builtin_nanf("");
double d_third = 1.0 / 3, d_one = 1, d_big = 1e300, d_tiny = 5e-324, d_pi = 3.141592653589793, d_cent = 100, d_exp = 1e16, d_exp17 = 1e17, d_small = 0.0001, d_smaller = 0.00001, d_ninf = -__builtin_inf(), d_nan = __builtin_nan("0x123");
int *null_pointer = nullptr; int *to_i32 = &i32; void *to_nowhere = (void *)0x1234; Point *dangling = (Point *)0x10;
const char *text = "hello"; const char *empty_text = ""; const char *bad_text = (const char *)0x20;
const char *long_text = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890";
const char *text200 = "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
const char *repeats = "a\"bxxxxxxxxxxxxyz", *nine = "aaaaaaaaa", *ten = "aaaaaaaaaa", *only = "bbbbbbbbbbbbbbbbbbbbbbbb", *two_runs = "ccccccccccccdddddddddddd", *ends = "head=========", *tabs = "\t\r\n\a\b\f\v\\\033[0m\001\377\1771";
const char *many_runs = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbccccccccccccccccccccccccccccccccccddddddddddddddddddddddddddeeeeeeeeeeeeeeeeeeeeeeeeeeeeeffffffffffffffffffffffffffffffffggggggggggggggggggggggggggggggggggghhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhiiiiiiiiiiiiiiiiiiiiiiiiiii";
const unsigned char *unsigned_text = (const unsigned char *)"unsigned"; const signed char *signed_text = (const signed char *)"signed"; const int8_t *tiny_text = (const int8_t *)"tiny";
const wchar_t *wide_text = L"wide \u00e9"; const char16_t *text16 = u"six\u00e9\U0001f600"; const char32_t *text32 = U"thirty\u00e9";
char array_full[5] = {'a', 'b', 'c', 'd', 'e'}, array_one_nul[6] = "abcde", array_padded[16] = "abc", array_zero[16] = {0}, array_mixed[8] = {'o', 'k', 0, (char)0x80, (char)0xff, '\n', '"', 0}, array_run[24] = "aaaaaaaaaaaa", array_twelve[12] = "bme280", array_9z[12] = "ab", array_10z[13]="ab";
char array_long[300] = "start"; uint8_t blob[20] = {1, 2, 3, 0xff, 'A'}; int8_t signed_blob[4] = {-1, 2, 3, 4};
char names[3][4] = {"ab", "cd", "ef"}; const char *list[3] = {"one", nullptr, "three"};
int numbers[5] = {1, 2, 3, 4, 5}, same[12] = {7,7,7,7,7,7,7,7,7,7,7,7}, nine_same[9] = {}, ten_same[10] = {}, mixed[15] = {1, 2, 0,0,0,0,0,0,0,0,0,0,0, 3, 4};
int matrix[2][3] = {{1, 2, 3}, {-4, -5, -6}}, zero_matrix[3][4] = {}, zero_wide[2][12] = {}, zero_tall[12][2] = {}, cube[2][2][2] = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
int long_array[300], counting[250] = {1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100,101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,132,133,134,135,136,137,138,139,140,141,142,143,144,145,146,147,148,149,150,151,152,153,154,155,156,157,158,159,160,161,162,163,164,165,166,167,168,169,170,171,172,173,174,175,176,177,178,179,180,181,182,183,184,185,186,187,188,189,190,191,192,193,194,195,196,197,198,199,200,201,202,203,204,205,206,207,208,209,210};
float floats[3] = {1.5f, -2, 0.1f}; bool flags[3] = {true, false, true}; Plain plains[3] = {P_ONE, P_ONE, P_FIVE}; void *pointers[2] = {&i32, nullptr};
Point points[2] = {{1, -1}, {300, -300}}, same_points[12] = {}, point = {7, 8}; const Point const_point = {1, 2};
Bits bits = {1, 19, -7, true, P_FIVE, 0xabcdef0123ull}; Number number = {.f = 21.5f}; Anonymous anonymous = {1, {2}, {'d', 5}}; Empty empty;
int Derived::shared = 42; const char *const derived_text = "by reference"; extern Derived derived; 
Base2::~Base2() {}
Derived derived(point, derived_text); Virtual virt; Ring<short, 3> ring = {{1, 2, 3}, 4}; Flexible flexible = {3};
Callback callback = (Callback)function_of_int; void (*simple_callback)(void) = no_parameters; int (*callbacks[2])(int) = {function_of_int, nullptr}; void (*wild)(void) = (void (*)(void))0x1234; Callback *callback_pointer = &callback;
Tagless tagless = {5}; int &int_reference = i32; Point &point_reference = point; const char *&text_reference = text; Callback &callback_reference = callback;
int Point::*member_pointer_null = nullptr; int16_t Point::*member_pointer = &Point::y; int (Methods::*method_pointer)(int) const = &Methods::get; int Methods::get(int) const { return 0; } 
int **pointer_pointer = &to_i32; const char **text_pointer = &text; int (*array_pointer)[5] = &numbers; char (*name_pointer)[4] = names; const volatile int *const volatile cv_pointer = &i32;
long long ll = 1; unsigned long ul = 2; long double ld = 1.25L; __complex__ float complex_number = 1.0f + 2.0fi;
namespace app { namespace inner { int value = 3; struct Thing { int v; } thing = {9}; } int value = 4; }
static int hidden = 77; int *use_hidden() { return &hidden; }
enum SetA { A1 = 1, A2 = 2, A4 = 4, A4B = 4 }; SetA a3 = (SetA)3, a4 = (SetA)4, a7 = (SetA)7, a9 = (SetA)9, a8 = (SetA)8, a0 = (SetA)0;
enum SetB { B1 = 1, B2 = 2, B30 = 0x30 }; SetB b3 = (SetB)3, b31 = (SetB)0x31, b33 = (SetB)0x33, b10 = (SetB)0x10, b11 = (SetB)0x11, b0 = (SetB)0;
enum SetC { C1 = 1, C2 = 2, C3 = 3 }; SetC c3 = (SetC)3, c4 = (SetC)4, c7 = (SetC)7, c6 = (SetC)6;
enum SetD { D1 = 1, D5 = 5 }; SetD d4 = (SetD)4, d6 = (SetD)6;
enum SetE { E0, E1, E2 }; SetE e3 = (SetE)3, e7 = (SetE)7;
enum SetF { F0, F1, F2, F3 }; SetF f4 = (SetF)4, f7 = (SetF)7;
enum SetG { G0 = 0, GA = 0x10, GB = 0x60 }; SetG g70 = (SetG)0x70, g20 = (SetG)0x20, g0 = (SetG)0, g1 = (SetG)1, g11=(SetG)0x11;
enum SetH { H1 = 1, H5 = 0x50, H6 = 2 }; SetH h3 = (SetH)3, h51 = (SetH)0x51;
enum class SetK : unsigned char { X = 1, Y = 0x80 }; SetK k81 = (SetK)0x81, k41 = (SetK)0x41;
enum SetL { L1 = 1, LM = -1 }; SetL l3 = (SetL)3;
enum SetM {MA=1,MB=2,MC=4,MD=8, MALL=15}; SetM m3=(SetM)3, m15=(SetM)15, m16=(SetM)16, m19=(SetM)19;
