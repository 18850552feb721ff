"""Experiments on the shipped data and on single processes: readiness, `check`, `validate`, `batch`."""
from __future__ import annotations

import os
import sys

from harness import places
from harness.experiments import Bench
from harness.lines import Result
from harness.places import Data
from harness.process import Run, interleaved, median, needed, run

CHECK = ["check", "CL:P-5510-4224-001-V02", "--to", "MX", "--on", "2026-11-22", "--format", "json"]
VALIDATE = ["validate", "--on", "2026-11-22", "--lang", "en"]


def processes(bench: Bench) -> None:
    """What a whole process takes: CPU, for wall is the machine's. It is short, so it is repeated."""
    data = Data(bench.seeds[0])
    data.make([min(bench.sizes)])
    own = ["--frameworks", places.FRAMEWORKS]
    empty = data.empty_tables()
    rules = bench.ours(data, data.none(), bench.out("none.csv"), tables=empty)
    runs = interleaved({
        "start": lambda: needed([bench.tool, "--version"]),
        "rules": lambda: needed(rules),
        "check": lambda: needed([bench.tool, *CHECK, *own]),
        "validate": lambda: known([bench.tool, *VALIDATE, *own]),
    }, 3 * bench.rounds)
    wall = {name: median([one.wall for one in found]) for name, found in runs.items()}
    cpu = {name: median([one.cpu for one in found]) for name, found in runs.items()}
    bench.results["rules-ready"] = Result(
        1000 * (cpu["rules"] - cpu["start"]),
        "CPU of `rules run` over empty tables, less that of `--version`; wall "
        f"{1000 * (wall['rules'] - wall['start']):.1f} ms")
    bench.results["check-json"] = Result(
        1000 * cpu["check"], f"CPU; wall {1000 * wall['check']:.1f} ms")
    bench.results["validate"] = Result(cpu["validate"], f"CPU; wall {wall['validate']:.3f} s")


def known(command: list[str]) -> Run:
    """`validate` ends with 1 where it finds errors; that it ran is what counts."""
    done = run(command)
    if done.status > 1:
        return needed(command)
    return done


def batch(bench: Bench) -> None:
    """One decision as JSON: what more rows of the same kind cost, for each."""
    size = max(bench.size // 10, 1000)
    made = {rows: places.folder("credentials", str(rows)) for rows in (size // 10, size)}
    for rows, folder in made.items():
        needed([sys.executable, os.path.join(places.BENCHMARKS, "Credentials", "generate.py"), folder, str(rows),
                str(bench.seeds[0]), "0"], {"RECOGNIZE": bench.tool})

    def command(rows: int, *options: str) -> list[str]:
        return [bench.tool, "batch", os.path.join(made[rows], "sheet.csv"), "-o",
                bench.out("batch.ndjson"), "--on", "2026-11-22", "--jobs", "1", "--frameworks",
                places.FRAMEWORKS, *options]

    first = run(command(size // 10))
    if first.status != 0:
        bench.none(f"no `batch`: {first.complaint}", "decision-json")
        return
    runs = interleaved({
        "few": lambda: needed(command(size // 10)),
        "many": lambda: needed(command(size)),
        "few-full": lambda: needed(command(size // 10, "--why", "full")),
        "many-full": lambda: needed(command(size, "--why", "full")),
    }, bench.rounds)
    cpu = {name: median([one.cpu for one in found]) for name, found in runs.items()}
    rows = size - size // 10
    plain = (cpu["many"] - cpu["few"]) / rows * 1e6
    full = (cpu["many-full"] - cpu["few-full"]) / rows * 1e6
    each = os.path.getsize(bench.out("batch.ndjson")) / size
    bench.results["decision-json"] = Result(
        plain, f"`batch`, {rows} rows more; with --why full {full:.1f} µs and {each:.0f} bytes for each")


def snapshot(bench: Bench) -> None:
    """`check` with the library as one file."""
    path = bench.out("library.snapshot")
    made = run([bench.tool, "snapshot", "-o", path, "--frameworks", places.FRAMEWORKS])
    if made.status != 0:
        bench.none(f"no `snapshot`: {made.complaint}", "check-snapshot")
        return
    runs = interleaved(
        {"check": lambda: needed([bench.tool, *CHECK, "--frameworks", path])}, 3 * bench.rounds)
    bench.results["check-snapshot"] = Result(
        1000 * median([one.cpu for one in runs["check"]]), "CPU")
