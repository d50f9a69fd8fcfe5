#ifndef RAW_CRASH_H
#define RAW_CRASH_H
#include "port.h"

#ifdef __cplusplus
extern "C" {
#endif
void raw_crash_capture(const void *frame, enum panic_kind kind, const void *other_core_frame);
void raw_crash_log(void);
#ifdef __cplusplus
}
#endif
#endif
