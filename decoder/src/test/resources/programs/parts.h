// A class that is defined where its first virtual function is; elsewhere the compiler only names it.
struct Part {
    int number;
    static int count;
    explicit Part(int n) : number(n) {}
    virtual int weight();
    virtual ~Part() {}
};
int last(Part &part, const Part &other, Part *pointer);
extern volatile int sink;
