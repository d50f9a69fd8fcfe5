package io.github.coroner.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version in the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"coroner " + (version == null ? "(development)" : version)};
    }
}
