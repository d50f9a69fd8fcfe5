#!/bin/sh
# scenarios.sh: the names of all scenarios as runs have them, one a line, in the order of their numbers.
sed -n 's/^SCENARIO(\([A-Z0-9_]*\),.*/\1/p' "$(dirname "$0")/../src/scenarios.def" | tr 'A-Z_' 'a-z-'
