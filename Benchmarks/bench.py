#!/usr/bin/env python3
"""Measures what Documentation/Performance.md says, on this machine. Called by scripts/bench."""
from __future__ import annotations

import argparse
import datetime
import os
import sys

from harness import count, places, report, small
from harness.experiments import Bench
from harness.lines import LINES, UNMEASURED
from harness.process import Failed, load, machine, run

KEYS = [line.key for line in LINES]
DECIDE = ("bound", "duckdb", "polars", "duckdb-packed", "polars-packed", "souffle", "memory-1e6", "growth-credentials", "load-csv")


def numbers(text: str) -> list[int]:
    found = sorted({int(float(item)) for item in text.split(",")})
    if not found or found[0] < 1:
        raise argparse.ArgumentTypeError("expected whole numbers, such as 10000,100000")
    return found


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measures recognize against the native bound and its peers.",
        epilog="Lines: " + ", ".join(KEYS) + ". RECOGNIZE=PATH measures that program instead of "
        "building one; SOUFFLE=PATH names Soufflé; CXX the compiler of the bound. Everything is "
        "made below .build/bench. Ends with 1 if decisions differ or a gate is missed.")
    parser.add_argument("--install-peers", action="store_true", help="DuckDB and Polars from PyPI, then end")
    parser.add_argument("--sizes", type=numbers, default=numbers("10000,100000,1000000"), metavar="N,N",
                        help="numbers of credentials; 10000000 measures memory alone")
    parser.add_argument("--seeds", type=numbers, default=[1], metavar="N,N",
                        help="of several the worst counts")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds, of which the median counts")
    parser.add_argument("--only", nargs="+", choices=KEYS, default=[], metavar="LINE")
    parser.add_argument("--quick", action="store_true", help="10⁴ and 10⁵ rows, three rounds")
    parser.add_argument("--markdown", action="store_true", help="prints the section of Performance.md")
    parser.add_argument("--count", action="store_true",
                        help="counts instructions and compares them with Benchmarks/baseline.json")
    parser.add_argument("--update", action="store_true", help="with --count: rewrites the baseline")
    return parser.parse_args()


def measure(bench: Bench) -> None:
    """Runs the experiments that the lines need."""
    if bench.wants(*DECIDE):
        for seed in bench.seeds:
            for size in bench.sizes:
                if size <= places.LARGE:
                    bench.decide(seed, size)
        bench.growth_credentials()
        bench.none("needs --sizes with 1000000", "memory-1e6")
    for keys, experiment in (
        (("proof", "ndjson"), bench.forms),
        (("cores",), bench.cores),
        (("growth-load", "growth-decision"), bench.standards),
        (("memory-1e7",), bench.large),
        (("rules-ready", "check-json", "validate"), lambda: small.processes(bench)),
        (("decision-json",), lambda: small.batch(bench)),
        (("check-snapshot",), lambda: small.snapshot(bench)),
    ):
        if bench.wants(*keys):
            experiment()
    for key, reason in UNMEASURED.items():
        bench.none(reason, key)


def main() -> int:
    chosen = options()
    if chosen.install_peers:
        places.install_peers()
        return 0
    if chosen.quick:
        chosen.sizes, chosen.runs = numbers("10000,100000"), 3
    bench = Bench(chosen.sizes, chosen.seeds, max(1, chosen.runs), set(chosen.only))
    bench.tool = places.tool()
    if chosen.count:
        return count.guard(bench, chosen.update)
    bench.bound = places.bound()
    before = load()
    about = machine()
    measure(bench)
    about |= {
        "date": datetime.date.today().isoformat(),
        "load before and after": f"{before}, {load()}",
        "rounds": str(bench.rounds),
        "seeds": ", ".join(map(str, bench.seeds)),
        "least peak that can be seen": f"{run(['true']).peak:.0f} MB",
        "peers": ", ".join(f"{name} {version}" for name, version in bench.versions.items()) or "none",
    }
    path = os.path.join(places.folder(), "result.json")
    with open(path, "w") as file:
        file.write(report.encoded(bench, about))
    print((report.markdown if chosen.markdown else report.text)(bench, about))
    print(f"as JSON: {os.path.relpath(path, places.ROOT)}", file=sys.stderr)
    return 1 if bench.faults or report.missed(bench) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"scripts/bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
