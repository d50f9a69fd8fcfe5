package io.github.coroner.testdata;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a piece of work costs the thread that does it: processor time, which a busy machine does not change, and bytes allocated,
 * which bound the memory that it can hold at any time.
 *
 * @param milliseconds of processor time
 * @param allocated bytes of heap allocated, those that were given back counted
 */
public record Cost(long milliseconds, long allocated) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Something to be measured. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }

    /** Does the work once and measures it. */
    public static Cost of(Work work) throws Exception {
        com.sun.management.ThreadMXBean allocations = (com.sun.management.ThreadMXBean) THREADS;
        long thread = Thread.currentThread().getId();
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = allocations.getThreadAllocatedBytes(thread);
        work.run();
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - time) / 1_000_000,
                allocations.getThreadAllocatedBytes(thread) - bytes);
    }
}
