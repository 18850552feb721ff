"""The shipped standards, as credentials need them: who awards them, their components, their titles."""
from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

# Not part of the region: examples, faulty libraries, schemas, and frameworks only compared with.
LEFT_OUT = {"Cases", "Comparators", "Schemas"}


@dataclass
class Standard:
    id: str
    title: str
    countries: list[str]
    is_regional: bool
    components: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    has_unique_title: bool = False


@dataclass
class Shipped:
    """Standards with components, standards without, and what else a cell can name."""

    deep: list[Standard]
    flat: list[Standard]
    listed: list[Standard]
    destinations: list[str]
    occupations: list[str]
    ambiguous_titles: list[tuple[str, str]]

    @property
    def all(self) -> list[Standard]:
        return self.deep + self.flat + self.listed


def folded(text: str) -> str:
    """Without accents, capitals and signs, as titles are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def files(folder: str, suffix: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - LEFT_OUT)
        yield from (os.path.join(place, name) for name in sorted(names) if name.endswith(suffix))


def items(folder: str, kind: str) -> Iterator[dict]:
    for path in files(folder, ".json"):
        with open(path) as file:
            content = json.load(file)
        if content.get("schema") == f"recognize/{kind}":
            yield from content["items"]


def register(path: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The keys above a table, and its rows."""
    with open(path) as file:
        lines = file.read().splitlines()
    above = [line[1:].split(":", 1) for line in lines if line.startswith("#")]
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {pair[0]: pair[1].strip() for pair in above if len(pair) == 2}, list(rows)


def read(folder: str) -> Shipped:
    awarding: dict[str, list[tuple[str, str]]] = {}
    for body in items(folder, "bodies"):
        for award in body.get("awards") or []:
            awarding.setdefault(award["system"], []).append((body["id"], body["country"]))

    def made(id: str, title: str, country: str, system: str | None, components: list[str]) -> Standard:
        bodies = awarding.get(system or "", [])
        is_regional = len(country) > 2
        countries = sorted({place for _, place in bodies if len(place) == 2}) if is_regional else [country]
        issuers = sorted({body for body, place in bodies if is_regional or place == country})
        return Standard(id, title, countries, is_regional, components, issuers)

    found: dict[str, Standard] = {}
    for item in items(folder, "standards"):
        components = [
            part.get("id") or f"#{place}"
            for place, part in enumerate(item.get("components") or [], 1)]
        title = next(iter((item.get("title") or {}).values()), "")
        found[item["id"]] = made(item["id"], title, item["country"], item.get("system"), components)
    listed = []
    for path in files(folder, ".register.tsv"):
        above, rows = register(path)
        for row in rows:
            code = re.sub(r"[ :/]+", "-", row["code"].strip())
            id = f"{above['country']}:{code}"
            if code and id not in found and row.get("title"):
                found[id] = made(id, row["title"], above["country"], above["system"], [])
                listed.append(found[id])
    titles = Counter((standard.countries[0], folded(standard.title))
                     for standard in found.values() if standard.countries)
    for standard in found.values():
        standard.has_unique_title = bool(standard.title) and not standard.is_regional and all(
            titles[country, folded(standard.title)] == 1 for country in standard.countries)
    among = {s.id for s in listed}
    own = [s for s in found.values() if s.countries and s.id not in among]
    groups = [row["code"] for row in register(
        os.path.join(folder, "Classifications", "isco08.classification.tsv"))[1]]
    return Shipped(
        [s for s in own if s.components], [s for s in own if not s.components],
        [s for s in listed if s.countries],
        sorted({country for s in own for country in s.countries}),
        [code for code in groups if len(code) == 4],
        sorted({(s.title, s.countries[0]) for s in found.values()
                if s.countries and s.title and not s.is_regional
                and titles[s.countries[0], folded(s.title)] > 1}))
