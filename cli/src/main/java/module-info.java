/** The {@code coroner} command. It exports nothing: its contract is what it prints, described in {@code docs/cli.md}. */
module io.github.coroner.cli {
    requires info.picocli;
    requires io.github.coroner.report;
    requires static org.jspecify;

    opens io.github.coroner.cli to
            info.picocli;
}
