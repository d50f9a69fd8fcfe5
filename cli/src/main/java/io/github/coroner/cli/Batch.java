package io.github.coroner.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many dumps, decoded by all cores and told in the order they were given.
 *
 * <p>Only so many are under way or waiting for their turn as keeps the cores busy, so that memory does not grow with their number.
 * One that cannot be decoded, for whatever reason, does not stop the others.
 */
final class Batch {
    /** Waiting for their turn, so that a core need not wait for one dump that takes long. */
    private static final int AHEAD = 4;

    private final Decoder decoder;
    private final Listener listener;
    private final int threads;

    /** Decodes one dump; called by several threads at a time. */
    @FunctionalInterface
    interface Decoder {
        DecodedDump decode(String input) throws IOException;
    }

    /** Is told what became of each dump, in order, by the thread that runs the batch. */
    interface Listener {
        void decoded(String input, DecodedDump dump) throws IOException;

        void failed(String input, Throwable reason) throws IOException;
    }

    private record Job(String input, Future<DecodedDump> result) {}

    Batch(Decoder decoder, Listener listener, int threads) {
        this.decoder = decoder;
        this.listener = listener;
        this.threads = threads;
    }

    /**
     * Decodes them all.
     *
     * @throws IOException if the listener threw it; dumps not told by then never are
     */
    void run(List<String> inputs) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "coroner-batch");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Job> jobs = new ArrayDeque<>();
            Iterator<String> rest = inputs.iterator();
            while (rest.hasNext() || !jobs.isEmpty()) {
                while (rest.hasNext() && jobs.size() < threads * AHEAD) {
                    String input = rest.next();
                    jobs.add(new Job(input, pool.submit(() -> decoder.decode(input))));
                }
                tell(jobs.remove());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void tell(Job job) throws IOException {
        DecodedDump dump;
        try {
            dump = job.result().get();
        } catch (ExecutionException e) {
            // whatever it was, an error of the virtual machine included: the other dumps have nothing to do with it
            listener.failed(job.input(), Objects.requireNonNullElse(e.getCause(), e));
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        listener.decoded(job.input(), dump);
    }
}
