package io.github.coroner.symbols.demangle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.Cost;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemanglerPropertyTest {
    private static final long SEED = Long.getLong("coroner.seed", 0x5eedL);
    private static final String ALPHABET = "_ZNSTIELJXKPRDFCGVABMQUWabcdefghijklmnopqrstuvwxyz0123456789.$";

    @Test
    void randomTextBehindThePrefixEndsQuickly() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 40_000; i++) {
            StringBuilder name = new StringBuilder(random.nextBoolean() ? "_Z" : "_R");
            for (int length = random.nextInt(60); length > 0; length--) {
                name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            demangle(name.toString());
        }
    }

    @Test
    void mutatedNamesEndQuickly() throws IOException {
        List<DemanglerTest.Name> names = DemanglerTest.names();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder name =
                    new StringBuilder(names.get(random.nextInt(names.size())).mangled());
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(name, random, names.get(random.nextInt(names.size())).mangled());
            }
            demangle(name.toString());
        }
    }

    private static void mutate(StringBuilder name, SplittableRandom random, String other) {
        int at = random.nextInt(name.length() + 1);
        switch (random.nextInt(4)) {
            case 0 -> name.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            case 1 -> name.delete(at, Math.min(name.length(), at + 1 + random.nextInt(3)));
            case 2 ->
                name.replace(
                        at,
                        Math.min(name.length(), at + 1),
                        String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
            default -> {
                int from = random.nextInt(other.length());
                name.insert(at, other, from, from + random.nextInt(other.length() - from));
            }
        }
    }

    private static void demangle(String name) {
        try {
            Cost cost = Cost.of(() -> assertThat(Demangler.demangle(name)).isNotNull());
            assertThat(cost.milliseconds()).as("processor time").isLessThan(2000);
        } catch (AssertionError | Exception | StackOverflowError e) {
            throw new AssertionError("fails for " + name + ", seed " + SEED, e);
        }
    }
}
