"""Shows what was measured: a table, Markdown, JSON."""
from __future__ import annotations

import json

from harness.experiments import Bench
from harness.lines import LINES, Result


def cells(bench: Bench) -> list[tuple[str, ...]]:
    """A row for each line that was asked for."""
    found: list[tuple[str, ...]] = []
    for line in LINES:
        if not bench.wants(line.key):
            continue
        result = bench.results.get(line.key, Result(None, "the experiment was not run"))
        measured, verdict = "not measured", ""
        if result.value is not None:
            measured, verdict = line.shown(result.value), line.verdict(result.value)
        found.append((line.key, line.text, line.limit(line.gate), line.limit(line.target),
                      line.limit(line.stretch), measured, verdict, result.note))
    return found


def text(bench: Bench, about: dict[str, str]) -> str:
    lines = []
    for title, costs in bench.costs.items():
        lines.append(title)
        for name, cost in costs.items():
            against = cost["cpu"] / max(costs["bound"]["cpu"], 1e-9)
            lines.append(
                f"  {name:<14}{cost['cpu']:9.3f} s  ({cost['least']:.3f}–{cost['most']:.3f})"
                f"{against:8.2f} × bound{cost['peak']:8.0f} MB")
        lines.append("")
    for key, _, gate, target, stretch, measured, verdict, note in cells(bench):
        lines.append(f"{key:<20}{gate:>10}{target:>11}{stretch:>10}{measured:>14}  {verdict}")
        if note:
            lines.append(f"{'':<20}{note}")
    lines.append("")
    lines += [f"{name}: {value}" for name, value in about.items()]
    lines += [f"DIFFERS: {fault}" for fault in bench.faults]
    return "\n".join(lines)


def markdown(bench: Bench, about: dict[str, str]) -> str:
    """The section of Documentation/Performance.md that a run fills."""
    listed = "; ".join(f"{name} {value}" for name, value in about.items())
    lines = [f"Measured by `scripts/bench`. {listed}.", "",
             "| measure | gate | target | stretch | measured | verdict |", "|---|--:|--:|--:|--:|---|"]
    notes = []
    for _, title, gate, target, stretch, measured, verdict, note in cells(bench):
        lines.append(f"| {title} | {gate} | {target} | {stretch} | {measured} | {verdict} |")
        if note:
            notes.append(f"- {title}: {note}.")
    lines += ["", *notes, ""]
    for title, costs in bench.costs.items():
        lines += [f"CPU seconds beyond loading, {title}, median of {bench.rounds}:", "",
                  "| | seconds | × bound | peak memory |", "|---|--:|--:|--:|"]
        for name, cost in costs.items():
            against = cost["cpu"] / max(costs["bound"]["cpu"], 1e-9)
            lines.append(f"| {name} | {cost['cpu']:.3f} | {against:.2f} | {cost['peak']:.0f} MB |")
        lines.append("")
    if bench.faults:
        lines += ["Decisions that differ:", "", *(f"- {fault}" for fault in bench.faults), ""]
    return "\n".join(lines)


def encoded(bench: Bench, about: dict[str, str]) -> str:
    lines = {}
    for line in LINES:
        result = bench.results.get(line.key)
        if result is None or not bench.wants(line.key):
            continue
        lines[line.key] = {
            "unit": line.unit, "gate": line.gate, "target": line.target, "stretch": line.stretch,
            "measured": result.value, "note": result.note,
            "verdict": None if result.value is None else line.verdict(result.value)}
    return json.dumps(
        {"about": about, "lines": lines, "costs": bench.costs, "differs": bench.faults},
        ensure_ascii=False, indent=2) + "\n"


def missed(bench: Bench) -> bool:
    """Whether a gate that was measured is missed."""
    return any("GATE" in row[6] for row in cells(bench))
