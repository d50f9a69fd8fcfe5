package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random expressions against an evaluator that is as plain as can be: a list of unbounded integers, cut after every step. */
class ExpressionPropertyTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(32);

    /** One operation and its operand, if it has one. */
    private record Step(int opcode, long operand) {}

    @Property(tries = 5000)
    void agreesWithThePlainEvaluator(@ForAll("programs") List<Step> program) {
        byte[] bytes = encode(program);
        Optional<Location> expected = evaluate(program);
        try {
            Location location =
                    Expression.of(ByteReader.of("random", bytes)).locate(new TestContext(), Limits.defaults());
            assertThat(Optional.of(location)).isEqualTo(expected);
        } catch (FormatException e) {
            assertThat(expected).as("rejected with %s", e.getMessage()).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Step>> programs() {
        Arbitrary<Long> numbers = Arbitraries.longs()
                .between(-0x8000_0000L, 0xffff_ffffL)
                .edgeCases(edges -> edges.add(-1L, 0L, 1L, 31L, 32L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL));
        Arbitrary<Step> pushes = numbers.map(number -> new Step(0x11, number));
        Arbitrary<Step> literals = Arbitraries.integers().between(0x30, 0x4f).map(code -> new Step(code, 0));
        Arbitrary<Step> operations = Arbitraries.of(
                        0x12, 0x13, 0x14, 0x16, 0x17, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x21, 0x22, 0x24,
                        0x25, 0x26, 0x27, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x96)
                .map(code -> new Step(code, 0));
        Arbitrary<Step> sums = Arbitraries.longs().between(0, 0xffff_ffffL).map(number -> new Step(0x23, number));
        // enough on the stack that most programs run to their end
        Arbitrary<List<Step>> begin =
                Arbitraries.oneOf(pushes, literals).list().ofMinSize(3).ofMaxSize(6);
        Arbitrary<List<Step>> rest = Arbitraries.frequencyOf(
                        Tuple.of(2, pushes), Tuple.of(2, literals), Tuple.of(5, operations), Tuple.of(1, sums))
                .list()
                .ofMaxSize(20);
        return Combinators.combine(begin, rest).as((a, b) -> {
            List<Step> all = new ArrayList<>(a);
            all.addAll(b);
            return all;
        });
    }

    private static byte[] encode(List<Step> program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Step step : program) {
            out.write(step.opcode);
            if (step.opcode == 0x11) {
                long value = step.operand;
                while (value < -64 || value > 63) {
                    out.write((int) (value & 0x7f) | 0x80);
                    value >>= 7;
                }
                out.write((int) (value & 0x7f));
            } else if (step.opcode == 0x23) {
                long value = step.operand;
                while (value > 0x7f) {
                    out.write((int) (value & 0x7f) | 0x80);
                    value >>>= 7;
                }
                out.write((int) value);
            }
        }
        return out.toByteArray();
    }

    /** What is on top in the end; empty if the program needs what is not there or divides by zero. */
    private static Optional<Location> evaluate(List<Step> program) {
        List<BigInteger> stack = new ArrayList<>();
        for (Step step : program) {
            int code = step.opcode;
            int needs = switch (code) {
                case 0x12, 0x13, 0x19, 0x1f, 0x20, 0x23 -> 1;
                case 0x17 -> 3;
                case 0x11, 0x96 -> 0;
                default -> code >= 0x30 ? 0 : 2;
            };
            if (stack.size() < needs) {
                return Optional.empty();
            }
            int top = stack.size() - 1;
            switch (code) {
                case 0x96 -> {}
                case 0x11 -> stack.add(BigInteger.valueOf(step.operand));
                case 0x12 -> stack.add(stack.get(top));
                case 0x13 -> stack.remove(top);
                case 0x14 -> stack.add(stack.get(top - 1));
                case 0x16 -> stack.add(stack.remove(top - 1));
                case 0x17 -> stack.add(top - 2, stack.remove(top));
                case 0x19 -> stack.add(signed(stack.remove(top)).abs());
                case 0x1f -> stack.add(stack.remove(top).negate());
                case 0x20 -> stack.add(stack.remove(top).not());
                case 0x23 -> stack.add(stack.remove(top).add(BigInteger.valueOf(step.operand)));
                default -> {
                    if (code >= 0x30) {
                        stack.add(BigInteger.valueOf(code - 0x30));
                        break;
                    }
                    BigInteger right = stack.remove(top);
                    BigInteger left = stack.remove(top - 1);
                    if ((code == 0x1b || code == 0x1d) && right.signum() == 0) {
                        return Optional.empty();
                    }
                    stack.add(binary(code, left, right));
                }
            }
            int last = stack.size() - 1;
            if (last >= 0) {
                stack.set(last, stack.get(last).mod(MODULUS));
            }
        }
        return Optional.of(
                stack.isEmpty()
                        ? new Location.OptimizedOut()
                        : new Location.InMemory(stack.get(stack.size() - 1).longValueExact()));
    }

    private static BigInteger signed(BigInteger value) {
        return value.testBit(31) ? value.subtract(MODULUS) : value;
    }

    private static BigInteger binary(int code, BigInteger left, BigInteger right) {
        int order = signed(left).compareTo(signed(right));
        boolean far = right.compareTo(BigInteger.valueOf(32)) >= 0;
        return switch (code) {
            case 0x1a -> left.and(right);
            case 0x1b -> signed(left).divide(signed(right));
            case 0x1c -> left.subtract(right);
            case 0x1d -> left.mod(right);
            case 0x1e -> left.multiply(right);
            case 0x21 -> left.or(right);
            case 0x22 -> left.add(right);
            case 0x24 -> far ? BigInteger.ZERO : left.shiftLeft(right.intValueExact());
            case 0x25 -> far ? BigInteger.ZERO : left.shiftRight(right.intValueExact());
            case 0x26 -> signed(left).shiftRight(far ? 31 : right.intValueExact());
            case 0x27 -> left.xor(right);
            case 0x29 -> truth(order == 0);
            case 0x2a -> truth(order >= 0);
            case 0x2b -> truth(order > 0);
            case 0x2c -> truth(order <= 0);
            case 0x2d -> truth(order < 0);
            default -> truth(order != 0);
        };
    }

    private static BigInteger truth(boolean value) {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }
}
