/* Crashes of the heap and of other memories.  The heap imitates ESP-IDF's poisoning: a guard
 * word in front of and behind each block, and fill patterns for memory that nobody has written. */
#include "kernel.h"
#include <string.h>

#define HEAD_CANARY 0xABBA1234u
#define TAIL_CANARY 0xBAAD5678u
#define FILL_NEW    0xCE
#define FILL_FREED  0xFE

struct poison_head {
    uint32_t head_canary;
    void *task;
    uint32_t alloc_size;
};

static uint8_t heap_area[512] __attribute__((aligned(16)));
static uint32_t heap_used;
static volatile int sink;

static FW_NOINLINE void *heap_alloc(uint32_t size)
{
    struct poison_head *head = (struct poison_head *)(heap_area + heap_used);
    uint32_t rounded = (size + 3) & ~3u, tail = TAIL_CANARY;
    uint8_t *data = (uint8_t *)(head + 1);

    head->head_canary = HEAD_CANARY;
    head->task = pxCurrentTCBs[0];
    head->alloc_size = size;
    memset(data, FILL_NEW, rounded);
    memcpy(data + rounded, &tail, sizeof tail);
    heap_used += sizeof *head + rounded + sizeof tail;
    return data;
}

static FW_NOINLINE bool block_is_sound(const struct poison_head *head)
{
    uint32_t tail;
    const uint8_t *at = (const uint8_t *)(head + 1) + ((head->alloc_size + 3) & ~3u);

    memcpy(&tail, at, sizeof tail);
    if (head->head_canary == HEAD_CANARY && tail == TAIL_CANARY)
        return true;
    put_str("CORRUPT HEAP: Bad tail at 0x");
    put_hex((uint32_t)at);
    put_str(". Expected 0xbaad5678 got 0x");
    put_hex(tail);
    put_str("\r\n");
    return false;
}

static FW_NOINLINE void heap_free(void *data)
{
    struct poison_head *head = (struct poison_head *)data - 1;

    FW_ASSERT(block_is_sound(head)); /* @heap_free */
    memset(data, FILL_FREED, head->alloc_size);
}

/* ---- a buffer overrun ------------------------------------------------------------------ */

static FW_NOINLINE void copy_name(char *to, const char *from, int count)
{
    for (int i = 0; i < count; i++)
        to[i] = from[i];
}

void scenario_heap_poison(void)
{
    char *name = heap_alloc(12);
    char *next = heap_alloc(8);

    copy_name(name, "thermometer-7", 14); /* two bytes too many */
    next[0] = name[0];
    heap_free(name); /* @scenario_heap_poison */
}

/* ---- use after free --------------------------------------------------------------------- */

struct job {
    int id;
    struct job *next;
    volatile int *result;
};

static FW_NOINLINE int finish_jobs(const struct job *first)
{
    int sum = 0;

    for (const struct job *j = first; j != NULL; j = j->next)
        sum += *j->result + j->id; /* after the first round: *0xfefefefe @finish_jobs */
    return sum;
}

void scenario_use_after_free(void)
{
    struct job *job = heap_alloc(sizeof *job);
    static int result = 3;

    job->id = 1;
    job->next = NULL;
    job->result = &result;
    sink = finish_jobs(job);
    heap_free(job);
    sink = finish_jobs(job); /* @scenario_use_after_free */
}

/* ---- data in another RAM -------------------------------------------------------------------- */

struct frame_buffer {
    uint16_t width, height;
    uint8_t *pixels;
    uint8_t palette[16];
};

FW_EXTERNAL_RAM struct frame_buffer g_frame_buffer;

static FW_NOINLINE int draw_line(struct frame_buffer *buffer, int row)
{
    uint8_t colour = buffer->palette[row];

    buffer->pixels[row * buffer->width] = colour; /* pixels == NULL: crash @draw_line */
    return colour;
}

void scenario_external_ram(void)
{
    memset(&g_frame_buffer, 0, sizeof g_frame_buffer);
    g_frame_buffer.width = 320;
    g_frame_buffer.height = 240;
    for (int i = 0; i < 16; i++)
        g_frame_buffer.palette[i] = (uint8_t)(i * 17);
    sink = draw_line(&g_frame_buffer, 2); /* @scenario_external_ram */
}
