package io.github.coroner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.util.ReflectionUtils;

/**
 * Every target on its seeds, on some damage to each, and on past findings. Calls the targets itself: Jazzer's own replay needs an
 * agent in the JVM, which is slow to start and not there everywhere.
 */
class ReplayTest {
    private static final long SEED = Long.getLong("coroner.seed", 0x5eedL);
    private static final int DAMAGES = Integer.getInteger("coroner.rounds", 3);

    /** One method that Jazzer searches with. */
    private record Target(Class<?> type, Method method) {

        /** Calls it; what it throws is a finding. */
        void run(byte[] input) {
            try {
                ReflectionUtils.makeAccessible(method)
                        .invoke(ReflectionUtils.newInstance(type), (Object) input.clone());
            } catch (InvocationTargetException e) {
                throw new AssertionError(
                        this + ", seed " + SEED + ", input " + HexFormat.of().formatHex(input), e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        @SuppressWarnings("unchecked") // sources of targets are streams of bytes
        List<byte[]> seeds() {
            String source = method.getAnnotation(MethodSource.class).value()[0];
            Method seeds = ReflectionUtils.findMethod(type, source).orElseThrow();
            return ((Stream<byte[]>) ReflectionUtils.invokeMethod(seeds, null)).toList();
        }

        /** Inputs that once were findings, where Jazzer looks for them too. */
        List<byte[]> findings() throws IOException {
            Path folder = classFolder().resolve(type.getSimpleName() + "Inputs").resolve(method.getName());
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().map(FirmwareArtefacts::bytes).toList();
            }
        }

        @Override
        public String toString() {
            return type.getSimpleName() + "." + method.getName();
        }
    }

    static List<Target> targets() throws IOException, ClassNotFoundException {
        List<Target> targets = new ArrayList<>();
        try (Stream<Path> files = Files.list(classFolder())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("FuzzTest.class")) {
                    Class<?> type = Class.forName(ReplayTest.class.getPackageName() + "."
                            + name.substring(0, name.length() - ".class".length()));
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                            .forEach(method -> targets.add(new Target(type, method)));
                }
            }
        }
        return targets;
    }

    private static Path classFolder() {
        try {
            return Path.of(ReplayTest.class.getResource("ReplayTest.class").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyReaderHasATarget() throws IOException, ClassNotFoundException {
        assertThat(targets()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void seedsAndTheirDamageKeepThePromise(Target target) throws IOException {
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).as("seeds of %s", target).isNotEmpty();
        SplittableRandom random = new SplittableRandom(SEED);
        target.run(new byte[0]);
        for (byte[] seed : seeds) {
            target.run(seed);
            for (int i = 0; i < DAMAGES; i++) {
                target.run(damaged(seed, random));
            }
        }
        target.findings().forEach(target::run);
    }

    private static byte[] damaged(byte[] seed, SplittableRandom random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 1)) : seed.clone();
        for (int change = random.nextInt(8); change >= 0 && damaged.length > 0; change--) {
            int at = random.nextInt(damaged.length);
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }
}
