"""A region of mapping rows: four sets that lead from A to E, drawn from a seed.

Usage: gen.py ROWS FOLDER [SEED]. Each set has a quarter of the rows, between units of two countries: half
equivalent, a quarter broader, a quarter narrower with a share, and one in fifty says that nothing
corresponds. Half the rows are reviewed.
"""
import os
import random
import sys

COUNTRIES = ["AA", "BB", "CC", "DD", "EE"]
HEAD = """#curie_map:
#  {a}: "urn:x-recognize:{a}:"
#  {b}: "urn:x-recognize:{b}:"
#  rec: "urn:x-recognize:term:"
#  row: "urn:x-recognize:row:"
#  who: "urn:x-recognize:who:"
#mapping_set_id: urn:x-recognize:crosswalk:{a}-{b}
#license: https://creativecommons.org/publicdomain/zero/1.0/
#sssom_version: "1.1"
#extension_definitions:
#  - slot_name: rec_share
#    property: rec:share
#    type_hint: xsd:string
"""
COLUMNS = ["record_id", "subject_id", "predicate_id", "object_id", "mapping_justification", "author_id",
           "reviewer_id", "review_date", "confidence", "reviewer_agreement", "rec_share"]


def write(path, a, b, count, draw):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD.format(a=a, b=b) + "\t".join(COLUMNS) + "\n")
        for number in range(count):
            kind = draw.randrange(100)
            predicate, share = "skos:exactMatch", ""
            if kind >= 98:
                predicate = "rec:noOverlap"
            elif kind >= 74:
                predicate, share = "skos:broadMatch", f"0.{draw.randrange(1, 10)}"
            elif kind >= 50:
                predicate = "skos:narrowMatch"
            review = ["who:ana", "2026-11-30", "1"] if draw.randrange(2) else ["", "", ""]
            file.write("\t".join([
                f"row:{a}{b}-{number}", f"{a}:U-{draw.randrange(count):07}", predicate,
                f"{b}:U-{draw.randrange(count):07}", "semapv:LexicalMatching", "who:machine",
                review[0], review[1], f"0.{draw.randrange(50, 100)}", review[2], share]) + "\n")


def main():
    rows, folder = int(sys.argv[1]), sys.argv[2]
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    os.makedirs(folder, exist_ok=True)
    for a, b in zip(COUNTRIES, COUNTRIES[1:]):
        write(f"{folder}/{a}-{b}.sssom.tsv", a, b, rows // 4, draw)


main()
