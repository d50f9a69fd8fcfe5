#!/bin/sh
# split-cc.sh <compiler> ... -c <source> -o <object>: run a compiler in the folder of its object, which the debug information
# then calls /build, and with the source's full name.  So names of .dwo files do not tell where either folder is.
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
exec "$@" "-ffile-prefix-map=$out=/build"
