package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void computesWhenFirstAskedAndNeverAgain() {
        AtomicInteger computed = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(computed::incrementAndGet);
        assertThat(computed.get()).isZero();
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(computed.get()).isEqualTo(1);
    }

    @Test
    void keepsTheFormatExceptionThatCameInstead() {
        AtomicInteger computed = new AtomicInteger();
        FormatException failure = FormatException.malformed("test", 0, "broken");
        Lazy<Integer> lazy = new Lazy<>(() -> {
            computed.incrementAndGet();
            throw failure;
        });
        assertThatThrownBy(lazy::get).isSameAs(failure);
        assertThatThrownBy(lazy::get).isSameAs(failure);
        assertThat(computed.get()).isEqualTo(1);
    }

    @Test
    void otherExceptionsAreMistakesAndNotKept() {
        AtomicInteger computed = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(() -> {
            if (computed.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return 7;
        });
        assertThatThrownBy(lazy::get).isInstanceOf(IllegalStateException.class);
        assertThat(lazy.get()).isEqualTo(7);
    }

    /** Two threads compute at the same time: neither goes on before both have begun. */
    @Test
    void threadsThatMeetSeeTheSameValue() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Lazy<Object> lazy = new Lazy<>(() -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Object();
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(lazy::get));
            }
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Future<Object> answer : answers) {
                seen.add(answer.get());
            }
            seen.add(lazy.get());
            assertThat(seen).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
