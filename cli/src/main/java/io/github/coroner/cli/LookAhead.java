package io.github.coroner.cli;

import io.github.coroner.symbols.FrameCursor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks up addresses that wait in the input on a second thread, last first, and forgets the answers: the compilation units that it
 * meets are read by then. Nothing depends on how far it comes.
 */
final class LookAhead implements Runnable {
    /** Fewer bytes are answered before a thread has started. */
    private static final int WORTHWHILE_BYTES = 1 << 12;

    private final FrameCursor cursor;
    private final long base;
    private final boolean functions;
    private volatile byte @Nullable [] lines;
    private @Nullable Thread thread;

    /**
     * Makes one that has nothing to do yet.
     *
     * @param cursor its own
     * @param base to be added to each address
     * @param functions whether names of functions are wanted
     */
    LookAhead(FrameCursor cursor, long base, boolean functions) {
        this.cursor = cursor;
        this.base = base;
        this.functions = functions;
    }

    /** Takes lines that the caller begins to answer now, from the first on; those taken before are given up. */
    void take(byte[] buffer, int count) {
        if (count < WORTHWHILE_BYTES) {
            return;
        }
        byte[] copy = new byte[count];
        System.arraycopy(buffer, 0, copy, 0, count);
        lines = copy;
        Thread running = thread;
        if (running == null) {
            Thread started = new Thread(this, "look-ahead");
            started.setDaemon(true);
            started.start();
            thread = started;
        } else {
            LockSupport.unpark(running);
        }
    }

    @Override
    public void run() {
        byte[] done = null;
        while (true) {
            byte[] todo = lines;
            if (todo == null || todo == done) {
                LockSupport.park(this);
            } else {
                lookUp(todo);
                done = todo;
            }
        }
    }

    private void lookUp(byte[] todo) {
        int end = todo.length;
        for (int at = todo.length - 1; at >= 0 && lines == todo; at--) {
            if (at == 0 || todo[at - 1] == '\n') {
                touch(AddressReader.parse(new String(todo, at, end - at, StandardCharsets.ISO_8859_1)) + base);
                end = at;
            }
        }
    }

    private void touch(long address) {
        int count = cursor.find(address);
        for (int frame = 0; frame < count; frame++) {
            cursor.file(frame);
            if (functions) {
                cursor.linkageName(frame);
            }
        }
    }
}
