#!/bin/bash
# record-lines.sh <firmware.elf> <gdb> <out-prefix>: what llvm-symbolizer and gdb answer about every code address of an ELF.
#   <prefix>.llvm-lines.gz  functions, files, lines, columns and discriminators, inlined functions first
#   <prefix>.gdb-lines.gz   the line that gdb chooses ("info line"); not there where gdb gives up (split debug information)
#
# Each file starts with the names that it uses, one a line and counted from 0, and an empty line.  Then a row
# "<address> <answer>" holds for all addresses up to the next row.  An answer is "-" (nothing known) or
#   llvm:  <function name>@<file name>:<line>:<column>[/<discriminator>], joined by "<" (is inlined into); ? is no name
#   gdb:   <file name>:<line>
# Addresses are hexadecimal; "+e" is 0xe after the row before.
set -euo pipefail
elf=$1 gdb=$2 out=$3
step=1
readelf -h "$elf" | grep -q RISC-V && step=2
addresses=$(readelf -SW "$elf" | sed 's/^ *\[ *[0-9]*\]//' | awk -v step=$step '
    function hex(s,  i, n) { n = 0; for (i = 1; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return n }
    $2 == "PROGBITS" && $7 ~ /X/ { a = hex($3); end = a + hex($5); for (; a < end; a += step) printf "0x%x\n", a; printf "end 0x%x\n", end }')

# rows "<address> <answer with names>" -> the compact form
compact() {
    awk '
    function hex(s,  i, n) { n = 0; for (i = 3; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return n }
    function name(s) { if (!(s in number)) { number[s] = count++; print s > names } return number[s] }
    {
        address = hex($1)
        if (address == previous + 0 && NR > 1) next # where a section ends, another one begins
        previous = address
        answer = substr($0, length($1) + 2)
        if (answer != last) {
            compacted = ""
            n = split(answer, part, "\t")
            for (i = 1; i <= n; i++)
                compacted = compacted (part[i] ~ /^=/ ? name(substr(part[i], 2)) : part[i])
            if (rows++ == 0) printf "%x %s\n", address, compacted
            else printf "+%x %s\n", address - known, compacted
            known = address
            last = answer
        }
    }' names="$1" -
}

rows=$(mktemp) names=$(mktemp)
trap 'rm -f "$rows" "$names"' EXIT
write() { # <file>
    : >"$names"
    compact "$names" <"$rows" >"$rows.compact"
    { cat "$names"; echo; cat "$rows.compact"; } | gzip -9n >"$1"
    rm "$rows.compact"
}

{ grep -v end <<<"$addresses" | llvm-symbolizer-19 --output-style=JSON --no-demangle -f -i -e "$elf" 2>/dev/null
  sed -n 's/^end //p' <<<"$addresses" | sed 's/.*/{"Address":"&","Symbol":[]}/'; } |
    awk '
    function field(s, key,  p) {
        p = index(s, "\"" key "\":")
        s = substr(s, p + length(key) + 3)
        return s ~ /^"/ ? substr(s, 2, index(substr(s, 2), "\"") - 1) : substr(s, 1, match(s, /[,}]/) - 1)
    }
    {
        answer = ""
        list = substr($0, index($0, "\"Symbol\":"))
        n = split(list, frame, /},{/)
        for (i = 1; i <= n && list !~ /\[\]/; i++) {
            f = field(frame[i], "FunctionName"); file = field(frame[i], "FileName")
            if (f == "" && file == "") continue
            if (f == "") f = "?"
            if (file == "") file = "?"
            d = field(frame[i], "Discriminator")
            answer = answer (answer == "" ? "" : "\t<\t") "=" f "\t@\t=" file "\t:" field(frame[i], "Line") ":" field(frame[i], "Column") (d > 0 ? "/" d : "")
        }
        print field($0, "Address") " " (answer == "" ? "-" : answer)
    }' | sort -s -k1,1 >"$rows"
write "$out.llvm-lines.gz"

grep -v end <<<"$addresses" | sed 's/.*/echo &\\n\ninfo line *&/' >"$rows.commands"
"$gdb" -nx -q -batch -ex 'set width 0' -x "$rows.commands" "$elf" >"$rows.answers" 2>/dev/null && answered=yes || answered=no
if [ $answered = yes ]; then
    { cat "$rows.answers"; sed -n 's/^end //p' <<<"$addresses" | sed 's/.*/&\nNo line/'; } |
        sed -nE '/^0x[0-9a-f]+$/{h;d}; s/^Line ([0-9]+) of "([^"]*)".*/=\2\t:\1/; /^=/!s/.*/-/; H; x; s/\n/ /; p' |
        sort -s -k1,1 >"$rows"
    write "$out.gdb-lines.gz"
fi
rm -f "$rows.commands" "$rows.answers"
