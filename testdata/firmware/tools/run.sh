#!/bin/sh
# Run a firmware ELF in the emulator; UART output goes to stdout.
#
#   run.sh <riscv|xtensa> <firmware.elf> <rom.elf> <run>
#
# A run is named <scenario>[-<dump format>][-dram]:
#   scenario     a name of src/scenarios.def, in lower case with dashes: null-store
#   dump format  elf14 (the default), elf13, elf12, bin03, or text: panic text only
#   dram         with the DRAM captured
#
# The boot parameter block (struct fw_params, src/fw.h) is built here and
# loaded as a raw file at the address of g_params.
set -eu
arch=$1 elf=$2 rom=$3 run=$4
here=$(cd "$(dirname "$0")/.." && pwd)
flags=0 format=0
case $run in *-dram) flags=1 run=${run%-dram} ;; esac
case $run in
*-elf14) run=${run%-elf14} ;;
*-elf13) format=1 run=${run%-elf13} ;;
*-elf12) format=2 run=${run%-elf12} ;;
*-bin03) format=3 run=${run%-bin03} ;;
*-text) format=4 run=${run%-text} ;;
esac
scenario=$("$here/tools/scenarios.sh" | grep -nx -- "$run" | cut -d: -f1)
[ -n "$scenario" ] || { echo "no scenario $run in src/scenarios.def" >&2; exit 2; }
scenario=$((scenario - 1))
params=$(mktemp)
trap 'rm -f "$params"' EXIT

le32() { printf "$(printf '\\%03o\\%03o\\%03o\\%03o' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))"; }
{
    printf FWP1
    le32 "$scenario"; le32 "$format"; le32 "$flags"
    sha256sum <"$elf" | cut -c1-64 | sed 's/../\\x&/g' | xargs -0 printf '%b' | head -c 32
} >"$params"

case $arch in
riscv)
    set -- qemu-system-riscv32 -cpu rv32 -m 1400M ;;
xtensa)
    set -- qemu-system-xtensa -cpu "${XTENSA_CPU:-de212}" -m 1400M ;;
*)  echo "unknown architecture $arch" >&2; exit 2 ;;
esac
addr=0x$(readelf -sW "$elf" | awk '$8 == "g_params" { print $2 }')
# -M none: a CPU and RAM from address 0, nothing else; so the chip's real
# address map can be used.  Output and exit go through semihosting.
timeout 20 "$@" -M none -display none -nodefaults -monitor none -serial none \
    -semihosting-config enable=on,target=native,chardev=c0 \
    -chardev stdio,id=c0,signal=off \
    -device loader,file="$rom" \
    -device loader,file="$params",addr=$addr,force-raw=on \
    -device loader,file="$elf",cpu-num=0 </dev/null
