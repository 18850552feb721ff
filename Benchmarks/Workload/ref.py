#!/usr/bin/env python3
"""The benchmark decision written plainly: what every other program has to print.

usage: ref.py STATICDIR CREDENTIALS.csv OUT.csv

Follows SEMANTICS.md paragraph by paragraph. It is the oracle, and as a peer it shows what a careful
script costs.
"""
from __future__ import annotations

import csv
import datetime
import sys
import time
from collections.abc import Iterator

EPOCH = datetime.date(1970, 1, 1)
NOTHING = ("", 0)


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - EPOCH).days


ASOF = day("2025-01-01")


class Reference:
    """The static tables, shaped for looking up."""

    def __init__(self, folder: str):
        def read(name: str) -> Iterator[dict[str, str]]:
            with open(f"{folder}/{name}.csv") as file:
                yield from csv.DictReader(file)

        levels = {(r["country"], r["nat_level"]): int(r["eqf"]) for r in read("frameworks")}
        self.standards = {r["standard"]: r for r in read("standards")}
        self.level = {
            s: levels.get((r["country"], r["nat_level"])) for s, r in self.standards.items()}
        self.credits: dict[str, int] = {}
        for r in read("elements"):
            self.credits[r["unit"]] = self.credits.get(r["unit"], 0) + int(r["hours"])
        self.standard_of, self.units_of = {}, {}
        for r in read("units"):
            self.standard_of[r["unit"]] = r["standard"]
            self.units_of.setdefault(r["standard"], []).append(
                (r["unit"], int(r["idx"]), int(r["mandatory"])))
        place = {u: self.standards[s]["country"] for u, s in self.standard_of.items()}
        self.direct, self.to_hub, self.from_hub = {}, {}, {}
        for r in read("alignments"):
            a, b, w = r["src_unit"], r["dst_unit"], int(r["weight"])
            if place[b] == "HUB":
                self.to_hub.setdefault(a, []).append((b, w))
            elif place[a] == "HUB":
                self.from_hub.setdefault((a, place[b]), []).append((b, w))
            else:
                self.direct.setdefault((a, place[b]), []).append((b, w))
        scope: dict[str, set[str]] = {}
        for r in read("agreement_scope"):
            scope.setdefault(r["agreement"], set()).add(r["sector"])
        self.agreements: dict[tuple[str, str], list[tuple[str, set[str], int]]] = {}
        for r in read("agreements"):
            if day(r["valid_from"]) <= ASOF < day(r["valid_to"]):
                self.agreements.setdefault((r["src"], r["dst"]), []).append(
                    (r["agreement"], scope.get(r["agreement"], set()), int(r["max_age_days"])))
        for found in self.agreements.values():
            found.sort(key=lambda item: item[0])
        self.place_of_issuer = {r["issuer"]: r["country"] for r in read("issuers")}
        self.periods: dict[str, list[tuple[int, int]]] = {}
        for r in read("accreditations"):
            self.periods.setdefault(r["issuer"], []).append(
                (day(r["valid_from"]), day(r["valid_to"])))

    def best(self, units: list[str], destination: str) -> dict[str, int]:
        """Paragraph 5: for each unit of the destination the best link from an attained unit."""
        best: dict[str, int] = {}
        for a in units:
            for u, w in self.direct.get((a, destination), ()):
                if w > best.get(u, 0):
                    best[u] = w
            for hub, v in self.to_hub.get(a, ()):
                for u, w in self.from_hub.get((hub, destination), ()):
                    if v * w // 1000 > best.get(u, 0):
                        best[u] = v * w // 1000
        return best

    def agreement(self, c: dict[str, str], destination: str) -> tuple[str, int] | None:
        sector = self.standards[c["standard"]]["sector"]
        for code, sectors, age in self.agreements.get((c["country"], destination), ()):
            if sector in sectors or "*" in sectors:
                return code, age
        return None

    def target(self, standard: str, best: dict[str, int]) -> tuple[int, str, int] | None:
        """Paragraphs 6 to 9: coverage, standard and difference of levels."""
        target = None
        for t in sorted({self.standard_of[u] for u in best}):
            step = self.level[t] - self.level[standard]
            if step > 1:
                continue
            units = self.units_of[t]
            points = sum(self.credits[u] * best.get(u, 0) for u, _, _ in units)
            coverage = points // sum(self.credits[u] for u, _, _ in units)
            if target is None or coverage > target[0]:
                target = coverage, t, step
        return target

    def decide(self, c: dict[str, str]) -> tuple[object, ...]:
        issued = day(c["issued"])
        if c["expiry"] and day(c["expiry"]) <= ASOF:
            return "none", "EXPIRED", *NOTHING, "", 0, 0
        issuer, destination = c["issuer"], c["destination"]
        if self.place_of_issuer.get(issuer) != c["country"] or not any(
                begin <= issued < end for begin, end in self.periods.get(issuer, ())):
            return "none", "NOT_ACCREDITED", *NOTHING, "", 0, 0
        agreement = self.agreement(c, destination)
        if agreement is None:
            return "none", "NO_AGREEMENT", *NOTHING, "", 0, 0
        code, age = agreement
        best = self.best(c["units"].split(";"), destination)
        if not best:
            return "none", "NO_TARGET", *NOTHING, code, 0, 0
        target = self.target(c["standard"], best)
        if target is None:
            return "none", "LEVEL_GAP", *NOTHING, code, 0, 0
        coverage, standard, step = target
        missing = condition = 0
        for u, position, mandatory in self.units_of[standard]:
            if best.get(u, 0) < 500:
                missing |= 1 << position
                condition |= mandatory
        if step == 1:
            condition |= 2
        if age > 0 and ASOF - issued > age:
            condition |= 4
        if coverage < 400:
            outcome = "none", "LOW_COVERAGE"
        elif coverage < 800:
            outcome = "partial", "PARTIAL_COVERAGE"
        elif condition:
            outcome = "conditional", "CONDITIONS"
        else:
            outcome = "full", "FULL"
        return *outcome, standard, coverage, code, missing, condition


def main() -> None:
    static, credentials, output = sys.argv[1:4]
    begun = time.process_time()
    reference = Reference(static)
    loaded = time.process_time()
    with open(credentials) as given, open(output, "w") as out:
        out.write("id,decision,reason,target,coverage,agreement,missing,cond\n")
        for c in csv.DictReader(given):
            out.write(",".join(map(str, (c["id"], *reference.decide(c)))) + "\n")
    print(f"CPU_LOAD {loaded - begun:.3f} CPU_EVAL {time.process_time() - loaded:.3f}")


if __name__ == "__main__":
    main()
