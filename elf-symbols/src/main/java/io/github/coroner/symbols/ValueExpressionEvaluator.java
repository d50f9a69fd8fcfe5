package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.symbols.ValueExpression.Node;
import io.github.coroner.symbols.ValueExpression.TypeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Evaluates a {@link ValueExpression} for a 32-bit target, where {@code int} and {@code long} are alike. Used once. */
final class ValueExpressionEvaluator {
    private static final int DEEPEST_MEMBER = 16;
    private static final int MOST_PARTS = 4096;
    private static final Type CHAR = new Type.Base("char", 1, BaseTypeEncoding.UNSIGNED_CHAR);
    private static final Type INT = Arithmetic.INT;
    private static final Type SIZE = new Type.Base("unsigned long", 4, BaseTypeEncoding.UNSIGNED);

    private final ValueScope scope;
    private final ValueReader reader;

    ValueExpressionEvaluator(ValueScope scope) {
        this.scope = scope;
        reader = ValueReader.of(scope.memory());
    }

    Value evaluate(Node node) {
        if (node instanceof ValueExpression.Literal number) {
            return literal(number);
        }
        if (node instanceof ValueExpression.Name name) {
            Optional<Value> found = name.file().isPresent()
                    ? scope.variable(name.file().get(), name.name())
                    : scope.variable(name.name());
            return found.orElseThrow(() -> new IllegalArgumentException("no variable \"" + name.name() + "\""
                    + name.file().map(file -> " in file \"" + file + '"').orElse("")));
        }
        if (node instanceof ValueExpression.Register register) {
            return scope.register(register.name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no register \"" + register.name() + "\", or its value is lost"));
        }
        if (node instanceof ValueExpression.Prefix prefix) {
            return prefix(prefix.operator(), evaluate(prefix.operand()));
        }
        if (node instanceof ValueExpression.Cast cast) {
            return cast(type(cast.type()), evaluate(cast.operand()));
        }
        if (node instanceof ValueExpression.SizeOf sizeOf) {
            return Value.of(SIZE, sizeOf(sizeOf));
        }
        if (node instanceof ValueExpression.Selection selection) {
            Value value = evaluate(selection.base());
            for (ValueExpression.Step step : selection.steps()) {
                value = step(value, step);
            }
            return value;
        }
        ValueExpression.Chain chain = (ValueExpression.Chain) node;
        Value value = evaluate(chain.first());
        for (ValueExpression.Operand operand : chain.rest()) {
            value = binary(operand.operator().charAt(0), value, evaluate(operand.node()));
        }
        return value;
    }

    private static Value literal(ValueExpression.Literal number) {
        long value = number.value();
        if (number.character()) {
            return Value.of(CHAR, value);
        }
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            return Value.of(INT, value);
        }
        return Value.of(value >= 0 && value <= Addresses.MAX ? Arithmetic.UNSIGNED : Arithmetic.LONG_LONG, value);
    }

    private Value prefix(char operator, Value operand) {
        return switch (operator) {
            case '*' -> dereference(operand);
            case '&' -> addressOf(referent(operand));
            case '+' -> Arithmetic.promoted(operand(operand));
            case '-' -> Arithmetic.negated(operand(operand));
            case '~' -> complement(Arithmetic.promoted(operand(operand)));
            default -> Value.of(scope.truth(), Arithmetic.isZero(operand(operand)) ? 1 : 0);
        };
    }

    private Value dereference(Value pointer) {
        Type stripped = pointer.type().stripped();
        if (stripped instanceof Type.Array) {
            return element(pointer, 0);
        }
        if (stripped instanceof Type.Function) {
            return pointer;
        }
        Type target;
        if (stripped instanceof Type.Pointer known) {
            target = known.target().type();
        } else if (isInteger(stripped)) {
            target = INT; // as gdb does with *0x3ffb0000
        } else {
            throw new IllegalArgumentException("* of a value of type " + TypeName.of(pointer.type()));
        }
        if (!pointer.isAvailable() || pointer.pointee() != null) {
            return Value.unknown(target, whyNot(pointer), -1);
        }
        Type complete = scope.complete(target);
        if (complete.stripped() instanceof Type.Unspecified) {
            throw new IllegalArgumentException(
                    "* of a value of type " + TypeName.of(pointer.type()) + "; cast it first");
        }
        if (complete.stripped() instanceof Type.Function) {
            return Value.inMemory(complete, new byte[1], pointer.number() & Addresses.MAX);
        }
        return reader.at(complete, pointer.number() & Addresses.MAX);
    }

    private static Availability whyNot(Value value) {
        return value.pointee() != null ? Availability.OPTIMIZED_OUT : value.availability();
    }

    private static Value addressOf(Value value) {
        OptionalLong address = value.address();
        if (address.isEmpty()) {
            throw new IllegalArgumentException("& of a value that is not in memory");
        }
        if (value.bitSize() != 0) {
            throw new IllegalArgumentException("& of a bit-field");
        }
        return Value.of(pointerTo(value.type()), address.getAsLong());
    }

    private static Type pointerTo(Type target) {
        return new Type.Pointer(Type.PointerKind.POINTER, Addresses.BYTES, TypeReference.of(target));
    }

    private Value step(Value value, ValueExpression.Step step) {
        Value base = referent(value);
        if (step instanceof ValueExpression.MemberStep member) {
            // gdb takes . and -> for one another, and so do people
            boolean pointer = base.type().stripped() instanceof Type.Pointer;
            return member(pointer ? dereference(base) : completed(base), member.name());
        }
        if (step instanceof ValueExpression.IndexStep index) {
            return element(base, number(evaluate(index.index())));
        }
        long count = number(evaluate(((ValueExpression.RepeatStep) step).count()));
        long address = base.address()
                .orElseThrow(() -> new IllegalArgumentException("@ behind a value that is not in memory"));
        if (count < 1 || count > ValueReader.MAX_BYTES) {
            throw new IllegalArgumentException("@ needs a count from 1 to " + ValueReader.MAX_BYTES);
        }
        return reader.at(Type.Array.of(base.type(), count), address);
    }

    private Value element(Value base, long index) {
        Type stripped = base.type().stripped();
        if (stripped instanceof Type.Array array && inside(array, index)) {
            return completed(base.element(array, index));
        }
        if (stripped instanceof Type.Array array && base.address().isPresent()) {
            // past the end, or of no known length: where it would be
            Type element = array.element().type();
            return reader.at(element, Addresses.plus(base.address().getAsLong(), index * element.size()));
        }
        if (stripped instanceof Type.Pointer) {
            return dereference(binary('+', base, Value.of(Arithmetic.LONG_LONG, index)));
        }
        throw new IllegalArgumentException("[] behind a value of type " + TypeName.of(base.type()));
    }

    private static boolean inside(Type.Array array, long index) {
        return index >= 0 && array.count().isPresent() && index < array.count().getAsLong();
    }

    /** Finds a member, also inside unnamed members and base classes. */
    private Value member(Value structure, String name) {
        if (!(structure.type().stripped() instanceof Type.Structure type)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" of a value of type " + TypeName.of(structure.type()) + ", which has no members");
        }
        return find(structure, type, name, new Search(DEEPEST_MEMBER, new AtomicInteger(MOST_PARTS)))
                .map(this::completed)
                .orElseThrow(() -> new IllegalArgumentException(
                        TypeName.of(structure.type()) + " has no member \"" + name + "\""));
    }

    /**
     * How far a member is still looked for: damaged structures contain themselves.
     *
     * @param depth nesting of base classes and unnamed members
     * @param parts how many of them in all
     */
    private record Search(int depth, AtomicInteger parts) {
        boolean enters() {
            return depth > 0 && parts.decrementAndGet() >= 0;
        }

        Search inner() {
            return new Search(depth - 1, parts);
        }
    }

    private Optional<Value> find(Value structure, Type.Structure type, String name, Search search) {
        List<Type.Member> members = type.members();
        for (Type.Member member : members) {
            if (member.name().filter(name::equals).isPresent()) {
                return member.kind() == Type.MemberKind.STATIC
                        ? scope.staticMember(member)
                        : Optional.of(structure.member(member));
            }
        }
        for (Type.Member member : members) {
            // counted before it is read: each reading copies bytes, or computes a place
            Optional<Value> part =
                    member.name().isEmpty() && search.enters() ? part(structure, member) : Optional.empty();
            if (part.isPresent() && part.get().type().stripped() instanceof Type.Structure inner) {
                Optional<Value> found = find(part.get(), inner, name, search.inner());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A base class or unnamed member, whose members count as those of the structure. */
    private Optional<Value> part(Value structure, Type.Member member) {
        return member.kind() == Type.MemberKind.VIRTUAL_BASE_CLASS
                ? reader.virtualBase(structure, member, Limits.defaults())
                : Optional.of(structure.member(member));
    }

    /** The value, read again where its type was only declared. */
    private Value completed(Value value) {
        Type complete = scope.complete(value.type());
        return complete == value.type() || value.address().isEmpty()
                ? value
                : reader.at(complete, value.address().getAsLong());
    }

    /** What a reference refers to; any other value itself. */
    private Value referent(Value value) {
        return value.type().stripped() instanceof Type.Pointer pointer && pointer.kind() != Type.PointerKind.POINTER
                ? dereference(value)
                : value;
    }

    private Value cast(Type target, Value value) {
        Type stripped = target.stripped();
        boolean same = value.type().stripped() instanceof Type.Structure || value.type() instanceof Type.Unspecified;
        if (same || stripped instanceof Type.Structure || stripped instanceof Type.Array) {
            // bytes of one thing as another: only where they are in memory
            long address = value.address()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a value of type " + TypeName.of(value.type()) + " cannot become " + TypeName.of(target)));
            return reader.at(scope.complete(target), address);
        }
        if (value.type().stripped() instanceof Type.Array || value.type().stripped() instanceof Type.Function) {
            return cast(target, addressOf(value));
        }
        if (!value.isAvailable()) {
            return Value.unknown(target, value.availability(), -1);
        }
        Value known = operand(value);
        if (Arithmetic.isReal(stripped)) {
            return Arithmetic.ofReal(target, Arithmetic.real(known));
        }
        boolean truth = stripped instanceof Type.Base base && base.encoding() == BaseTypeEncoding.BOOLEAN;
        if (truth) {
            return Value.of(target, Arithmetic.isZero(known) ? 0 : 1);
        }
        boolean real = Arithmetic.isReal(known.type().stripped());
        return Value.of(target, real ? (long) Arithmetic.real(known) : known.number());
    }

    private Value binary(char operator, Value left, Value right) {
        Value a = decayed(referent(left));
        Value b = decayed(referent(right));
        if (a.type().stripped() instanceof Type.Pointer pointer && (operator == '+' || operator == '-')) {
            long size = Math.max(1, scope.complete(pointer.target().type()).size());
            if (b.type().stripped() instanceof Type.Pointer) {
                return Value.of(INT, (number(a) - number(b)) / size);
            }
            long distance = number(b) * size;
            return Value.of(a.type(), Addresses.plus(number(a), operator == '+' ? distance : -distance));
        }
        if (b.type().stripped() instanceof Type.Pointer && operator == '+') {
            return binary('+', b, a);
        }
        return Arithmetic.of(operator, operand(a), operand(b));
    }

    private static Value decayed(Value value) {
        if (value.type().stripped() instanceof Type.Array array
                && value.address().isPresent()) {
            return Value.of(pointerTo(array.element().type()), value.address().getAsLong());
        }
        return value;
    }

    private Value complement(Value value) {
        return Value.of(value.type(), ~number(value));
    }

    /** The size of a type or of a value; a name in parentheses is a variable's before it is a type's. */
    private long sizeOf(ValueExpression.SizeOf sizeOf) {
        if (sizeOf.operand().isPresent()) {
            try {
                return scope.complete(referent(evaluate(sizeOf.operand().get())).type())
                        .size();
            } catch (IllegalArgumentException e) {
                if (sizeOf.type().isEmpty()) {
                    throw e;
                }
            }
        }
        return scope.complete(type(sizeOf.type().orElseThrow())).size();
    }

    private static boolean isInteger(Type stripped) {
        return stripped instanceof Type.Enumeration
                || (stripped instanceof Type.Base base && base.encoding() != BaseTypeEncoding.FLOAT);
    }

    private long number(Value operand) {
        Value value = operand(operand);
        if (Arithmetic.isReal(value.type().stripped())) {
            throw new IllegalArgumentException("a value of type " + TypeName.of(value.type()) + " is no integer");
        }
        return value.number();
    }

    /** A value to compute with: what a reference refers to, a number or pointer, and known. */
    private Value operand(Value operand) {
        Value value = decayed(referent(operand));
        Type stripped = value.type().stripped();
        if (!isInteger(stripped) && !(stripped instanceof Type.Pointer) && !Arithmetic.isReal(stripped)) {
            throw new IllegalArgumentException("a value of type " + TypeName.of(value.type()) + " is no number");
        }
        if (!value.isAvailable()) {
            throw new IllegalArgumentException("a value that is needed is not known: "
                    + GdbFormat.error(value.availability()).orElse("optimized out"));
        }
        return value;
    }

    private Type type(TypeText text) {
        Type type = named(text);
        for (int i = 0; i < text.stars(); i++) {
            type = pointerTo(type);
        }
        return text.count() < 0 ? type : Type.Array.of(type, text.count());
    }

    private Type named(TypeText text) {
        Optional<Type> base = text.tag().isEmpty() ? StandardTypes.ofWords(text.name()) : Optional.empty();
        return base.or(() -> scope.type(text.name()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no type \"" + (text.tag().isEmpty() ? "" : text.tag() + ' ') + text.name() + '"'));
    }
}
