#!/usr/bin/env python3
"""Compares two files of decisions after sorting their rows by id.

usage: same.py EXPECTED.csv FOUND.(csv|ndjson) [--in-order]

Says where they differ and ends with 1. Objects of NDJSON without an id are headings and are left out;
of the others the members named like the columns are compared. With --in-order the files must be
equal byte by byte. A process of its own, because it holds both files.
"""
from __future__ import annotations

import filecmp
import json
import sys


def rows(path: str, columns: list[str] | None) -> tuple[list[str], list[str]]:
    """The columns and the sorted rows."""
    with open(path, newline="") as file:
        if not path.endswith("json"):
            heading = next(file, "").rstrip("\n")
            return heading.split(","), sorted(line.rstrip("\n") for line in file)
        found = []
        for line in file:
            if not line.startswith("{"):
                sys.exit(f"{path} is no NDJSON")
            item = json.loads(line)
            if item.get("id") is None:
                continue
            cells = (item.get(column, "(none)") for column in columns or [])
            found.append(",".join("" if cell is None else str(cell) for cell in cells))
        return columns or [], sorted(found)


def main() -> None:
    expected, found = sys.argv[1:3]
    if filecmp.cmp(expected, found, shallow=False):
        return
    if "--in-order" in sys.argv:
        sys.exit("the bytes differ")
    columns, left = rows(expected, None)
    other, right = rows(found, columns)
    if columns != other:
        sys.exit(f"the columns are {','.join(other)} instead of {','.join(columns)}")
    if left == right:
        return
    for one, two in zip(left, right):
        if one != two:
            sys.exit(f"{two} instead of {one}")
    sys.exit(f"{len(right)} rows instead of {len(left)}")


if __name__ == "__main__":
    main()
