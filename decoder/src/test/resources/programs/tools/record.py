#!/usr/bin/env python3
"""record.py NAME SOURCE... -- FLAGS: builds a program, lets it crash in an emulator and asks gdb about its memory.

Writes NAME.elf, NAME.core (a core dump as ESP-IDF's, raw ELF) and NAME.expected beside the sources. Debian bookworm's packages:
gcc-riscv64-unknown-elf, clang-19, lld-19, qemu-system-misc, gdb-multiarch (13.1). With "-- clang FLAGS" clang compiles and lld links.
"""
import os
import struct
import subprocess
import sys
import tempfile

TOOLS = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.dirname(TOOLS)
STACK = 4096  # bytes of it that are kept
EXPRESSIONS = os.path.join(TOOLS, "answers.py")


def run(command, **more):
    subprocess.run(command, check=True, **more)


def build(name, sources, flags, elf, scratch):
    clang = flags[:1] == ["clang"]
    if clang:
        flags = flags[1:]
        target = ["--target=riscv32-unknown-elf", "-march=rv32imc", "-mabi=ilp32"]
    else:
        target = ["-march=rv32imc_zicsr", "-mabi=ilp32"]
    common = ["-ffreestanding", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"]
    objects = []
    for source in sources + [os.path.join(TOOLS, "start.S")]:
        cpp = source.endswith(".cpp")
        own = source.startswith(TOOLS)
        compiler = ("clang++-19" if cpp else "clang-19") if clang and not own else "riscv64-unknown-elf-" + ("g++" if cpp else "gcc")
        obj = os.path.join(scratch, os.path.basename(source) + ".o")
        options = [] if own else flags + (common + ["-std=gnu++20"] if cpp else common[:1])
        machine = target if compiler.startswith("clang") else ["-march=rv32imc_zicsr", "-mabi=ilp32"]
        run([compiler, *machine, *options, "-w", "-ffile-prefix-map=" + FOLDER + "=/programs", "-c", source, "-o", obj], cwd=FOLDER)
        objects.append(obj)
    libgcc = subprocess.run(["riscv64-unknown-elf-gcc", "-march=rv32imc", "-mabi=ilp32", "-print-libgcc-file-name"],
                            check=True, capture_output=True, text=True).stdout.strip()
    linker = ["ld.lld-19"] if clang else ["riscv64-unknown-elf-ld", "-m", "elf32lriscv"]
    run(linker + ["-T", os.path.join(TOOLS, "program.ld")] + objects + [libgcc, "-o", elf])


def symbols(elf):
    table = subprocess.run(["readelf", "-sW", elf], check=True, capture_output=True, text=True).stdout
    fields = [line.split() for line in table.splitlines()]
    return {f[7]: int(f[1], 16) for f in fields if len(f) == 8 and f[7].startswith("_dram") or len(f) == 8 and f[7] in ("registers", "_bss_end")}


def note(name, kind, description):
    padded = lambda data: data + bytes(-len(data) % 4)
    text = name.encode() + b"\0"
    return struct.pack("<III", len(text), len(description), kind) + padded(text) + padded(description)


def core(elf, raw):
    where = symbols(elf)
    start = where["_dram_start"]
    registers = struct.unpack_from("<34I", raw, where["registers"] - start)
    status = bytearray(204)
    struct.pack_into("<I", status, 24, where["registers"])
    struct.pack_into("<32I", status, 72, *registers[:32])
    extra = struct.pack("<8I", where["registers"], 0x7C0, 0x300, 0, 0x342, registers[32], 0x343, registers[33])
    stack = registers[2] & ~15
    bottom = max(where["_bss_end"], min(stack, where["_dram_end"] - STACK))
    parts = [(4, 0, note("CORE", 1, bytes(status))),
             (1, start, raw[:where["_bss_end"] - start]),
             (1, bottom, raw[bottom - start:]),
             (4, 0, note("ESP_CORE_DUMP_INFO", 8266, struct.pack("<I", 0x50104) + bytes(68)) + note("ESP_EXTRA_INFO", 677, extra))]
    offset = 52 + 32 * len(parts)
    headers = b"\x7fELF\1\1\1" + bytes(9) + struct.pack("<HHIIIIIHHHHHH", 4, 243, 1, 0, 52, 0, 0, 52, 32, len(parts), 0, 0, 0)
    body = b""
    for kind, address, data in parts:
        headers += struct.pack("<8I", kind, offset + len(body), address, address, len(data), len(data), 6, 0)
        body += data
    return headers + body


def main():
    name = sys.argv[1]
    split = sys.argv.index("--")
    sources, flags = sys.argv[2:split], sys.argv[split + 1:]
    base = os.path.join(FOLDER, name)
    with tempfile.TemporaryDirectory() as scratch:
        build(name, sources, flags, base + ".elf", scratch)
        subprocess.run(["qemu-system-riscv32", "-cpu", "rv32", "-m", "1100M", "-M", "none", "-display", "none", "-nodefaults",
                        "-monitor", "none", "-serial", "none", "-semihosting-config", "enable=on,target=native",
                        "-device", "loader,file=" + base + ".elf,cpu-num=0"],
                       cwd=scratch, timeout=20, stdin=subprocess.DEVNULL)
        with open(os.path.join(scratch, "raw.bin"), "rb") as file:
            raw = file.read()
    with open(base + ".core", "wb") as file:
        file.write(core(base + ".elf", raw))
    run(["gdb-multiarch", "-batch", "-nx", "-x", EXPRESSIONS],
        env={**os.environ, "PROGRAM": base, "LC_ALL": "C"}, stdout=subprocess.DEVNULL)


main()
