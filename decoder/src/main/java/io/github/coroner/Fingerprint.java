package io.github.coroner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A text that is equal for crashes that are probably the same one, over builds and devices.
 *
 * <p>Recipe, version 1: the architecture, the name of the exception (empty for an abort), and the names of the innermost
 * {@value #FUNCTIONS} functions of the crashed task's call stack, each followed by a line feed, hashed with SHA-256; the
 * fingerprint is {@code "1-"} and the first 16 hexadecimal digits. Left out are frames of the panic handler, of the ROM, guessed
 * frames, and frames without a name; inlined functions count as functions. Addresses, lines and arguments play no part, nor does
 * what a compiler appends to a clone of a function ({@code .isra.0}).
 */
public final class Fingerprint {
    /** Version of the recipe, the fingerprint's first part. */
    public static final int VERSION = 1;

    private static final int FUNCTIONS = 5;
    private static final int DIGITS = 16;

    private Fingerprint() {}

    /** {@return the fingerprint; empty if no frame can be used} */
    public static Optional<String> of(String architecture, Reason reason, List<FrameReport> frames) {
        List<String> functions = new ArrayList<>();
        for (FrameReport frame : frames) {
            if (isUsed(frame) && functions.size() < FUNCTIONS) {
                functions.add(withoutCloneSuffix(frame.function().orElseThrow()));
            }
        }
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        text.append(architecture).append('\n');
        text.append(reason.details().isPresent() ? "" : reason.exception().orElse(""))
                .append('\n');
        functions.forEach(function -> text.append(function).append('\n'));
        String digits = HexFormat.of().formatHex(sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
        return Optional.of(VERSION + "-" + digits.substring(0, DIGITS));
    }

    private static boolean isUsed(FrameReport frame) {
        return frame.function().isPresent()
                && !frame.panicHandler()
                && frame.recovery() != io.github.coroner.unwind.Recovery.SCAN
                && frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.APP;
    }

    private static String withoutCloneSuffix(String function) {
        int dot = function.indexOf('.');
        return dot > 0 ? function.substring(0, dot) : function;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
