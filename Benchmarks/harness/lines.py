"""The lines of the table: what is measured, against which gate, target and stretch."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A measure. A gate must hold; a missed target comes with its reason; a stretch is an ambition."""

    key: str
    text: str
    unit: str
    gate: float | None = None
    target: float | None = None
    stretch: float | None = None
    more_is_better: bool = False

    def holds(self, limit: float, value: float) -> bool:
        return value >= limit if self.more_is_better else value <= limit

    def verdict(self, value: float) -> str:
        """The best that holds, and what is missed first."""
        best = ""
        for name in ("gate", "target", "stretch"):
            limit = getattr(self, name)
            if limit is None:
                continue
            if not self.holds(limit, value):
                missed = "GATE MISSED" if name == "gate" else f"{name} missed"
                return f"{best}, {missed}" if best else missed
            best = f"{name} held"
        return best

    def limit(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{'≥' if self.more_is_better else '≤'} {value:g} {self.unit}"

    def shown(self, value: float) -> str:
        return f"{value:.3g} {self.unit}" if value < 1000 else f"{value:.0f} {self.unit}"


@dataclass
class Result:
    """What a line measured, or why it did not."""

    value: float | None
    note: str = ""


LINES = [
    Line("bound", "10⁶ decisions, CSV in and out, against the native bound", "×", 2.5, 1.5, 1.1),
    Line("duckdb", "faster than DuckDB, integer and ENUM keys", "×", 2.5, 4, 6, True),
    Line("polars", "faster than Polars, integer and Enum keys", "×", 2.5, 4, 6, True),
    Line("duckdb-packed", "faster than DuckDB packed by hand", "×", None, 4, 6, True),
    Line("polars-packed", "faster than Polars packed by hand", "×", None, 4, 6, True),
    Line("souffle", "faster than Soufflé", "×", 8, 14, None, True),
    Line("proof", "full proof of each row against decisions as NDJSON", "×", 1.8, 1.5),
    Line("ndjson", "NDJSON input against CSV input", "×", 1.3, 1.2),
    Line("cores", "two cores against one, wall, same bytes", "×", 1.8, 1.9, None, True),
    Line("memory-1e6", "peak memory, 10⁶ rows", "MB", 120, 64, 40),
    Line("memory-1e7", "peak memory, 10⁷ rows", "MB", 120, 64, 40),
    Line("growth-credentials", "ten times the credentials: cost", "×", 11),
    Line("growth-load", "ten times the standards and links: load", "×", 12),
    Line("growth-decision", "ten times the standards and links: each decision", "×", 1.5),
    Line("growth-books", "20 to 200 books, each decision", "×", 1.2),
    Line("decision-json", "one decision as JSON, shipped data", "µs", None, 8),
    Line("load-csv", "static load, CSV", "s", None, 0.25),
    Line("load-snapshot", "static load, snapshot", "s", None, 0.02),
    Line("rules-ready", "text of the rules to ready", "ms", None, 50, 10),
    Line("explained", "one explained decision, warm, median", "µs", None, 10, 4),
    Line("check-json", "`check` on the shipped region, cold process, JSON", "ms", None, 60),
    Line("check-snapshot", "`check`, cold process, snapshot", "ms", None, 15, 10),
    Line("validate", "`validate Frameworks`", "s", None, 0.3),
    Line("validate-large", "`validate`, a region of 100,000 components", "s", None, 5),
    Line("json-reading", "JSON with positions, each core", "MB/s", None, 400, None, True),
]

# Lines that no command of the tool lets anyone measure from outside yet.
UNMEASURED = {
    "growth-books": "there is no generator of libraries with 200 books yet",
    "load-snapshot": "`rules run` reads no snapshot",
    "explained": "no command repeats a decision in one process",
    "validate-large": "there is no generator of such a region yet",
    "json-reading": "no command reads JSON and does nothing else",
}
