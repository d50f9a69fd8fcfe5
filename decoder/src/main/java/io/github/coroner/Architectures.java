package io.github.coroner;

import io.github.coroner.unwind.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The architectures that are there, looked for once. */
final class Architectures {
    private static final List<Architecture> ALL = load();

    private Architectures() {}

    private static List<Architecture> load() {
        List<Architecture> all = new ArrayList<>();
        ServiceLoader.load(Architecture.class, Architectures.class.getClassLoader())
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** {@return the architecture of an ELF machine number} */
    static Optional<Architecture> of(int machine) {
        for (Architecture one : ALL) {
            if (one.machine() == machine) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
