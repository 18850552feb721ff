#!/usr/bin/env python3
"""Makes the benchmark workload: a region with invented countries, and credentials to decide.

usage: gen.py OUT [--seed 1] [--countries 20] [--standards 300] [--n 10000,100000] [--no-ndjson]

Writes OUT/static/*.csv and, for each size, OUT/cred_N.csv and cred_N.ndjson. The same arguments give
the same bytes on every machine. SEMANTICS.md says what the files mean. Codes have leading zeros, so
that their order as text is their order as numbers, however many there are.
"""
from __future__ import annotations

import argparse
import datetime
import os
import random
from collections.abc import Iterable, Sequence

EPOCH = datetime.date(1970, 1, 1)


def day(year: int, month: int, number: int) -> int:
    return (datetime.date(year, month, number) - EPOCH).days


def iso(number: int) -> str:
    return (EPOCH + datetime.timedelta(days=number)).isoformat()


class Region:
    """The static tables, drawn in one fixed order from one source of randomness."""

    def __init__(self, folder: str, seed: int, countries: int, standards: int):
        self.folder = os.path.join(folder, "static")
        os.makedirs(self.folder, exist_ok=True)
        self.random = random.Random(seed)
        self.standards = standards
        self.width = max(3, len(str(standards - 1)))
        self.countries = [f"C{i:02d}" for i in range(countries)]
        self.units: dict[tuple[str, int], list[str]] = {}
        levels = self.frameworks()
        self.families(levels)
        self.alignments()
        self.agreements()
        self.issuers()

    def write(self, name: str, heading: str, rows: Iterable[Sequence[object]]) -> None:
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(heading + "\n")
            file.writelines(",".join(map(str, row)) + "\n" for row in rows)

    def standard(self, country: str, family: int) -> str:
        return f"{country}-S{family:0{self.width}d}"

    def sector(self, family: int) -> str:
        return f"SEC{family // 10:0{self.width - 1}d}"

    def frameworks(self) -> dict[str, dict[int, int]]:
        """7 to 12 levels in each country, mapped to the levels 1 to 8 without going down."""
        rows, first = [], {}
        for country in self.countries:
            count = self.random.randint(7, 12)
            if count >= 8:
                extra = [self.random.randint(1, 8) for _ in range(max(0, count - 8))]
                levels = sorted(extra + list(range(1, 9)))[:count]
            else:
                levels = sorted(self.random.sample(range(1, 9), count))
            for number, level in enumerate(levels, 1):
                rows.append((country, number, level))
                first.setdefault(country, {}).setdefault(level, number)
        self.write("frameworks.csv", "country,nat_level,eqf", rows)
        return first

    def families(self, levels: dict[str, dict[int, int]]) -> None:
        """Occupations that each country and the hub have a standard for, ten to a sector."""
        draw = self.random
        families = range(self.standards)
        base = [draw.choice([2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7]) for _ in families]
        sizes = [draw.choice([4, 5, 5, 5, 6]) for _ in families]
        standards, units, elements = [], [], []
        for country in self.countries + ["HUB"]:
            for family in families:
                code = self.standard(country, family)
                level = 0
                if country != "HUB":
                    shift = draw.choices([-1, 0, 1, 2], [15, 70, 12, 3])[0]
                    wanted = min(8, max(1, base[family] + shift))
                    nearest = min(levels[country], key=lambda x: (abs(x - wanted), x))
                    level = levels[country][nearest]
                standards.append((code, country, self.sector(family), level))
                count = sizes[family]
                if country != "HUB":
                    count = min(6, max(4, count + draw.choices([-1, 0, 1], [1, 8, 1])[0]))
                mandatory = draw.randrange(count)
                own = []
                for i in range(count):
                    unit = f"{code}-U{i}"
                    own.append(unit)
                    units.append((unit, code, i, 1 if i == mandatory else 0))
                    for j in range(draw.choice([3, 4, 4, 4, 5])):
                        elements.append((f"{unit}-E{j}", unit, draw.randrange(4, 61)))
                self.units[country, family] = own
        self.write("standards.csv", "standard,country,sector,nat_level", standards)
        self.write("units.csv", "unit,standard,idx,mandatory", units)
        self.write("elements.csv", "element,unit,hours", elements)

    def relation(self, shares: tuple[float, float, float]) -> tuple[str, int] | None:
        draw = self.random
        r = draw.random()
        if r < shares[0]:
            return "exact", 1000
        if r < shares[0] + shares[1]:
            return ("broad", 800) if draw.random() < 0.5 else ("narrow", 650)
        if r < shares[0] + shares[1] + shares[2]:
            return "related", draw.randrange(200, 701)
        return None

    def alignments(self) -> None:
        draw = self.random
        rows: dict[tuple[str, str], tuple[str, int]] = {}
        for country in self.countries:
            for family in range(self.standards):
                for other in self.countries:
                    if other != country:
                        self.align(rows, country, family, other)
        in_hub = [draw.random() < 0.7 for _ in self.countries]
        for i, country in enumerate(self.countries):
            if not in_hub[i]:
                continue
            for family in range(self.standards):
                hub = self.units["HUB", family]
                for j, unit in enumerate(self.units[country, family]):
                    r, h = draw.random(), hub[min(j, len(hub) - 1)]
                    if r < 0.75:
                        rows.setdefault((unit, h), ("exact", 1000))
                    elif r < 0.9:
                        rows.setdefault((unit, h), ("broad", 800))
                    r = draw.random()
                    if r < 0.7:
                        rows.setdefault((h, unit), ("exact", 1000))
                    elif r < 0.85:
                        rows.setdefault((h, unit), ("narrow", 700))
        self.write("alignments.csv", "src_unit,dst_unit,relation,weight",
                   ((a, b, kind, weight) for (a, b), (kind, weight) in rows.items()))

    def align(self, rows: dict[tuple[str, str], tuple[str, int]], country: str, family: int,
              other: str) -> None:
        """Most units of a family match those of the same family; some those of a neighbour."""
        draw = self.random
        shares = (0.50, 0.35, 0.10) if draw.random() < 0.15 else (0.03, 0.17, 0.10)
        sector = family // 10 * 10
        end = min(self.standards, sector + 10)
        for i, unit in enumerate(self.units[country, family]):
            found = self.relation(shares)
            if not found:
                continue
            near = family if draw.random() < 0.85 else draw.randrange(sector, end)
            there = self.units[other, near]
            same = i < len(there) and draw.random() < 0.9
            rows.setdefault((unit, there[i if same else draw.randrange(len(there))]), found)
            if draw.random() < 0.3:
                there = self.units[other, draw.randrange(sector, end)]
                rows.setdefault((unit, there[draw.randrange(len(there))]),
                                ("related", draw.randrange(200, 701)))

    def agreements(self) -> None:
        draw = self.random
        sectors = max(1, self.standards // 10)
        agreements, scope = [], []
        for country in self.countries:
            for other in self.countries:
                if country == other:
                    continue
                for _ in range(draw.choices([0, 1, 2, 3], [15, 40, 30, 15])[0]):
                    code = f"AG{len(agreements):04d}"
                    begin = day(draw.randint(2004, 2021), draw.randint(1, 12), 1)
                    end = day(draw.randint(2023, 2036), draw.randint(1, 12), 1)
                    age = draw.choice([0, 0, 1826, 3652])
                    agreements.append((code, country, other, iso(begin), iso(end), age))
                    if draw.random() < 0.3:
                        scope.append((code, "*"))
                        continue
                    some = max(1, int(sectors * draw.uniform(0.3, 0.9)))
                    for x in sorted(draw.sample(range(sectors), some)):
                        scope.append((code, self.sector(x * 10)))
        self.write("agreements.csv", "agreement,src,dst,valid_from,valid_to,max_age_days", agreements)
        self.write("agreement_scope.csv", "agreement,sector", scope)

    def issuers(self) -> None:
        draw = self.random
        issuers, periods = [], []
        for country in self.countries:
            for i in range(15):
                issuer = f"{country}-I{i:02d}"
                issuers.append((issuer, country))
                begin = day(draw.randint(2000, 2010), draw.randint(1, 12), 1)
                if draw.random() < 0.5:
                    periods.append((issuer, iso(begin), "2035-01-01"))
                else:
                    gap = day(draw.randint(2012, 2018), draw.randint(1, 12), 1)
                    periods.append((issuer, iso(begin), iso(gap)))
                    periods.append((issuer, iso(gap + draw.randrange(0, 1200)), "2035-01-01"))
        self.write("issuers.csv", "issuer,country", issuers)
        self.write("accreditations.csv", "issuer,valid_from,valid_to", periods)


def credentials(region: Region, folder: str, seed: int, count: int, ndjson: bool) -> None:
    """Credentials of one size, written as they are drawn: memory does not grow with their number."""
    draw = random.Random(seed * 1000003 + count)
    countries = region.countries
    first, last = day(2008, 1, 1), day(2024, 12, 31)
    days = [iso(first + i) for i in range(last - first + 3653)]
    stem = os.path.join(folder, f"cred_{count}")
    lines = open(stem + ".csv", "w", buffering=1 << 20)
    objects = open(stem + ".ndjson", "w", buffering=1 << 20) if ndjson else None
    lines.write("id,country,standard,units,issued,expiry,issuer,destination\n")
    for i in range(count):
        home = draw.randrange(len(countries))
        country = countries[home]
        destination = countries[(home + 1 + draw.randrange(len(countries) - 1)) % len(countries)]
        family = draw.randrange(region.standards)
        units = region.units[country, family]
        if draw.random() >= 0.6:
            units = [unit for unit in units if draw.random() < 0.8] or units[:1]
        date = draw.randrange(first, last + 1)
        x = draw.random()
        expiry = "" if x < 0.6 else days[date - first + (1826 if x < 0.75 else 3652)]
        place = country if draw.random() < 0.99 else countries[draw.randrange(len(countries))]
        issuer = f"{place}-I{draw.randrange(15):02d}"
        standard, issued = region.standard(country, family), days[date - first]
        lines.write(f"CR{i:08d},{country},{standard},{';'.join(units)},{issued},{expiry},{issuer},"
                    f"{destination}\n")
        if objects:
            quoted = f'"{expiry}"' if expiry else "null"
            listed = '","'.join(units)
            objects.write(
                f'{{"id":"CR{i:08d}","country":"{country}","standard":"{standard}",'
                f'"units":["{listed}"],"issued":"{issued}","expiry":{quoted},"issuer":"{issuer}",'
                f'"destination":"{destination}"}}\n')
    lines.close()
    if objects:
        objects.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--countries", type=int, default=20)
    parser.add_argument("--standards", type=int, default=300, help="in each country")
    parser.add_argument("--n", default="10000,100000", help="numbers of credentials")
    parser.add_argument("--no-ndjson", action="store_true")
    options = parser.parse_args()
    region = Region(options.out, options.seed, options.countries, options.standards)
    for count in (int(size) for size in options.n.split(",") if size):
        credentials(region, options.out, options.seed, count, not options.no_ndjson)


if __name__ == "__main__":
    main()
