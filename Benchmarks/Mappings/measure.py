"""Reads, writes and composes a region of mapping rows, beside sssom-py where it is installed.

Usage: measure.py [ROWS [ROUNDS]], or measure.py --install-peer, which puts sssom-py from PyPI into
.build/bench/sssom. The tool is $RECOGNIZE, else the release build. Prints a line for each step: seconds
(median, least and most), peak memory; and ends with 1 if a gate of 10⁶ rows is missed.
"""
import os
import statistics
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.join(here, "..", "harness"))
from process import load, machine, needed  # noqa: E402

VENV = os.path.join(root, ".build", "bench", "sssom")
PEER = os.path.join(VENV, "bin", "python3")
READ = """
import sys
from sssom.parsers import parse_sssom_table
print("rows", sum(len(parse_sssom_table(path).df) for path in sys.argv[1:]))
"""
WRITE = """
import sys
from sssom.parsers import parse_sssom_table
from sssom.writers import write_table
with open(sys.argv[1], "w") as file:
    write_table(parse_sssom_table(sys.argv[2]), file)
"""
# Seconds of wall and megabytes, for 10⁶ rows.
GATES = {"read and check": (2, 1000), "read, compose two hops, write": (5, 1000)}


def install():
    if not os.path.exists(PEER):
        needed([sys.executable, "-m", "venv", VENV])
    needed([PEER, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
            os.path.join(here, "requirements.txt")])
    print(f"sssom-py is in {os.path.relpath(VENV, root)}")


def steps(tool, files, out):
    yield "read and check", [tool, "crosswalk", "check", "--form", *files]
    yield "read, compose two hops, write", [tool, "crosswalk", "compose", *files, "-o", out]
    yield "read and write one set", [tool, "crosswalk", "export", files[0], "-o", out]
    if os.path.exists(PEER):
        yield "sssom-py: read", [PEER, "-c", READ, *files]
        yield "sssom-py: read and write one set", [PEER, "-c", WRITE, out, files[0]]


def main():
    if sys.argv[1:] == ["--install-peer"]:
        return install()
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    tool = os.environ.get("RECOGNIZE") or os.path.join(root, ".build", "release", "recognize")
    print(", ".join(f"{key} {value}" for key, value in machine().items()), f"· load {load()}")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        needed([sys.executable, os.path.join(here, "gen.py"), str(rows), folder])
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        for name, command in steps(tool, files, os.path.join(folder, "out.tsv")):
            runs = [needed(command) for _ in range(1 if "sssom-py" in name else rounds)]
            walls = [run.wall for run in runs]
            wall, peak = statistics.median(walls), max(run.peak for run in runs)
            cpu = statistics.median(run.cpu for run in runs)
            gate = GATES.get(name) if rows == 1_000_000 else None
            verdict = ""
            if gate:
                holds = wall <= gate[0] and peak <= gate[1]
                missed += not holds
                verdict = f" · gate {gate[0]} s, {gate[1]} MB: {'held' if holds else 'MISSED'}"
            print(f"{name}: {wall:.2f} s wall ({min(walls):.2f}–{max(walls):.2f}), {cpu:.2f} s CPU, "
                  f"{peak:.0f} MB{verdict}", flush=True)
    print(f"load {load()}")
    return missed > 0


sys.exit(main())
