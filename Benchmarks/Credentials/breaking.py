"""Breaks rows, one thing in each, and says what: the kinds are the codes of rejects."""
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from forms import Form
from shipped import Shipped

Row = dict[str, str]


@dataclass
class Broken:
    """What is wrong with a row: a column, or none for the row as a whole."""

    kind: str
    column: str
    row: Row
    # What the file says in place of the row that the form would write.
    damage: Callable[[str, Form], str] | None = None


@dataclass
class Plan:
    """By place of person and row: the row as it stands in the file, and why it is rejected."""

    broken: dict[tuple[int, int], Broken] = field(default_factory=dict)


# Cells that no reader takes, by kind and column.
CELLS = [
    ("malformed-id", "id", "c" * 240),
    ("missing-certificate", "certificate", ""),
    ("unknown-certificate", "certificate", "MX:EC99999-not-there"),
    ("unknown-country", "country", "Q7"),
    ("unknown-country", "destination", "Nowhere"),
    ("missing-destination", "destination", ""),
    ("malformed-date", "issued", "20240301x"),
    ("malformed-date", "expires", "in spring"),
    ("unknown-body", "issuer", "CL:~no-such-body"),
    ("malformed-code", "centre", "centre number 7"),
    ("unknown-word", "evidence", "scan"),
    ("unknown-word", "verified", "perhaps"),
    ("unknown-word", "purpose", "tourism"),
    ("unknown-word", "protection", "maybe"),
    ("unknown-target", "target", "MX:EC99999-not-there"),
    ("unknown-occupation", "occupation", "99999"),
    ("malformed-period", "experience", "since 2019"),
]


def cell(kind: str, column: str, value: str) -> Callable[[Row], Broken | None]:
    return lambda row: Broken(kind, column, {**row, column: value})


def component(row: Row) -> Broken | None:
    return Broken("unknown-component", "components", {**row, "components": "#99"})


def no_such_day(form: Form) -> Callable[[Row], Broken | None]:
    value = form.date("2023-02-30")
    return lambda row: Broken("no-such-day", "issued", {**row, "issued": value})


def ambiguous_date(row: Row) -> Broken | None:
    return Broken("ambiguous-date", "issued", {**row, "issued": "03/04/2021"})


def mismatch(shipped: Shipped) -> Callable[[Row], Broken | None]:
    """Another country than that of the certificate; regional ones are awarded in several."""
    own = {s.id: s.countries[0] for s in shipped.all if not s.is_regional}

    def breaks(row: Row) -> Broken | None:
        if row["certificate"] not in own:
            return None
        other = "MX" if own[row["certificate"]] != "MX" else "CL"
        return Broken("country-mismatch", "country", {**row, "country": other})

    return breaks


def ambiguous_title(shipped: Shipped, draw: random.Random) -> Callable[[Row], Broken | None]:
    def breaks(row: Row) -> Broken | None:
        title, country = draw.choice(shipped.ambiguous_titles)
        found = {**row, "certificate": title, "country": country, "components": ""}
        return Broken("ambiguous-certificate", "certificate", found)

    return breaks


def short(text: str, form: Form) -> str:
    """A delimited row without its last two cells, which are never quoted in the rows that are taken."""
    return form.delimiter.join(text.split(form.delimiter)[:-2])


def structural(form: Form) -> list[Callable[[Row], Broken | None]]:
    """Faults of the whole row; whose row it is cannot be read then."""
    if form.is_json:
        return [lambda row: Broken("malformed-json", "", row, lambda text, _: text[:-20])]
    return [
        lambda row: Broken("row-length", "", row, short),
        lambda row: Broken("unclosed-quote", "", row, lambda text, _: '"' + text),
    ]


def plan(people: list[list[Row]], form: Form, shipped: Shipped, share: float,
         draw: random.Random) -> Plan:
    """Breaks about that share of the rows, each kind in turn, each person at most once."""
    found = Plan()
    wanted = round(share * sum(len(rows) for rows in people))
    alone = structural(form)
    kinds: list[Callable[[Row], Broken | None]] = [cell(*given) for given in CELLS]
    kinds += [component, no_such_day(form), mismatch(shipped)]
    if shipped.ambiguous_titles:
        kinds.append(ambiguous_title(shipped, draw))
    if not form.day_first:
        kinds.append(ambiguous_date)
    turns = [(breaks, True) for breaks in alone] + [(breaks, False) for breaks in kinds]
    order = draw.sample(range(len(people)), len(people))
    turn = 0
    for place in order:
        if len(found.broken) >= wanted:
            break
        rows = people[place]
        # Every tenth is about the person, not about a cell.
        if turn % 10 == 9 and person_fault(found, people, place):
            turn += 1
            continue
        breaks, needs_one_row = turns[turn % len(turns)]
        which = draw.randrange(len(rows))
        if any(row["notes"] for row in rows) or (needs_one_row and has_person(people, place)):
            continue
        broken = breaks(rows[which])
        if broken is None:
            continue
        found.broken[place, which] = broken
        for other in range(len(rows)):
            if other != which:
                found.broken[place, other] = Broken("person-incomplete", "person", rows[other])
        turn += 1
    return found


def has_person(people: list[list[Row]], place: int) -> bool:
    """Whether a row that cannot be read may be of a person: its own, or that of a row beside it."""
    beside = people[max(0, place - 1):place + 2]
    return any(row["person"] for rows in beside for row in rows)


def person_fault(found: Plan, people: list[list[Row]], place: int) -> bool:
    """Two rows of a person that say different things; or a person that stands above already."""
    rows = people[place]
    if len(rows) > 1:
        for which, row in enumerate(rows):
            other = {**row, "occupation": "4224" if which else "7126"}
            found.broken[place, which] = Broken("person-facts-differ", "occupation", other)
        return True
    if place < 2 or rows[0]["notes"]:
        return False
    above = people[place - 2][0]["person"]
    if not above or above == rows[0]["person"] or (place - 2, 0) in found.broken:
        return False
    found.broken[place, 0] = Broken("person-not-adjacent", "person", {**rows[0], "person": above})
    return True
