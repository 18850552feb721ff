"""The guard against regressions: instructions, which repeat where seconds do not."""
from __future__ import annotations

import json
import os
import re
import shutil
import sys

from harness import places
from harness.experiments import Bench
from harness.places import Data
from harness.process import Failed, needed, run
from harness.small import CHECK

BASELINE = os.path.join(places.BENCHMARKS, "baseline.json")
ROWS = 10_000
TOLERANCE = 0.02


def instructions(name: str, command: list[str]) -> int:
    """How many instructions a process takes. The profile stays, for `callgrind_annotate`."""
    profile = os.path.join(places.folder("callgrind"), f"{name}.out")
    done = needed(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", *command],
        {"SWIFT_DETERMINISTIC_HASHING": "1"})
    found = re.search(r"Collected : (\d+)", done.err)
    if not found:
        raise Failed(f"valgrind did not say how many instructions {name} took")
    return int(found.group(1))


def measured(bench: Bench) -> dict[str, float]:
    """Instructions: of loading, of each row in every form that works, and of one `check`."""
    data = Data(1)
    data.make([ROWS])
    given, out = data.credentials(ROWS), bench.out("count.csv")
    loading = instructions("load", bench.ours(data, data.none(), out))
    found = {"load": float(loading)}
    forms = {
        "row": bench.ours(data, given, out),
        "row-ndjson-input": bench.ours(data, data.credentials(ROWS, "ndjson"), out),
        "row-proof": bench.ours(data, given, bench.out("count.ndjson"), "--why", "full"),
    }
    for name, command in forms.items():
        if name == "row":
            needed(command)
        elif run(command).status != 0:
            continue
        found[name] = (instructions(name, command) - loading) / ROWS
    found["check"] = float(
        instructions("check", [bench.tool, *CHECK, "--frameworks", places.FRAMEWORKS]))
    return found


def compiler() -> str:
    done = run(["swift", "--version"])
    version = re.search(r"Swift version (\S+)", done.out + done.err)
    return f"Swift {version.group(1)}" if version else "unknown"


def guard(bench: Bench, update: bool) -> int:
    """Compares with the baseline; 1 if anything takes more than it may."""
    if not shutil.which("valgrind"):
        raise Failed("--count needs valgrind")
    before: dict[str, float] = {}
    built = ""
    if os.path.exists(BASELINE):
        with open(BASELINE) as file:
            baseline = json.load(file)
        before, built = baseline["instructions"], baseline["compiler"]
    now = measured(bench)
    worse = False
    for name, value in now.items():
        line = f"{name:<18}{value:>16,.0f}"
        if name in before:
            change = value / before[name] - 1
            line += f"{before[name]:>16,.0f}{100 * change:>+9.2f} %"
            if change > TOLERANCE:
                line += "  WORSE"
                worse = True
        else:
            line += "  not in the baseline"
        print(line)
    for name in before.keys() - now.keys():
        print(f"{name:<18} is in the baseline and was not measured")
        worse = True
    if built and built != compiler():
        print(f"the baseline was made with {built}, this is {compiler()}: counts differ for that alone",
              file=sys.stderr)
    if update:
        rounded = {name: round(value, 1) for name, value in now.items()}
        with open(BASELINE, "w") as file:
            json.dump({"compiler": compiler(), "rows": ROWS, "instructions": rounded}, file, indent=2)
            file.write("\n")
        print("the baseline was rewritten")
        return 0
    return 1 if worse or not before else 0
