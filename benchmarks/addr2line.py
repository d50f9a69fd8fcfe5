#!/usr/bin/env python3
"""Runs `coroner addr2line` and the native tools that are installed on the same file and addresses, and prints ratios.

usage: addr2line.py [--runs N] [--count N] ELF [TOOL ...]

TOOL is a command that takes GNU addr2line's options (default: those found of llvm-addr2line, riscv and xtensa addr2line, addr2line).
Addresses are drawn from the executable sections with a fixed seed and go in by standard input; runs alternate, so that
a busy machine disturbs both alike. CORONER names our command (default: the launcher at the root of the checkout).
"""

import argparse
import os
import random
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
NATIVE = (
    "llvm-addr2line-19",
    "llvm-addr2line",
    "riscv32-esp-elf-addr2line",
    "riscv64-unknown-elf-addr2line",
    "xtensa-esp32-elf-addr2line",
    "addr2line",
)
SHF_ALLOC_EXECINSTR = 6


def executable_ranges(path):
    """Address and size of each allocated executable section of an ELF32 or ELF64 little-endian file."""
    with open(path, "rb") as file:
        elf = file.read()
    if elf[:4] != b"\x7fELF" or elf[5] != 1:
        sys.exit(path + ": not a little-endian ELF file")
    wide = elf[4] == 2
    table = struct.unpack_from("<Q", elf, 0x28)[0] if wide else struct.unpack_from("<I", elf, 0x20)[0]
    size, count = struct.unpack_from("<HH", elf, 0x3A if wide else 0x2E)
    for at in range(table, table + size * count, size):
        if wide:
            flags, address, _, length = struct.unpack_from("<QQQQ", elf, at + 8)
        else:
            flags, address, _, length = struct.unpack_from("<IIII", elf, at + 8)
        if flags & SHF_ALLOC_EXECINSTR == SHF_ALLOC_EXECINSTR and length:
            yield address, length


def measure(command, addresses):
    """Seconds and peak memory in MiB of one run."""
    with open(addresses, "rb") as stdin:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("%s ended with %d" % (" ".join(command), process.returncode))
    return seconds, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("elf")
    parser.add_argument("tool", nargs="*")
    options = parser.parse_args()
    ours = os.environ.get("CORONER", os.path.join(ROOT, "coroner"))
    tools = options.tool or [tool for tool in NATIVE if shutil.which(tool)]
    arguments = ["-a", "-f", "-i", "-e", options.elf]
    ranges = list(executable_ranges(options.elf))
    draw = random.Random(1)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as addresses:
        for address, length in draw.choices(ranges, [length for _, length in ranges], k=options.count):
            addresses.write("0x%x\n" % (address + draw.randrange(length)))
        addresses.flush()
        command = [ours] + (["addr2line"] if os.path.basename(ours).startswith("coroner") else []) + arguments
        measure(command, addresses.name)
        for tool in tools:
            pairs = []
            for _ in range(options.runs):
                pairs.append((measure(command, addresses.name), measure([tool] + arguments, addresses.name)))
            print(
                "%d addresses: ours %.3f s %.0f MiB, %s %.3f s %.0f MiB, ratio %.2f"
                % (
                    options.count,
                    statistics.median(a[0] for a, _ in pairs),
                    max(a[1] for a, _ in pairs),
                    tool,
                    statistics.median(b[0] for _, b in pairs),
                    max(b[1] for _, b in pairs),
                    statistics.median(a[0] / b[0] for a, b in pairs),
                )
            )


if __name__ == "__main__":
    main()
