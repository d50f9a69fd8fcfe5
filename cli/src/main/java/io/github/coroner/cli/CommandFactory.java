package io.github.coroner.cli;

import picocli.CommandLine;

/** Makes commands, handing each the console it shall use. */
record CommandFactory(Console console) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object command;
        if (type == InfoCommand.class) {
            command = new InfoCommand(console);
        } else if (type == InfoCorefileCommand.class) {
            command = new InfoCorefileCommand(console);
        } else if (type == Addr2LineCommand.class) {
            command = new Addr2LineCommand(console);
        } else if (type == PanicCommand.class) {
            command = new PanicCommand(console);
        } else if (type == RawCrashCommand.class) {
            command = new RawCrashCommand(console);
        } else if (type == PrintCommand.class) {
            command = new PrintCommand(console);
        } else if (type == SchemaCommand.class) {
            command = new SchemaCommand(console);
        } else {
            return CommandLine.defaultFactory().create(type);
        }
        return type.cast(command);
    }
}
