"""Reads and composes a region of mapping rows, beside sssom-py if it is there.

Usage: measure.py [ROWS [ROUNDS]]. The tool is $RECOGNIZE, else the release build; the interpreter with
sssom-py is $SSSOM_PYTHON. Prints a line for each step: seconds (median), peak memory.
"""
import os
import statistics
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "harness"))
from process import needed  # noqa: E402

PEER = """
import sys
from sssom.parsers import parse_sssom_table
rows = sum(len(parse_sssom_table(path).df) for path in sys.argv[1:])
print("rows", rows)
"""


def main():
    rows = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    root = os.path.join(here, "..", "..")
    tool = os.environ.get("RECOGNIZE") or os.path.join(root, ".build", "release", "recognize")
    with tempfile.TemporaryDirectory() as folder:
        needed([sys.executable, os.path.join(here, "gen.py"), rows, folder])
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        out = os.path.join(folder, "composed.tsv")
        steps = {
            "read and check": [tool, "crosswalk", "check", "--form", *files],
            "read, compose two hops, write": [tool, "crosswalk", "compose", *files, "-o", out],
        }
        if os.environ.get("SSSOM_PYTHON"):
            steps["sssom-py: read"] = [os.environ["SSSOM_PYTHON"], "-c", PEER, *files]
        for name, command in steps.items():
            runs = [needed(command) for _ in range(1 if "sssom-py" in name else rounds)]
            wall = statistics.median(run.wall for run in runs)
            cpu = statistics.median(run.cpu for run in runs)
            peak = max(run.peak for run in runs)
            print(f"{name}: {wall:.2f} s wall, {cpu:.2f} s CPU, {peak:.0f} MB")


main()
