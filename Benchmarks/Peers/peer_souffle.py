#!/usr/bin/env python3
"""The benchmark decision in Soufflé: writes its facts, runs the compiled mr.dl, collects its rows.

usage: peer_souffle.py PROGRAM STATICDIR CREDENTIALS.csv OUT.csv

PROGRAM is `souffle -o PROGRAM mr.dl`. Dates become day numbers; nothing else is prepared. It is run
without credentials as well, and CPU_EVAL is what it takes more with them: Soufflé has no clock of its
own that would tell loading from deciding.
"""
from __future__ import annotations

import csv
import datetime
import os
import resource
import subprocess
import sys
import tempfile

EPOCH = datetime.date(1970, 1, 1)
# Which columns each relation takes, and which of them are dates.
TABLES = {
    "frameworks": ("framework", "country nat_level eqf", ""),
    "standards": ("standard", "standard country sector nat_level", ""),
    "units": ("unit", "unit standard idx mandatory", ""),
    "elements": ("element", "element unit hours", ""),
    "alignments": ("alignment", "src_unit dst_unit relation weight", ""),
    "agreements": ("agreement", "agreement src dst valid_from valid_to max_age_days",
                   "valid_from valid_to"),
    "agreement_scope": ("scope", "agreement sector", ""),
    "issuers": ("issuer", "issuer country", ""),
    "accreditations": ("accreditation", "issuer valid_from valid_to", "valid_from valid_to"),
}


def day(text: str) -> str:
    return str((datetime.date.fromisoformat(text) - EPOCH).days) if text else "-1"


def static_facts(static: str, folder: str) -> None:
    for name, (relation, columns, dates) in TABLES.items():
        with open(f"{static}/{name}.csv") as given, open(f"{folder}/{relation}.facts", "w") as out:
            for row in csv.DictReader(given):
                cells = (day(row[c]) if c in dates.split() else row[c] for c in columns.split())
                out.write("\t".join(cells) + "\n")


def credential_facts(credentials: str | None, folder: str) -> None:
    with open(f"{folder}/cred.facts", "w") as cases, open(f"{folder}/credunit.facts", "w") as units:
        if credentials is None:
            return
        with open(credentials) as given:
            for row in csv.DictReader(given):
                cases.write("\t".join((
                    row["id"], row["country"], row["standard"], day(row["issued"]),
                    day(row["expiry"]), row["issuer"], row["destination"])) + "\n")
                units.writelines(f"{row['id']}\t{unit}\n" for unit in row["units"].split(";"))


def cost(program: str, folder: str) -> float:
    """CPU seconds of one run of the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "-F", folder, "-D", folder, "-j", "1"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    program, static, credentials, output = sys.argv[1:5]
    with tempfile.TemporaryDirectory(dir=os.path.dirname(output)) as folder:
        static_facts(static, folder)
        credential_facts(None, folder)
        loading = cost(program, folder)
        credential_facts(credentials, folder)
        deciding = cost(program, folder) - loading
        with open(f"{folder}/decision.csv") as found, open(output, "w") as out:
            out.write("id,decision,reason,target,coverage,agreement,missing,cond\n")
            out.writelines(found)
    print(f"CPU_LOAD {loading:.3f} CPU_EVAL {deciding:.3f}")


if __name__ == "__main__":
    main()
