#!/bin/bash
# try.sh <scenario>: one scenario with the main build, of each architecture whose tools are there, in a folder of its own.
# Environment: BUILD, that folder (default testdata/target/try); CORE, the Xtensa tools of get-xtensa-core.sh and
# build-xtensa-gdb.sh, where regenerate has left them (default testdata/target/firmware/xtensa-core).
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(cd .. && pwd)/target
build=${BUILD:-$target/try}
core=${CORE:-$target/firmware/xtensa-core}
rm -rf "$build/riscv" "$build/xtensa"
mkdir -p "$build"
arches=riscv
[ -x "$core/xtensa-elf-gdb" ] && arches="riscv xtensa"
for arch in $arches; do
    make -s BUILD="$build" CORE="$core" "$build/$arch/og/$1.gdb"
    echo "$build/$arch/og/$1.log .bin .gdb"
done
