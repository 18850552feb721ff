"""Decides a table of credentials on a Spark cluster: each partition goes through `recognize batch`.

Usage: spark-submit recognize_spark.py INPUT.csv OUTPUT --snapshot FILE [--tool recognize] [--to COUNTRY]
       [--on DATE] [--person COLUMN] [--partitions N] [--separator ,] [--encoding UTF-8]

OUTPUT/decisions and OUTPUT/rejects are NDJSON in the order of the rows, each line with the number of its
row; OUTPUT/totals.json has the totals. Tool and snapshot must stand at the same path on every machine.
"""
import argparse
import csv
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

# Cells with fewer rows are put together, as `recognize batch` does: they could tell of a person.
LEAST = 5
# What `recognize batch` ends with when every row has its decision or its reject.
WHOLE = (0, 1, 75)
# What a column of persons is called if `--person` does not say so.
PERSON = ("person", "persona", "pessoa")
# `dd/mm/yyyy` is read only where the whole file is consistent about it, which no partition can know.
NOT_ISO = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")

# Where the text of a reject names a line.
LINE = re.compile(r"\b(line|línea|linha) (\d+)")


def located(item, numbers):
    """Puts numbers of rows for lines of a file: an item's own, that of its person's first row, and in its text."""
    item["line"] = numbers[item["line"]]
    if str(item.get("person", "")).startswith("row-"):
        item["person"] = f"row-{numbers[int(item['person'][4:])]}"
    if "text" in item:
        item["text"] = LINE.sub(lambda found: f"{found[1]} {numbers[int(found[2])]}", item["text"])
    return item


def decided(rows, names, options):
    """The decisions and rejects of the rows of a partition: (number of the row, is it a reject, JSON)."""
    rows = list(rows)
    if not rows:
        return
    # The folder is of this attempt alone: a task that is killed leaves nothing that the next one reads.
    with tempfile.TemporaryDirectory(prefix="recognize-") as folder:
        with open(f"{folder}/in.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows(cells for _, cells in rows)
        done = subprocess.run(
            [options["tool"], "batch", f"{folder}/in.csv", "-o", f"{folder}/out.ndjson", "--rejects",
             f"{folder}/rejects.ndjson", "--frameworks", options["snapshot"], "--on", options["on"], "--lang",
             options["lang"], "--jobs", "1", *(["--to", options["to"]] if options["to"] else [])],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode not in WHOLE:
            raise RuntimeError(f"recognize batch ended with {done.returncode}: {done.stderr.strip()}")
        found = []
        with open(f"{folder}/out.ndjson", encoding="utf-8") as file:
            next(file)
            found += [(item["line"], False, item) for item in map(json.loads, file)]
        with open(f"{folder}/rejects.ndjson", encoding="utf-8") as file:
            found += [(item["line"], True, item) for item in map(json.loads, file)]
        found.sort(key=lambda item: item[0])
        # One decision or one reject for every row, in their order: that joins them to the rows.
        if len(found) != len(rows):
            raise RuntimeError(f"{len(rows)} rows gave {len(found)} decisions and rejects")
        numbers = {line: number for (number, _), (line, _, _) in zip(rows, found)}
        for line, is_reject, item in found:
            text = json.dumps(located(item, numbers), ensure_ascii=False, separators=(",", ":"))
            yield numbers[line], is_reject, text


def cell(item):
    """What the totals count of a decision."""
    item = json.loads(item)
    origins = {credential["country"] or "" for credential in item["credentials"]}
    return "+".join(sorted(origins)), item["destination"], item["outcome"]


def merged(counts):
    """Counts by cell, the greatest first; those under five together, with the next ones if need be."""
    shown = sorted(((key, n) for key, n in counts.items() if n >= LEAST), key=lambda x: (-x[1], x[0]))
    rest = sum(n for n in counts.values() if n < LEAST)
    while 0 < rest < LEAST and shown:
        rest += shown.pop()[1]
    return [{"cell": key, "count": n} for key, n in shown] + ([{"cell": None, "count": rest}] if rest else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--snapshot", required=True)
    parser.add_argument("--tool", default="recognize")
    parser.add_argument("--to")
    parser.add_argument("--on", default=datetime.datetime.now(datetime.timezone.utc).date().isoformat())
    parser.add_argument("--lang", default="en", choices=("es", "pt", "en"))
    parser.add_argument("--person", help="the column that is the same in all rows of a person, if not called so")
    parser.add_argument("--partitions", type=int, default=0)
    parser.add_argument("--separator", default=",")
    parser.add_argument("--encoding", default="UTF-8")
    words = parser.parse_args()

    # Here, so that what compares results can read the rest of this file without Spark.
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("recognize").getOrCreate()
    table = spark.read.csv(
        words.input, header=True, sep=words.separator, encoding=words.encoding, multiLine=True,
        quote='"', escape='"', inferSchema=False)
    names = table.columns
    rows = table.rdd.zipWithIndex().map(lambda pair: (pair[1] + 1, [value or "" for value in pair[0]]))
    if not rows.filter(lambda row: any(NOT_ISO.match(value) for value in row[1])).isEmpty():
        sys.exit("dates such as 31/12/2024 cannot be told from 12/31/2024 within a part of a file; "
                 "expected 2024-12-31")
    # The rows of a person are decided together, so they go to one partition, and stay in their order.
    count = words.partitions or max(spark.sparkContext.defaultParallelism, rows.getNumPartitions())
    known = [words.person] if words.person else [name for name in names if name.strip().lower() in PERSON]
    if words.person and words.person not in names:
        sys.exit(f"there is no column '{words.person}'; expected one of: {', '.join(names)}")
    at = names.index(known[0]) if known else None
    keyed = rows.map(lambda row: ((row[1][at] or row[0]) if at is not None else row[0], row))
    parts = keyed.partitionBy(count, lambda key: hash_of(key)).values()
    parts = parts.mapPartitions(lambda part: sorted(part, key=lambda row: row[0]))
    options = {"tool": words.tool, "snapshot": words.snapshot, "to": words.to, "on": words.on, "lang": words.lang}
    found = parts.mapPartitions(lambda part: decided(part, names, options)).cache()

    ordered = found.sortBy(lambda item: item[0])
    ordered.filter(lambda item: not item[1]).map(lambda item: item[2]).saveAsTextFile(f"{words.output}/decisions")
    ordered.filter(lambda item: item[1]).map(lambda item: item[2]).saveAsTextFile(f"{words.output}/rejects")
    cells = found.filter(lambda item: not item[1]).map(lambda item: (cell(item[2]), 1))
    counts = cells.reduceByKey(lambda a, b: a + b).collectAsMap()
    outcomes = {}
    for (_, _, outcome), n in counts.items():
        outcomes[outcome] = outcomes.get(outcome, 0) + n
    decisions = sum(counts.values())
    totals = {
        "rows": rows.count(), "decisions": decisions, "rejects": found.filter(lambda item: item[1]).count(),
        "on": words.on, "outcomes": merged({(outcome,): n for outcome, n in outcomes.items()}), "pairs": merged(counts)}
    text = json.dumps(totals, ensure_ascii=False, indent=2)
    spark.sparkContext.parallelize([text], 1).saveAsTextFile(f"{words.output}/totals.json")
    print(text)
    spark.stop()


def hash_of(key):
    """The same number for a key on every machine."""
    value = 0xCBF29CE484222325
    for byte in str(key).encode("utf-8"):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


if __name__ == "__main__":
    main()
