package io.github.coroner.format.coredump;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that dumps, keys and partition tables are checked with; every Java platform has them. */
final class Digests {
    private Digests() {}

    /** {@return a new SHA-256} */
    static MessageDigest sha256() {
        return of("SHA-256");
    }

    /** {@return a new MD5} */
    static MessageDigest md5() {
        return of("MD5");
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
