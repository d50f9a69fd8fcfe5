package io.github.coroner.symbols;

import io.github.coroner.format.Memory;
import java.util.Optional;

/** What the names in a {@link ValueExpression} stand for. */
public interface ValueScope {

    /** {@return the memory that pointers lead to} */
    Memory memory();

    /** {@return the innermost variable of a name: a local one or an argument of the frame, else a global or static one} */
    Optional<Value> variable(String name);

    /** {@return the static or global variable of a name in a source file, which is named by the end of its path} */
    Optional<Value> variable(String file, String name);

    /** {@return the type of a name, without {@code struct} and the like in front} */
    Optional<Type> type(String name);

    /** {@return the type of what is true or false: {@code int}, where the language has no other} */
    default Type truth() {
        return Arithmetic.INT;
    }

    /** {@return the value of a static member of a class} */
    default Optional<Value> staticMember(Type.Member member) {
        return Optional.empty();
    }

    /** {@return the value of a register by its name in reports, {@code pc} among them} */
    Optional<Value> register(String name);

    /** {@return the definition of a structure that is only declared where it was met; itself if there is none} */
    Type complete(Type type);
}
