#!/usr/bin/env python3
"""Draws credentials from the shipped standards, as a programme would send them, and breaks some rows.

Writes FOLDER/sheet.csv (semicolons, Spanish headings, dates as dd/mm/yyyy; rows in UTF-8 and in Latin-1,
mixed), FOLDER/whole.csv (the same without broken rows) and FOLDER/truth.json: for each broken row its
identifier, its line, the column, the code of the reject that is due, and the cells as they should be. The
same seed gives the same bytes. Everything in it is invented; the column of names is read by nobody.

The tool is $RECOGNIZE, else the newest build. Usage: generate.py FOLDER ROWS [SEED [BROKEN_PER_MILLE]]
"""
import json, os, random, subprocess, sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADINGS = ["Caso", "Nombre", "Persona", "Código", "País de emisión", "Fecha de emisión", "Vence",
            "Documento presentado", "Verificado", "Protección", "Destino"]
FIELDS = ["id", None, "person", "certificate", "country", "issued", "expires", "evidence", "verified",
          "protection", "destination"]
COUNTRIES = ["CL", "MX", "CO", "PE", "BB", "JM", "TT", "CR", "EC", "AR", "ES"]
COLUMN = {name: number for number, name in enumerate(FIELDS) if name}


def tool():
    built = [p for p in (f"{root}/.build/release/recognize", f"{root}/.build/debug/recognize") if os.path.exists(p)]
    return os.environ.get("RECOGNIZE") or max(built, key=os.path.getmtime)


def standards():
    """A few certificates that most people have, and two hundred others."""
    listed = subprocess.run(
        [tool(), "standards", "--limit", "0", "--format", "json", "--frameworks", f"{root}/Frameworks"],
        capture_output=True, check=True, text=True).stdout
    items = json.loads(listed)["items"]
    national = [item["id"] for item in items if len(item["country"]) == 2]
    others = random.Random(7).sample(national, 200)
    return others, ["CL:P-5510-4224-001-V02", "MX:EC0045", "MX:EC0118", "CL:~instalador-electrico-clase-d"]


def row(draw, number, person, destination, others, common):
    """A person with a paper of one of a few sessions, or bare certificates: in a programme's file the same
    question comes again and again."""
    certificate = draw.choice(common) if person or draw.random() < 0.7 else draw.choice(others)
    session = draw.randrange(6) if certificate in common and not person and draw.random() < 0.5 else None
    paper = ["", "", "", ""]
    if session is not None:
        paper = [f"{13 + session}/0{1 + session}/20{18 + session}", f"{12 + session}/0{1 + session}/20{23 + session}",
                 draw.choice(["original", "copia"]), draw.choice(["autenticidad|identidad", ""])]
    return [
        f"c-{number}", draw.choice(["Núñez", "Peña", "Araújo", "Quispe"]) + f" {number}", person, certificate,
        certificate[:2], *paper, "", destination]


def broken(draw, cells):
    """One way in which rows come: the cells, the column and the code that is due."""
    kind, cells = draw.randrange(8), list(cells)
    def put(field, value, code):
        cells[COLUMN[field]] = value
        return cells, field, code
    if kind == 0: return put("country", "Pais X", "unknown-country")
    if kind == 1: return put("destination", "", "missing-destination")
    if kind == 2: return put("issued", "31/02/2024", "no-such-day")
    if kind == 3: return put("certificate", "XX-00-77", "unknown-certificate")
    if kind == 4: return put("evidence", "fotografía", "unknown-word")
    if kind == 5: return put("verified", "todo bien", "unknown-word")
    if kind == 6: return cells[:-1], None, "row-length"
    return ['"' + cells[0]] + cells[1:], None, "unclosed-quote"


def main():
    folder, rows = sys.argv[1], int(sys.argv[2])
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    share = int(sys.argv[4]) / 1000 if len(sys.argv) > 4 else 0.03
    others, common = standards()
    truth, line, number = [], 1, 0
    with open(f"{folder}/sheet.csv", "wb") as sheet, open(f"{folder}/whole.csv", "wb") as whole:
        heading = (";".join(HEADINGS) + "\r\n").encode()
        sheet.write(heading)
        whole.write(heading)
        # The day is first: some date says so.
        while number < rows:
            size = 2 if draw.random() < 0.05 and number + 2 <= rows else 1
            person = f"p{number}" if size == 2 else ""
            destination = draw.choice(COUNTRIES)
            for part in range(size):
                number, line = number + 1, line + 1
                cells = row(draw, number, person, destination, others, common)
                encoding = "latin-1" if draw.random() < 0.3 else "utf-8"
                whole.write((";".join(cells) + "\r\n").encode(encoding))
                if draw.random() < share:
                    bad, column, code = broken(draw, cells)
                    truth.append({"id": cells[0], "line": line, "column": column, "code": code, "mate": line + 1 - 2 * part if person else None,
                                  "cells": {name: cells[at] for name, at in COLUMN.items()}})
                    cells = bad
                sheet.write((";".join(cells) + "\r\n").encode(encoding))
    json.dump(truth, open(f"{folder}/truth.json", "w", encoding="utf-8"))
    print(f"{rows} rows, {len(truth)} broken, {os.path.getsize(f'{folder}/sheet.csv') >> 10} KiB")


if __name__ == "__main__":
    main()
