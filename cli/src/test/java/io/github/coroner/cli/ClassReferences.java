package io.github.coroner.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class file refers to: classes as {@code java/lang/String}, members as {@code java/lang/System.exit}. JVMS 4.4.
 */
final class ClassReferences {
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;

    private ClassReferences() {}

    static List<String> of(byte[] classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.readInt(); // magic
            in.readInt(); // version
            int count = in.readUnsignedShort();
            int[] tags = new int[count];
            int[] first = new int[count];
            int[] second = new int[count];
            String[] texts = new String[count];
            for (int i = 1; i < count; i++) {
                tags[i] = in.readUnsignedByte();
                switch (tags[i]) {
                    case UTF8 -> texts[i] = in.readUTF();
                    case INTEGER, FLOAT -> in.readInt();
                    case LONG, DOUBLE -> {
                        in.readLong();
                        i++; // takes two places
                    }
                    case METHOD_HANDLE -> {
                        in.readUnsignedByte();
                        in.readUnsignedShort();
                    }
                    case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 -> {
                        first[i] = in.readUnsignedShort();
                        second[i] = in.readUnsignedShort();
                    }
                    case CLASS, STRING, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                    default -> throw new IOException("constant pool tag " + tags[i]);
                }
            }
            List<String> references = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                if (tags[i] == CLASS) {
                    references.add(texts[first[i]]);
                } else if (tags[i] == METHOD || tags[i] == INTERFACE_METHOD || tags[i] == FIELD) {
                    references.add(texts[first[first[i]]] + "." + texts[first[second[i]]]);
                }
            }
            return references;
        }
    }
}
