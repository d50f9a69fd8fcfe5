package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@link FunctionLayout} from the entries of a function. Used once a function; not thread-safe. */
final class FunctionLayoutReader {
    private final Types types;
    private final DwarfData data;
    private final Limits limits;
    private final List<FunctionLayout.Declared> parameters = new ArrayList<>();
    private final List<OpenBlock> blocks = new ArrayList<>();
    private final List<FunctionLayout.CallSite> callSites = new ArrayList<>();
    /** Entries of the abstract function that have a copy here. */
    private final Set<Long> copied = new HashSet<>();

    private int rangeEntries;

    /** A block that is being read, and how deep its entries are. */
    private record OpenBlock(Optional<RangeList> ranges, int depth, List<FunctionLayout.Declared> variables) {}

    private FunctionLayoutReader(Types types, DwarfData data, Limits limits) {
        this.types = types;
        this.data = data;
        this.limits = limits;
    }

    /**
     * Reads the layout of the function at {@code entry}.
     *
     * @throws io.github.coroner.format.FormatException if its entries are damaged
     */
    static FunctionLayout read(Types types, DwarfData data, Limits limits, long entry) {
        return new FunctionLayoutReader(types, data, limits).read(entry);
    }

    private FunctionLayout read(long entry) {
        DieCursor die = data.cursor(entry);
        RangeList ranges = die.ranges();
        long lowPc = die.address(Attribute.LOW_PC, ranges.size() > 0 ? ranges.begin(0) : -1);
        FunctionLayout.Description frameBase = location(die, Attribute.FRAME_BASE);
        long origin = die.reference(Attribute.ABSTRACT_ORIGIN, -1);
        blocks.add(new OpenBlock(Optional.empty(), 0, new ArrayList<>()));
        readChildren(die);
        if (origin != -1 && origin != entry) {
            inherit(origin);
        }
        List<FunctionLayout.Block> closed = new ArrayList<>();
        for (OpenBlock block : blocks) {
            if (closed.isEmpty() || !block.variables.isEmpty()) {
                closed.add(new FunctionLayout.Block(block.ranges.orElse(null), List.copyOf(block.variables)));
            }
        }
        return new FunctionLayout(
                entry, lowPc, frameBase, List.copyOf(parameters), List.copyOf(closed), List.copyOf(callSites));
    }

    private void readChildren(DieCursor die) {
        List<OpenBlock> open = new ArrayList<>(blocks);
        boolean more = die.hasChildren() && die.next();
        // inlined functions have variables of their own, but the calls in them are calls of this function
        int inlinedDepth = Integer.MAX_VALUE;
        while (more && die.depth() > 0) {
            int depth = die.depth();
            if (depth <= inlinedDepth) {
                inlinedDepth = Integer.MAX_VALUE;
            }
            while (open.get(open.size() - 1).depth >= depth) {
                open.remove(open.size() - 1);
            }
            OpenBlock block = open.get(open.size() - 1);
            boolean inlined = inlinedDepth != Integer.MAX_VALUE;
            switch (die.tag()) {
                case Tag.FORMAL_PARAMETER -> {
                    if (depth == 1) {
                        declare(die, parameters);
                    }
                    more = die.nextAfterChildren();
                }
                case Tag.VARIABLE -> {
                    if (!inlined) {
                        declare(die, block.variables);
                    }
                    more = die.nextAfterChildren();
                }
                case Tag.LEXICAL_BLOCK -> {
                    if (!inlined) {
                        RangeList ranges = die.ranges();
                        rangeEntries += ranges.entries();
                        limits.check(Limit.FUNCTION_RANGES, rangeEntries, ".debug_info", die.entry());
                        if (ranges.size() > 0) {
                            OpenBlock inner = new OpenBlock(Optional.of(ranges), depth, new ArrayList<>());
                            blocks.add(inner);
                            open.add(inner);
                        }
                    }
                    more = die.next();
                }
                case Tag.INLINED_SUBROUTINE -> {
                    inlinedDepth = Math.min(inlinedDepth, depth);
                    more = die.next();
                }
                case Tag.CALL_SITE, Tag.GNU_CALL_SITE -> more = callSite(die);
                default -> more = die.nextAfterChildren();
            }
        }
    }

    private void declare(DieCursor die, List<FunctionLayout.Declared> into) {
        long origin = die.reference(Attribute.ABSTRACT_ORIGIN, -1);
        if (origin != -1) {
            copied.add(origin);
        }
        if (die.flag(Attribute.DECLARATION)) {
            return;
        }
        FunctionLayout.Description description = location(die, Attribute.LOCATION);
        long entry = die.entry();
        // name and type may be some copies away; an array of variable length has a type of its own in each copy
        DieCursor named = die;
        DieCursor typed = die;
        long target = origin;
        int steps = 0;
        while (target != -1) {
            limits.check(Limit.DIE_CHAIN, ++steps, ".debug_info", entry);
            if (named.has(Attribute.NAME) && named.has(Attribute.TYPE)) {
                break;
            }
            named = data.cursor(target);
            typed = typed.has(Attribute.TYPE) ? typed : named;
            if (description.isNone()) {
                // a constant may be told once for all copies
                description = constant(named);
            }
            target = named.reference(Attribute.ABSTRACT_ORIGIN, named.reference(Attribute.SPECIFICATION, -1));
        }
        Optional<String> name = named.string(Attribute.NAME);
        if (name.isPresent()) {
            into.add(new FunctionLayout.Declared(
                    name.get(), types.typeOf(typed), entry, origin == -1 ? entry : origin, description));
        }
    }

    /** Adds what the abstract function has and this copy of it does not mention: it is optimised out. */
    private void inherit(long origin) {
        DieCursor die = data.cursor(origin);
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (!copied.contains(die.entry())) {
                if (die.tag() == Tag.FORMAL_PARAMETER) {
                    declare(die, parameters);
                } else if (die.tag() == Tag.VARIABLE) {
                    declare(die, blocks.get(0).variables);
                }
            }
            more = die.nextAfterChildren();
        }
    }

    private FunctionLayout.Description location(DieCursor die, int attribute) {
        Optional<ByteReader> block = die.block(attribute);
        if (block.isPresent()) {
            return new FunctionLayout.Description(Expression.of(block.get()), null, null);
        }
        Optional<LocationList> list = LocationList.of(die, attribute);
        if (list.isPresent()) {
            return new FunctionLayout.Description(null, list.get(), null);
        }
        return attribute == Attribute.LOCATION ? constant(die) : FunctionLayout.Description.NONE;
    }

    private static FunctionLayout.Description constant(DieCursor die) {
        return new FunctionLayout.Description(null, null, constantOf(die).orElse(null));
    }

    /**
     * {@return the bytes that {@code DW_AT_const_value} gives; of a number 8}. A form of fixed size is not extended by its
     * sign: compilers write 200 as one byte, and negative numbers as {@code DW_FORM_sdata} or in the variable's own size.
     */
    static Optional<byte[]> constantOf(DieCursor die) {
        int form = die.form(Attribute.CONST_VALUE);
        if (form == 0) {
            return Optional.empty();
        }
        byte[] bytes;
        Optional<ByteReader> block = die.block(Attribute.CONST_VALUE);
        if (block.isPresent()) {
            bytes = block.get().bytes(block.get().remaining());
        } else {
            Optional<String> text =
                    form == Form.STRING || form == Form.STRP ? die.string(Attribute.CONST_VALUE) : Optional.empty();
            if (text.isPresent()) {
                byte[] characters = text.get().getBytes(StandardCharsets.UTF_8);
                bytes = Arrays.copyOf(characters, characters.length + 1);
            } else {
                long number = die.unsigned(Attribute.CONST_VALUE, 0);
                bytes = new byte[Long.BYTES];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (number >> (8 * i));
                }
            }
        }
        return Optional.of(bytes);
    }

    /** The expression of an attribute, or of the one by which GCC called it before DWARF 5; null without either. */
    private static @Nullable Expression expression(DieCursor die, int attribute, int former) {
        return die.block(attribute)
                .or(() -> die.block(former))
                .map(Expression::of)
                .orElse(null);
    }

    /** Reads a call site and moves behind it. */
    private boolean callSite(DieCursor die) {
        int depth = die.depth();
        long returnPc = die.address(Attribute.CALL_RETURN_PC, die.address(Attribute.LOW_PC, -1));
        long origin = die.reference(Attribute.CALL_ORIGIN, die.reference(Attribute.ABSTRACT_ORIGIN, -1));
        Expression target = expression(die, Attribute.CALL_TARGET, Attribute.GNU_CALL_SITE_TARGET);
        List<FunctionLayout.PassedParameter> passed = new ArrayList<>();
        boolean children = die.hasChildren();
        boolean more = die.next();
        while (children && more && die.depth() > depth) {
            if (die.tag() == Tag.CALL_SITE_PARAMETER || die.tag() == Tag.GNU_CALL_SITE_PARAMETER) {
                Expression value = expression(die, Attribute.CALL_VALUE, Attribute.GNU_CALL_SITE_VALUE);
                Expression referent = expression(die, Attribute.CALL_DATA_VALUE, Attribute.GNU_CALL_SITE_DATA_VALUE);
                long parameter = die.reference(Attribute.CALL_PARAMETER, die.reference(Attribute.ABSTRACT_ORIGIN, -1));
                passed.add(new FunctionLayout.PassedParameter(
                        expression(die, Attribute.LOCATION, Attribute.LOCATION), parameter, value, referent));
            }
            more = die.nextAfterChildren();
        }
        if (returnPc != -1) {
            callSites.add(new FunctionLayout.CallSite(returnPc, origin, target, List.copyOf(passed)));
        }
        return more;
    }
}
