#!/bin/sh
# split-cc.sh <compiler> ... -c <source> -o <object>: run a compiler in the folder of its object, which the debug information
# then calls /build, and with the source's full name.  So names of .dwo files do not tell where either folder is.  Without
# address randomization, which GCC 12 for RISC-V lets into the units' ids.
set -eu
fw=$(pwd)
for word do
    shift
    case $word in
    src/* | port/*) word=$fw/$word ;;
    -I*) word=-I$fw/${word#-I} ;;
    */*.o | */*.oo) out=$(cd "$(dirname "$word")" && pwd) word=$(basename "$word") ;;
    esac
    set -- "$@" "$word"
done
cd "$out"
exec setarch -R "$@" "-ffile-prefix-map=$out=/build"
