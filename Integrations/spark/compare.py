"""Helps `check`: makes a plain file of the generated one, and compares a Spark run with one machine."""
import csv, glob, io, json, sys

from recognize_spark import located


def plain(source, target):
    """The generated file as UTF-8 with one line for each row and ISO dates; rows that cannot be cut are left out."""
    data = open(source, "rb").read()
    lines = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
    separator = max(",;\t", key=lines[0].count)
    width = len(next(csv.reader([lines[0]], delimiter=separator)))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for line in lines:
            if line.count('"') % 2:
                continue
            row = next(csv.reader(io.StringIO(line.rstrip("\r")), delimiter=separator), [])
            if len(row) == width:
                writer.writerow([iso(value) for value in row])


def iso(value):
    parts = value.split("/")
    return "-".join(reversed(parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else value


def items(paths, skip=0):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for _ in range(skip):
                next(file)
            yield from map(json.loads, file)


def same(work):
    kinds = (("decisions", "one.ndjson", 1), ("rejects", "one.rejects.ndjson", 0))
    # One machine names the lines of its file, Spark the rows of its table.
    lines = sorted(item["line"] for _, one, skip in kinds for item in items([f"{work}/{one}"], skip))
    numbers = {line: number for number, line in enumerate(lines, 1)}
    for name, one, skip in kinds:
        expected = [located(item, numbers) for item in items([f"{work}/{one}"], skip)]
        found = list(items(sorted(glob.glob(f"{work}/out/{name}/part-*"))))
        print(f"{name}: {len(found)} of {len(expected)}, {'the same' if found == expected else 'DIFFERENT'}")
        if found != expected:
            for a, b in zip(expected, found):
                if a != b:
                    print("one machine:", json.dumps(a)[:400])
                    print("Spark:      ", json.dumps(b)[:400])
                    break
            sys.exit(1)
    print(open(glob.glob(f"{work}/out/totals.json/part-*")[0], encoding="utf-8").read().split('"pairs"')[0])


{"plain": plain, "same": same}[sys.argv[1]](*sys.argv[2:])
