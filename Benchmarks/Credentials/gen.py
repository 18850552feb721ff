#!/usr/bin/env python3
"""Makes credentials from the shipped standards, as a programme would send them.

usage: gen.py OUT [--n 10000] [--seed 1] [--broken 0.03] [--forms utf8,utf8-bom,latin1,utf16,ndjson]
       [--frameworks Frameworks]

The rows of each number are shared out among the forms. For each form, OUT has
  credentials-N-FORM.csv          the file, of whose rows a share is broken
  credentials-N-FORM.broken.tsv   what was broken: line, id, column, kind (a code of a reject)
  credentials-N-FORM.mended.csv   the rows that are rejected, put right
  credentials-N-FORM.whole.csv    all rows, none of them broken
What is decided together is rejected together: the other rows of a person with a broken row are listed
as person-incomplete. All identifiers are invented and opaque; there are no names in any file.
"""
from __future__ import annotations

import argparse
import datetime
import os
import random
from collections.abc import Iterator

import breaking
import forms
from shipped import Shipped, Standard, read

EPOCH = datetime.date(1970, 1, 1)
FIRST = (datetime.date(2009, 1, 1) - EPOCH).days
LAST = (datetime.date(2026, 10, 31) - EPOCH).days


def iso(day: int) -> str:
    return (EPOCH + datetime.timedelta(days=day)).isoformat()


class Maker:
    """Draws rows: most cells of most rows are empty, for that is what is known."""

    def __init__(self, shipped: Shipped, seed: int):
        self.shipped = shipped
        self.random = random.Random(seed)
        self.count = 0
        self.people = 0

    def maybe(self, share: float, value: str) -> str:
        return value if self.random.random() < share else ""

    def code(self, letters: str, number: int) -> str:
        """An opaque code without order: 40 bits that no number repeats."""
        return f"{letters}{number * 0x9E3779B1 % (1 << 40):010x}"

    def standard(self) -> Standard:
        x = self.random.random()
        pool = self.shipped.deep if x < 0.4 else self.shipped.flat if x < 0.6 else self.shipped.listed
        return self.random.choice(pool)

    def person(self) -> list[dict[str, str]]:
        """The rows of one person: what is said of the person stands in each."""
        draw = self.random
        count = draw.choices([1, 2, 3], [85, 12, 3])[0]
        key = ""
        if count > 1 or draw.random() < 0.5:
            self.people += 1
            key = self.code("p", self.people)
        own = {
            "person": key,
            "destination": draw.choice(self.shipped.destinations),
            "purpose": self.maybe(0.75, draw.choice(
                ["work", "work", "certification", "training", "information"])),
            "occupation": self.maybe(0.3, draw.choice(self.shipped.occupations)),
            "protection": self.maybe(0.4, draw.choice(["no", "no", "no", "yes", "unknown"])),
            "contact-origin": self.maybe(0.2, draw.choice(["yes", "yes", "no"])),
            "experience": self.maybe(0.35, self.experience()),
        }
        own["received"] = self.maybe(0.3, iso(draw.randrange(LAST - 200, LAST)))
        own["complete"] = self.maybe(0.5, own["received"])
        return [{**own, **self.paper()} for _ in range(count)]

    def experience(self) -> str:
        draw = self.random
        periods = []
        year = draw.randrange(2008, 2018)
        for _ in range(draw.choice([1, 1, 2])):
            end = year + draw.randrange(1, 5)
            role = draw.choice(["", "", ":employed", ":self-employed"])
            periods.append(f"{year}-{draw.randrange(1, 13):02d}..{end}-{draw.randrange(1, 13):02d}{role}")
            year = end + 1
        return "|".join(periods)

    def paper(self) -> dict[str, str]:
        draw = self.random
        standard = self.standard()
        country = draw.choice(standard.countries)
        certificate = standard.id
        is_title = standard.has_unique_title and draw.random() < 0.12
        if is_title:
            certificate = standard.title
        components = ""
        if standard.components and draw.random() < 0.5:
            attained = [c for c in standard.components if draw.random() < 0.8]
            components = "|".join(attained or standard.components[:1])
        issued = draw.randrange(FIRST, LAST)
        self.count += 1
        return {
            "id": self.code("c", self.count),
            "certificate": certificate,
            "country": country if is_title or standard.is_regional else self.maybe(0.8, country),
            "components": components,
            "issued": self.maybe(0.9, iso(issued)),
            "expires": self.maybe(0.4, iso(issued + draw.choice([1095, 1461, 1826]))),
            "issuer": self.maybe(0.6, draw.choice(standard.issuers)) if standard.issuers else "",
            "centre": self.maybe(0.15, f"{country}:centre-{draw.randrange(1, 300)}"),
            "route": self.maybe(0.4, draw.choice(["training", "experience", "qualification"])),
            "evidence": self.maybe(0.8, draw.choice(["original"] * 12 + ["copy"] * 4 + ["claimed", "none"])),
            "verified": self.maybe(0.35, draw.choice(
                ["authenticity=yes", "authenticity=yes|identity=yes", "identity=yes", "authenticity=no"])),
            "prior": self.maybe(0.02, "no"),
            "notes": self.maybe(0.02, 'first line, then "a word"; more\nsecond line'),
        }

    def rows(self, count: int) -> Iterator[list[dict[str, str]]]:
        """People until there are so many rows."""
        while count > 0:
            found = self.person()[:count]
            count -= len(found)
            yield found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--n", default="10000", help="numbers of rows, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", type=float, default=0.03, help="share of rows that are broken")
    parser.add_argument("--forms", default=",".join(forms.FORMS))
    parser.add_argument("--frameworks", default="Frameworks")
    options = parser.parse_args()
    chosen = [forms.FORMS[name] for name in options.forms.split(",")]
    shipped = read(options.frameworks)
    os.makedirs(options.out, exist_ok=True)
    for total in (int(item) for item in options.n.split(",")):
        maker = Maker(shipped, options.seed)
        for place, form in enumerate(chosen):
            count = total // len(chosen) + (place < total % len(chosen))
            people = list(maker.rows(count))
            plan = breaking.plan(people, form, shipped, options.broken, maker.random)
            forms.write(os.path.join(options.out, f"credentials-{total}-{form.name}"), form, people, plan)


if __name__ == "__main__":
    main()
