package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a batch goes about its dumps, whatever decoding them does. */
class BatchTest {
    private static final int MANY = 200;

    private final List<String> told = new ArrayList<>();

    private final Batch.Listener listener = new Batch.Listener() {
        @Override
        public void decoded(String input, DecodedDump dump) {
            told.add(dump.report());
        }

        @Override
        public void failed(String input, Throwable reason) {
            told.add(input + ": " + reason.getMessage());
        }
    };

    private static List<String> inputs() {
        return IntStream.range(0, MANY).mapToObj(String::valueOf).toList();
    }

    private static DecodedDump dump(String report) {
        return new DecodedDump(report, List.of(), false, Optional.empty(), Optional.empty());
    }

    @Test
    void tellsInTheOrderGivenWhateverIsDoneFirst() throws IOException {
        new Batch(
                        input -> {
                            pause(Integer.parseInt(input) % 7);
                            return dump(input);
                        },
                        listener,
                        4)
                .run(inputs());
        assertThat(told).isEqualTo(inputs());
    }

    @Test
    void nothingThatHappensToOneStopsTheOthers() throws IOException {
        new Batch(
                        input -> {
                            switch (Integer.parseInt(input)) {
                                case 1 -> throw new IOException("disk");
                                case 2 -> throw new IllegalStateException("bug");
                                case 3 -> throw new StackOverflowError("deep");
                                case 4 -> throw new OutOfMemoryError("large");
                                default -> {
                                    return dump(input);
                                }
                            }
                        },
                        listener,
                        2)
                .run(inputs());
        assertThat(told).hasSize(MANY).startsWith("0", "1: disk", "2: bug", "3: deep", "4: large", "5");
    }

    @Test
    void onlySoManyAreUnderWayOrWaiting() throws IOException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Batch.Listener slow = new Batch.Listener() {
            @Override
            public void decoded(String input, DecodedDump dump) {
                pause(1);
                open.decrementAndGet();
            }

            @Override
            public void failed(String input, Throwable reason) {
                throw new AssertionError(reason);
            }
        };
        new Batch(
                        input -> {
                            most.accumulateAndGet(open.incrementAndGet(), Math::max);
                            return dump(input);
                        },
                        slow,
                        3)
                .run(inputs());
        assertThat(most.get()).isLessThanOrEqualTo(3 * 4);
    }

    @Test
    void severalAreDecodedAtATime() throws IOException {
        CountDownLatch together = new CountDownLatch(3);
        new Batch(
                        input -> {
                            together.countDown();
                            await(together);
                            return dump(input);
                        },
                        listener,
                        3)
                .run(inputs());
        assertThat(told).hasSize(MANY);
    }

    @Test
    void endsWhenTheReportsCannotBeWritten() {
        AtomicInteger decoded = new AtomicInteger();
        Batch.Listener full = new Batch.Listener() {
            @Override
            public void decoded(String input, DecodedDump dump) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void failed(String input, Throwable reason) {
                throw new AssertionError(reason);
            }
        };
        Batch batch = new Batch(
                input -> {
                    decoded.incrementAndGet();
                    return dump(input);
                },
                full,
                2);
        assertThatThrownBy(() -> batch.run(inputs())).hasMessage("disk full");
        assertThat(decoded.get()).isLessThan(MANY);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
