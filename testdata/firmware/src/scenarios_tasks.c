/* Two tasks that wait for each other's mutex.  The mutex has the members of FreeRTOS's queue
 * that a decoder reads: who holds it, and who waits. */
#include "kernel.h"
#include <string.h>

typedef struct SemaphoreData {
    TaskHandle_t xMutexHolder;
    UBaseType_t uxRecursiveCallCount;
} SemaphoreData_t;

typedef struct QueueDefinition {
    int8_t *pcHead; /* NULL: it is a mutex */
    int8_t *pcWriteTo;
    union {
        SemaphoreData_t xSemaphore;
    } u;
    List_t xTasksWaitingToSend;
    List_t xTasksWaitingToReceive;
    volatile UBaseType_t uxMessagesWaiting;
    UBaseType_t uxLength;
    UBaseType_t uxItemSize;
} xQUEUE;
typedef xQUEUE Queue_t;
typedef Queue_t *SemaphoreHandle_t;

static Queue_t g_bus_lock, g_log_lock;
static TCB_t alpha_tcb, beta_tcb;
static uint8_t alpha_stack[1536] __attribute__((aligned(16))), beta_stack[1536] __attribute__((aligned(16)));
static volatile int sink;

static void mutex_init(SemaphoreHandle_t mutex)
{
    memset(mutex, 0, sizeof *mutex);
    list_init(&mutex->xTasksWaitingToSend);
    list_init(&mutex->xTasksWaitingToReceive);
    mutex->uxLength = 1;
    mutex->uxMessagesWaiting = 1;
}

static FW_NOINLINE void xQueueSemaphoreTake(SemaphoreHandle_t xQueue)
{
    TCB_t *self = pxCurrentTCBs[0];

    while (xQueue->uxMessagesWaiting == 0)
        task_wait_on(&xQueue->xTasksWaitingToReceive);
    xQueue->uxMessagesWaiting = 0;
    xQueue->u.xSemaphore.xMutexHolder = self;
    self->uxMutexesHeld++;
}

static FW_NOINLINE void send_over_bus(int value)
{
    xQueueSemaphoreTake(&g_bus_lock);
    task_wait_notify(false); /* until the other task has its first lock */
    xQueueSemaphoreTake(&g_log_lock);
    sink = value;
}

static FW_NOINLINE void log_bus_state(int value)
{
    xQueueSemaphoreTake(&g_log_lock);
    task_notify(&alpha_tcb, 1);
    xQueueSemaphoreTake(&g_bus_lock);
    sink = value;
}

static void alpha_task(void *arg) { send_over_bus((int)(uintptr_t)arg); }
static void beta_task(void *arg) { log_bus_state((int)(uintptr_t)arg); }

void scenario_deadlock(void)
{
    mutex_init(&g_bus_lock);
    mutex_init(&g_log_lock);
    task_create(&alpha_tcb, "alpha", alpha_stack, sizeof alpha_stack, 7, tskNO_AFFINITY, alpha_task, (void *)1);
    task_create(&beta_tcb, "beta", beta_stack, sizeof beta_stack, 6, tskNO_AFFINITY, beta_task, (void *)2);
    FW_ASSERT(sink != 0); /* @scenario_deadlock */
}
