package io.github.coroner.testdata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A crash as one kind of report shows it, cut down to what the scenario table speaks of. What a report of this kind does not
 * tell is empty, and is then not checked.
 *
 * @param frames the crashed task's call stack, innermost first
 * @param reason every text that says why it crashed
 * @param hints the codes of the likely causes
 * @param stop why the call stack ends, as reports name it: {@code outermost}
 */
public record ShownCrash(
        List<ShownFrame> frames, Optional<String> reason, Optional<List<String>> hints, Optional<String> stop) {

    /** {@return a crash of which only the call stack is shown} */
    public static ShownCrash of(List<ShownFrame> frames) {
        return new ShownCrash(List.copyOf(frames), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * One function of a call stack.
     *
     * @param function its name as shown, empty where none is
     * @param place file and line, {@code src/scenarios.c:58}; empty where none is shown
     * @param inlined whether it is shown as inlined
     * @param inRom whether it is shown as code of the ROM
     * @param arguments shown values by name
     * @param locals shown values by name
     */
    public record ShownFrame(
            String function,
            Optional<String> place,
            Optional<Boolean> inlined,
            Optional<Boolean> inRom,
            Optional<Map<String, List<String>>> arguments,
            Optional<Map<String, List<String>>> locals) {

        /** {@return a frame of which only function and place are shown} */
        public static ShownFrame of(String function, Optional<String> place) {
            return new ShownFrame(
                    function, place, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** {@return this frame with arguments, the name of each before its values} */
        public ShownFrame withArguments(Map<String, List<String>> shown) {
            return new ShownFrame(function, place, inlined, inRom, Optional.of(shown), locals);
        }

        /** Whether the function has this name, parameters and template arguments aside. */
        boolean isNamed(String name) {
            return function.equals(name) || function.startsWith(name + "(") || function.startsWith(name + "<");
        }
    }
}
