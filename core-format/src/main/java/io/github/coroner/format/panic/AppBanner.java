package io.github.coroner.format.panic;

import java.util.Optional;

/**
 * What an application says about itself when it starts.
 *
 * @param project project name
 * @param version application version
 * @param compiled date and time
 * @param elfSha256 first digits of the ELF file's SHA-256, without the dots
 * @param idf version of ESP-IDF, also as the bootloader or MicroPython print it
 * @param machine the board as MicroPython prints it
 * @param line number of its first line, from 1
 */
public record AppBanner(
        Optional<String> project,
        Optional<String> version,
        Optional<String> compiled,
        Optional<String> elfSha256,
        Optional<String> idf,
        Optional<String> machine,
        long line) {}
