package io.github.coroner.format;

import java.util.List;

final class CoreDumpReader {
    private CoreDumpReader() {}

    static List<CoreDump> readAll(String source, byte[] input, CoreDumpOptions options) {
        Problems problems = new Problems(options.limits());
        byte[] raw = input;
        List<Container> containers = List.of(Container.RAW);
        if (DumpHeader.recognise(raw, 0).isEmpty()) {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            for (String line : new String(input, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                out.writeBytes(java.util.Base64.getDecoder().decode(line.strip()));
            }
            raw = out.toByteArray();
            containers = List.of(Container.BASE64, Container.RAW);
        }
        DumpHeader header =
                DumpHeader.recognise(raw, 0).orElseThrow(() -> FormatException.malformed(source, 0, "no dump"));
        return List.of(new RawDump(source, raw, containers, options, problems).read(header, 0));
    }

    static CoreDump best(List<CoreDump> dumps) {
        return dumps.get(dumps.size() - 1);
    }
}
