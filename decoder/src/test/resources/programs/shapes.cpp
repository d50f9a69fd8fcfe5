// Classes with virtual bases, templates, pointers to members, references.
namespace shapes {
struct Point { short x, y; };
class Shape {
public:
    int id;
    const char *label;
    static int made;
    explicit Shape(int number) : id(number), label("shape") { made++; }
    virtual ~Shape() {}
    virtual int area(int scale) = 0;
};
int Shape::made;
class Wide : public virtual Shape {
public:
    short width = 11;
    Wide() : Shape(1) {}
    int area(int scale) override;
};
class High : public virtual Shape {
public:
    char height[5] = "tall";
    High() : Shape(2) {}
    int area(int scale) override { return scale; }
};
class Box : public Wide, private High {
public:
    Point corner{3, -4};
    Box() : Shape(3) {}
    int area(int scale) override;
};
struct First { int one = 1; virtual void first() {} };
struct Second { int two = 2; virtual void second() {} int plain(int v) { return v + two; } };
struct Both : First, Second { int three = 3; };
template <typename T, unsigned N> struct Ring { T items[N]; unsigned long head; };
template <typename T> struct Holder { T held; Holder<T *> *next; };
typedef Ring<unsigned short, 3> Shorts;

Both both;
int (Both::*adjusted)(int) = static_cast<int (Both::*)(int)>(&Second::plain);
int (Second::*unadjusted)(int) = &Second::plain;
int (Shape::*overridden)(int) = &Shape::area;
short Point::*member = &Point::y;
Ring<long long int, 2> ring = {{1, -1}, 5};
Shorts shorts = {{1, 2, 3}, 4};
Holder<Ring<short int, 2>> holder = {{{5, 6}, 7}, nullptr};
const char *const words[2] = {"one", "two"};
volatile int sink;

__attribute__((noinline)) static int crash(Box &box, const Point &where, Shape *shape, const Ring<long, 2> &longs)
{
    Both here;
    sink = here.two;
    *(volatile int *)(longs.head + where.x) = sink;
    return box.id + shape->id;
}
int Box::area(int scale)
{
    const Point where = {static_cast<short>(sink), 9};
    Ring<long, 2> longs = {{scale, 2}, 0};
    return crash(*this, where, this, longs) + scale;
}
int Wide::area(int scale) { return scale * width; }
}

extern "C" int main()
{
    shapes::Box box;
    shapes::Shape *shape = &box;
    return shape->area(7) + shapes::words[0][0];
}

// what the compiler needs
void operator delete(void *, unsigned) {}
extern "C" void __cxa_pure_virtual() {}
extern "C" void *memcpy(void *to, const void *from, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        static_cast<char *>(to)[i] = static_cast<const char *>(from)[i];
    }
    return to;
}
