package io.github.coroner.symbols;

import io.github.coroner.dwarf.Location;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Values as gdb 13.1 prints them for C and C++, with its default settings. Immutable; thread-safe as its parts are.
 *
 * <p>An argument in a frame line: {@code x=5}, {@code x=x@entry=5}, {@code x=<optimized out>}; a local variable: {@code x =
 * 5}.
 */
public final class GdbFormat {
    private final GdbSettings settings;

    private GdbFormat(GdbSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return a format for values of one dump}
     *
     * @param memory where strings and what references refer to are
     * @param names names of addresses
     * @param limits the bounds to keep
     */
    public static GdbFormat of(Memory memory, AddressNames names, Limits limits) {
        return new GdbFormat(new GdbSettings(memory, names, Optional.empty(), limits, false, false, false));
    }

    /** {@return this format with what a program declares elsewhere: static members, and classes where they are only named} */
    public GdbFormat withGlobals(Globals globals) {
        return new GdbFormat(settings.withGlobals(globals));
    }

    /** {@return this format with structures in arguments written out: {@code set print frame-arguments all}} */
    public GdbFormat withAllArguments() {
        return new GdbFormat(settings.withArgumentsInFull());
    }

    /** {@return this format with a member a line: {@code set print pretty on}} */
    public GdbFormat withPretty() {
        return new GdbFormat(settings.withPretty());
    }

    /**
     * {@return this format with words of our own for what is not known, where gdb has one for many things: {@code <not in dump>},
     * {@code <not preserved>}, {@code <unreadable>}; a structure of which a part is missing shows the rest}
     */
    public GdbFormat withPlainWords() {
        return new GdbFormat(settings.withPlainWords());
    }

    /** {@return what stands between the parentheses of a frame line} */
    public String arguments(List<Variable> arguments) {
        StringBuilder out = new StringBuilder();
        for (Variable argument : arguments) {
            out.append(out.length() == 0 ? "" : ", ");
            argument(out, argument);
        }
        return out.toString();
    }

    private void argument(StringBuilder out, Variable argument) {
        Optional<Value> entry = argument.entryValue();
        String name = argument.name();
        out.append(name);
        if (entry.isPresent() && same(argument.value(), entry.get())) {
            // gdb tells an error once, without the name of the entry value
            out.append(error(argument.value().availability()).isEmpty() ? '=' + name + "@entry=" : "=");
            argumentValue(out, argument.value());
            return;
        }
        out.append('=');
        argumentValue(out, argument.value());
        if (entry.isPresent()) {
            out.append(", ").append(name).append("@entry=");
            argumentValue(out, entry.get());
        }
    }

    private static boolean same(Value now, Value atEntry) {
        Optional<String> error = error(now.availability());
        if (error.isPresent() || !atEntry.isAvailable() || !now.isAvailable()) {
            return error.isPresent() && error.equals(error(atEntry.availability()));
        }
        return now.pointee() == null && atEntry.pointee() == null && Arrays.equals(now.bytes(), atEntry.bytes());
    }

    private void argumentValue(StringBuilder out, Value value) {
        Optional<String> error = error(value.availability());
        if (error.isPresent()) {
            out.append("<error reading variable: ").append(error.get()).append('>');
        } else {
            writer(out, !settings.argumentsInFull()).value(value, 0);
        }
    }

    /** {@return a line of {@code info locals}, without indentation: {@code name = value}} */
    public String local(Variable variable) {
        Optional<String> error = error(variable.value().availability());
        if (error.isPresent()) {
            return variable.name() + " = <error reading variable " + variable.name() + " (" + error.get() + ")>";
        }
        StringBuilder out = new StringBuilder(variable.name()).append(" = ");
        writer(out, false).value(variable.value(), 0);
        return out.toString();
    }

    /** {@return the value alone, as in a frame line or in {@code info locals}} */
    public String value(Value value) {
        Optional<String> error = settings.plainWords() ? Optional.empty() : error(value.availability());
        if (error.isPresent()) {
            return "<error: " + error.get() + ">";
        }
        StringBuilder out = new StringBuilder();
        writer(out, false).value(value, 0);
        return out.toString();
    }

    /** {@return what {@code print} shows: pointers with their type in front} */
    public String print(Value value) {
        Optional<String> error = error(value.availability());
        if (error.isPresent()) {
            return error.get();
        }
        return (value.availability() == Availability.OPTIMIZED_OUT ? "" : typePrefix(value.type())) + value(value);
    }

    private static String typePrefix(Type type) {
        Type stripped = type.stripped();
        if (stripped instanceof Type.Function) {
            return "{" + TypeName.of(type) + "} ";
        }
        if (stripped instanceof Type.MemberPointer) {
            return "";
        }
        if (!(stripped instanceof Type.Pointer pointer)) {
            return "";
        }
        if (type.unqualified() instanceof Type.Pointer && pointer.kind() == Type.PointerKind.POINTER) {
            Type target = pointer.target().type();
            boolean plainText = target.unqualified() instanceof Type.Base base
                    && base.name().equals("char");
            GdbText.CharacterKind kind = GdbText.characterKind(target);
            if (plainText || (kind != null && !kind.prefix().isEmpty())) {
                return "";
            }
        }
        return "(" + TypeName.of(type) + ") ";
    }

    private GdbValueWriter writer(StringBuilder out, boolean scalarsOnly) {
        return new GdbValueWriter(out, settings, scalarsOnly);
    }

    /** {@return whether gdb says so in the place of the value: of the outermost frame it does not look for a caller} */
    static boolean isUnavailable(Availability.Unreadable why) {
        return why.reason() == Location.Reason.CFA;
    }

    /** {@return the words in which gdb refuses to show a value; empty for one that it shows} */
    static Optional<String> error(Availability availability) {
        if (availability instanceof Availability.NotInDump missing) {
            return Optional.of("Cannot access memory at address " + Addresses.shortHex(missing.address()));
        }
        if (availability instanceof Availability.Damaged damaged) {
            return Optional.of(damaged.message());
        }
        if (availability instanceof Availability.Unreadable unreadable && !isUnavailable(unreadable)) {
            return Optional.of(
                    unreadable.reason() == Location.Reason.THREAD_LOCAL
                            ? "Cannot find thread-local variables on this target"
                            : "value has been optimized out");
        }
        return Optional.empty();
    }
}
