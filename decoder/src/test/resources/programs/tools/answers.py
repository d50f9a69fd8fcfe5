"""For gdb: writes what it says of every frame of $PROGRAM.core to $PROGRAM.expected.

    frame  FUNCTION (ARGUMENTS) at FILE:LINE        set print frame-arguments all
    line   the same as bt has it
    local  a line of info locals
    print  FRAME  EXPRESSION  its value  its type   the expressions of $PROGRAM.expressions, or of the source's
"""
import os
import re

import gdb

program = os.environ["PROGRAM"]


def ask(command):
    return gdb.execute(command, to_string=True)


def line(*fields):
    out.write("\t".join(field.replace("\n", "\\n") for field in fields) + "\n")


for setting in ("pagination off", "width 0", "height 0", "confirm off"):
    ask("set " + setting)
ask("file " + program + ".elf")
ask("core-file " + program + ".core")
out = open(program + ".expected", "w", encoding="utf-8")
for text in ask("bt").splitlines():
    if text.startswith("#"):
        line("line", re.sub(r"^#\d+ +", "", text))
ask("set print frame-arguments all")
level, frame = 0, gdb.newest_frame()
while frame is not None:
    frame.select()
    line("frame", re.sub(r"^#\d+ +(0x[0-9a-f]+ in )?", "", ask("frame %d" % level).splitlines()[0]))
    for text in ask("info locals").splitlines():
        if " = " in text:
            line("local", text)
    level, frame = level + 1, frame.older()
expressions = re.sub("-.*", "", program) + ".expressions"
if os.path.exists(expressions):
    for text in open(expressions, encoding="utf-8").read().splitlines():
        number, expression = text.split("\t")
        ask("frame " + number)
        try:
            value = re.sub(r"^\$\d+ = ", "", ask("print " + expression)[:-1])
            line("print", number, expression, value, str(gdb.parse_and_eval(expression).type))
        except gdb.error as error:
            line("print", number, expression, str(error), "")
out.close()
