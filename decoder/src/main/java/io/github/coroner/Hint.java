package io.github.coroner;

/**
 * A likely cause of the crash.
 *
 * @param code what kind of cause, stable: {@code null-dereference}, {@code stack-overflow}
 * @param message the cause in words
 * @param evidence what it was concluded from
 */
public record Hint(String code, String message, String evidence) {}
