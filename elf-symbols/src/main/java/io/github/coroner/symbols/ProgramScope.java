package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.format.Memory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The names of a program, and of one frame of it if there is one. Immutable; what it is made of is read on demand and compares
 * by identity.
 *
 * @param elf the program; its symbols stand in for variables without debugging information
 * @param data its debugging information
 * @param globals what is declared outside of functions
 * @param variables what functions declare
 * @param frame the frame whose variables come first
 * @param dump its registers and memory
 */
public record ProgramScope(
        ElfFile elf, DwarfData data, Globals globals, Variables variables, Optional<FrameScope> frame, DumpScope dump)
        implements ValueScope {
    private static final Type BOOL = new Type.Base("bool", 1, BaseTypeEncoding.BOOLEAN);
    private static final Type NO_DEBUG_INFORMATION = new Type.Unspecified("<data variable, no debug info>", 0);

    @Override
    public Memory memory() {
        return dump.memory();
    }

    @Override
    public Optional<Value> variable(String name) {
        return local(name).or(() -> global(name)).or(() -> function(name)).or(() -> symbol(name));
    }

    private Optional<Value> local(String name) {
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        for (Variable local : variables.locals(frame.get())) {
            if (local.name().equals(name)) {
                return Optional.of(local.value());
            }
        }
        for (Variable argument : variables.arguments(frame.get())) {
            if (argument.name().equals(name)) {
                return Optional.of(argument.value());
            }
        }
        return Optional.empty();
    }

    private Optional<Value> global(String name) {
        List<Long> entries = globals.named(name, Globals.Kind.VARIABLE);
        // of several static ones that of the frame's file
        long unit = frame.flatMap(scope -> data.unitContaining(scope.entry()))
                .map(CompilationUnit::offset)
                .orElse(-1L);
        Optional<Value> first = Optional.empty();
        for (long entry : entries) {
            Optional<Value> value = globals.variable(entry, memory()).map(Variable::value);
            boolean same = data.unitContaining(entry)
                    .filter(found -> found.offset() == unit)
                    .isPresent();
            if (value.isPresent() && same) {
                return value;
            }
            first = first.isPresent() ? first : value;
        }
        return first;
    }

    private Optional<Value> function(String name) {
        for (long entry : globals.named(name, Globals.Kind.FUNCTION)) {
            OptionalLong address = variables.entryPoint(entry);
            if (address.isPresent()) {
                return Optional.of(Value.inMemory(variables.types().at(entry), new byte[1], address.getAsLong()));
            }
        }
        return Optional.empty();
    }

    private Optional<Value> symbol(String name) {
        List<Symbol> symbols = elf.symbols().named(name);
        return symbols.isEmpty()
                ? Optional.empty()
                : Optional.of(Value.inMemory(
                        NO_DEBUG_INFORMATION, new byte[0], symbols.get(0).address()));
    }

    @Override
    public Optional<Value> variable(String file, String name) {
        for (long entry : globals.named(name, Globals.Kind.VARIABLE)) {
            Optional<String> unit = data.unitContaining(entry).flatMap(CompilationUnit::name);
            if (unit.filter(path -> isFile(path, file)).isPresent()) {
                Optional<Value> value = globals.variable(entry, memory()).map(Variable::value);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isFile(String path, String file) {
        return path.equals(file) || path.endsWith("/" + file) || path.endsWith("\\" + file);
    }

    @Override
    public Optional<Type> type(String name) {
        return globals.type(name).or(() -> StandardTypes.named(name));
    }

    @Override
    public Type truth() {
        boolean cpp = frame.flatMap(scope -> data.unitContaining(scope.entry()))
                .filter(unit -> SourceLanguage.isCpp(unit.language()))
                .isPresent();
        return cpp ? BOOL : ValueScope.super.truth();
    }

    @Override
    public Optional<Value> staticMember(Type.Member member) {
        return globals.staticMember(member, memory());
    }

    @Override
    public Optional<Value> register(String name) {
        return dump.register(name);
    }

    @Override
    public Type complete(Type type) {
        return globals.complete(type);
    }
}
