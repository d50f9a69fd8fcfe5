package io.github.coroner.cli;

import java.io.IOException;

/** What is written is not taken any more: whoever opened the output knows why and says so. */
final class OutputLostException extends IOException {
    private static final long serialVersionUID = 1;

    OutputLostException() {
        super("the output could not be written");
    }
}
