/**
 * Renderers, one a class: {@link io.github.coroner.report.TextReport} for people, {@link io.github.coroner.report.JsonReport} for
 * programs, {@link io.github.coroner.report.EspCoredumpReport} for scripts that read the output of Espressif's tool, {@link
 * io.github.coroner.report.JUnitReport} and {@link io.github.coroner.report.GithubAnnotation} for continuous integration.
 *
 * <p>Each takes plain data and writes to an {@link java.lang.Appendable}: same data, same characters, lines end in LF.
 */
@NullMarked
package io.github.coroner.report;

import org.jspecify.annotations.NullMarked;
