package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code coroner dbg_corefile}: what Espressif's tool has and this one has not, said in one line. */
@Command(name = "dbg_corefile", hidden = true, description = "Not there: no debugger is started.")
final class DbgCorefileCommand implements Callable<Integer> {
    @Unmatched
    @SuppressWarnings("UnusedVariable") // accepted only
    private List<String> ignored = new ArrayList<>();

    @Override
    public Integer call() {
        throw new UsageException(
                "dbg_corefile starts a debugger, which coroner does not do; coroner info --save-core FILE"
                        + " writes a core file that gdb reads");
    }
}
