package io.github.coroner.unwind;

import java.util.Set;

/** Functions that nobody called: where call stacks of FreeRTOS tasks, of start-up code and of other runtimes end. */
public final class OutermostFunctions {
    private static final Set<String> NAMES = Set.of(
            // FreeRTOS tasks: the ports of ESP-IDF call the task's function from here
            "vPortTaskWrapper",
            // start-up of ESP-IDF's bootloader and application, first and second core
            "call_start_cpu0",
            "call_start_cpu1",
            "_start",
            "_reset",
            "_ResetVector",
            "_ResetHandler",
            // where hosted programs begin for whoever wrote them
            "main");

    private static final Set<String> TASK_EXITS = Set.of("prvTaskExitError", "vPortTaskExit");

    private OutermostFunctions() {}

    /** {@return whether nothing is above a function of this name} */
    public static boolean isOutermost(String name) {
        return NAMES.contains(name);
    }

    /** {@return whether ports use the address of this function as the return address of a task's function} */
    public static boolean isTaskExit(String name) {
        return TASK_EXITS.contains(name);
    }
}
