#!/usr/bin/env python3
"""Whether `batch` treats generated credentials as it should: every broken row and no other is rejected,
and the rejects, put right and fed back, complete the set.

usage: check.py TOOL FOLDER [--frameworks Frameworks]

FOLDER is what gen.py wrote. For each form: the lines, columns and codes of the rejects are those that
were planted; the whole file has no rejects; and the decisions of the broken file with those of its
mended rows are the decisions of the whole file.
"""
from __future__ import annotations

import argparse
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile

DAY = "2026-11-22"


class Batch:
    def __init__(self, tool: str, frameworks: str, folder: str):
        self.tool, self.frameworks, self.folder = tool, frameworks, folder

    def run(self, path: str) -> tuple[dict[str, dict], list[tuple[str, str, str]]]:
        """The decisions by id; line, column and code of each reject."""
        out, rejects = (os.path.join(self.folder, name) for name in ("out.ndjson", "rejects.csv"))
        for old in (out, rejects):
            if os.path.exists(old):
                os.remove(old)
        done = subprocess.run(
            [self.tool, "batch", path, "-o", out, "--rejects", rejects, "--on", DAY, "--lang", "en",
             "--frameworks", self.frameworks], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{path}: batch ended with {done.returncode}: {done.stderr[:500]}")
        with open(out) as file:
            decisions = [json.loads(line) for line in file]
        rejected = []
        if os.path.exists(rejects):
            with open(rejects, newline="") as file:
                rejected = [(r["line"], r["column"], r["code"]) for r in csv.DictReader(file)]
        for item in decisions:
            item.pop("line", None)
        return {item["id"]: item for item in decisions if item.get("id")}, rejected


def planted(stem: str) -> list[tuple[str, str, str]]:
    with open(stem + ".broken.tsv") as file:
        return [(r["line"], r["column"], r["kind"]) for r in csv.DictReader(file, delimiter="\t")]


def check(batch: Batch, stem: str, extension: str) -> list[str]:
    faults = []
    found, rejected = batch.run(f"{stem}.{extension}")
    expected = planted(stem)
    for name, rows in (("not rejected", set(expected) - set(rejected)),
                       ("rejected, but not planted", set(rejected) - set(expected))):
        faults += [f"{name}: line {line} {column} {kind}" for line, column, kind in sorted(rows)[:10]]
    whole, rest = batch.run(f"{stem}.whole.{extension}")
    faults += [f"rejected in the whole file: {' '.join(item)}" for item in rest[:10]]
    mended, rest = batch.run(f"{stem}.mended.{extension}")
    faults += [f"rejected although mended: {' '.join(item)}" for item in rest[:10]]
    both = {**found, **mended}
    faults += [f"decided otherwise: {id}" for id in whole if both.get(id) != whole[id]][:10]
    if both.keys() - whole.keys():
        faults.append("there are decisions of rows that are in no file")
    kinds = collections.Counter(kind for _, _, kind in expected)
    print(f"{os.path.basename(stem)}: {len(whole)} rows, {len(expected)} broken in {len(kinds)} ways, "
          f"{len(faults)} faults")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("folder")
    parser.add_argument("--frameworks", default="Frameworks")
    options = parser.parse_args()
    stems = sorted(name.removesuffix(".broken.tsv") for name in os.listdir(options.folder)
                   if name.endswith(".broken.tsv"))
    if not stems:
        sys.exit(f"{options.folder} has no credentials that gen.py made")
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(options.tool, options.frameworks, folder)
        for stem in stems:
            path = os.path.join(options.folder, stem)
            extension = "ndjson" if os.path.exists(path + ".ndjson") else "csv"
            faults += check(batch, path, extension)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
