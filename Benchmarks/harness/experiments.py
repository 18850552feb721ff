"""The experiments: commands run interleaved, and what the lines of the table get from them."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from harness import places
from harness.lines import Result
from harness.places import Data
from harness.process import Run, interleaved, median, needed, run

Command = Callable[[], Run]


def short(sentence: str) -> str:
    """Paths from the root of the project, so that a table says nothing of the machine."""
    return sentence.replace(places.ROOT + os.sep, "")


@dataclass
class Costs:
    """Seconds of CPU beyond loading, a value for each round, and the peak memory."""

    seconds: list[float]
    peak: float
    wall: float

    @property
    def cpu(self) -> float:
        return median(self.seconds)


@dataclass
class Bench:
    """One run of the benchmark: what is there, what was measured, what went wrong."""

    sizes: list[int]
    seeds: list[int]
    rounds: int
    only: set[str]
    tool: str = ""
    bound: str = ""
    results: dict[str, Result] = field(default_factory=dict)
    costs: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)

    def wants(self, *keys: str) -> bool:
        return not self.only or any(key in self.only for key in keys)

    def none(self, reason: str, *keys: str) -> None:
        for key in keys:
            self.results.setdefault(key, Result(None, short(reason)))

    @property
    def size(self) -> int:
        """The size that ratios are taken at: the largest that is not for memory alone."""
        return max((size for size in self.sizes if size <= places.LARGE), default=places.LARGE)

    def out(self, name: str) -> str:
        return os.path.join(places.folder("out"), name)

    def ours(self, data: Data, credentials: str, out: str, *options: str, jobs: int = 1,
             tables: str | None = None) -> list[str]:
        return [self.tool, "rules", "run", places.BOOK, "--data", tables or data.static, "--stream",
                f"credentials={credentials}", "--query", "decision", "-o", out, "--jobs", str(jobs),
                *options]

    def same(self, what: str, expected: str, found: str, *options: str) -> bool:
        done = run([sys.executable, places.SAME, expected, found, *options])
        if done.status != 0:
            self.faults.append(short(f"{what}: {done.complaint}"))
        return done.status == 0

    # Engines

    def peers(self, data: Data, size: int) -> dict[str, list[str]]:
        """The commands of the peers that are installed, and are asked for."""
        found: dict[str, list[str]] = {}
        python = places.peer_python()
        for name in ("duckdb", "duckdb-packed", "polars", "polars-packed"):
            if not self.wants(name):
                continue
            module = name.removesuffix("-packed")
            probe = run([python, "-c", f"import {module}; print({module}.__version__)"])
            if probe.status != 0:
                self.none("not installed: scripts/bench --install-peers", name)
                continue
            self.versions[module] = probe.out.strip()
            script = os.path.join(places.BENCHMARKS, "Peers", f"peer_{name.replace('-', '_')}.py")
            found[name] = [python, script, data.static, data.credentials(size),
                           self.out(f"{name}.csv")]
        if self.wants("souffle"):
            program = places.souffle_program()
            if program:
                script = os.path.join(places.BENCHMARKS, "Peers", "peer_souffle.py")
                found["souffle"] = [sys.executable, script, program, data.static,
                                    data.credentials(size), self.out("souffle.csv")]
            else:
                self.none("not installed, and Debian has no package; SOUFFLE=… names it", "souffle")
        return found

    def loading(self, runs: list[Run]) -> float:
        return median([one.cpu for one in runs])

    def beyond(self, runs: list[Run], loading: float) -> Costs:
        """What our runs cost beyond loading, as a run without credentials measures it."""
        return Costs([one.cpu - loading for one in runs], max(one.peak for one in runs),
                     median([one.wall for one in runs]))

    def printed(self, runs: list[Run]) -> Costs:
        """What the bound and the peers say that they cost beyond loading."""
        return Costs(
            [sum(one.printed(f"CPU_{phase}") for phase in ("INGEST", "EVAL", "WRITE"))
             for one in runs],
            max(one.peak for one in runs), median([one.wall for one in runs]))

    # Experiments

    def decide(self, seed: int, size: int) -> None:
        """Ours, the bound and the peers over the same credentials."""
        data = Data(seed)
        data.make([size])
        given, out = data.credentials(size), self.out("ours.csv")
        commands: dict[str, Command] = {
            "bound": lambda: needed([self.bound, data.static, given, self.out("bound.csv")]),
            "loading": lambda: needed(self.ours(data, data.none(), self.out("none.csv"))),
            "ours": lambda: needed(self.ours(data, given, out)),
        }
        for name, command in self.peers(data, size).items():
            commands[name] = (lambda c: lambda: needed(c))(command)
        runs = interleaved(commands, self.rounds)
        expected = data.reference(size)
        for name in commands:
            if name != "loading":
                self.same(f"{name}, {size} rows of seed {seed}", expected, self.out(f"{name}.csv"))
        needed(self.ours(data, given, self.out("two.csv"), jobs=2))
        self.same(f"two threads, {size} rows of seed {seed}", out, self.out("two.csv"), "--in-order")
        loading = self.loading(runs["loading"])
        costs = {name: self.beyond(runs[name], loading) if name == "ours" else self.printed(runs[name])
                 for name in commands if name != "loading"}
        self.costs[f"{size} rows, seed {seed}"] = {
            name: {"cpu": cost.cpu, "peak": cost.peak, "wall": cost.wall,
                   "least": min(cost.seconds), "most": max(cost.seconds)}
            for name, cost in costs.items()}
        self.keep("load-csv", loading, f"CPU of the whole process without credentials, seed {seed}")
        if size == 1_000_000:
            self.keep("memory-1e6", costs["ours"].peak, f"one thread, seed {seed}")
        if size == self.size:
            self.compare(costs, seed, size)

    def compare(self, costs: dict[str, Costs], seed: int, size: int) -> None:
        ours = costs["ours"]
        for name, cost in costs.items():
            if name == "ours":
                continue
            each = [b / max(a, 1e-9) for a, b in zip(ours.seconds, cost.seconds)]
            value = cost.cpu / max(ours.cpu, 1e-9)
            if name == "bound":
                each, value = [1 / x for x in each], 1 / value
            at = "" if size == 1_000_000 else f" at {size} rows"
            note = (f"{ours.cpu:.2f} s and {cost.cpu:.2f} s{at}, seed {seed}; "
                    f"rounds {min(each):.2f}–{max(each):.2f}")
            self.keep(name, value, note, worst_is_least=name != "bound")

    def keep(self, key: str, value: float, note: str, worst_is_least: bool = False) -> None:
        """Of several seeds the worst counts."""
        before = self.results.get(key)
        if before is not None and before.value is not None:
            if (before.value <= value) == worst_is_least:
                return
        self.results[key] = Result(value, note)

    def growth_credentials(self) -> None:
        """The cost of the largest size against that of a tenth of it, if both were measured."""
        large, small = (self.costs.get(f"{size} rows, seed {self.seeds[0]}", {}).get("ours")
                        for size in (self.size, self.size // 10))
        if not large or not small:
            self.none("needs two sizes, one ten times the other", "growth-credentials")
            return
        self.results["growth-credentials"] = Result(
            large["cpu"] / max(small["cpu"], 1e-9),
            f"{small['cpu']:.3f} s at {self.size // 10} rows, {large['cpu']:.3f} s at {self.size}")

    def forms(self) -> None:
        """NDJSON in and out, and proofs, over the same credentials."""
        data, size = Data(self.seeds[0]), self.size
        data.make([size])
        plain = self.ours(data, data.credentials(size), self.out("plain.csv"))
        lines = self.ours(data, data.credentials(size), self.out("lines.ndjson"))
        proof = self.ours(data, data.credentials(size), self.out("proof.ndjson"), "--why", "full")
        given = self.ours(data, data.credentials(size, "ndjson"), self.out("given.csv"))
        needed(plain)
        commands: dict[str, Command] = {
            "loading": lambda: needed(self.ours(data, data.none(), self.out("none.csv"))),
            "plain": lambda: needed(plain)}
        read = run(given)
        if read.status != 0:
            self.none(f"no NDJSON input: {read.complaint}", "ndjson")
        elif self.same("NDJSON input", self.out("plain.csv"), self.out("given.csv")):
            commands["given"] = lambda: needed(given)
        written, proved = run(lines), run(proof)
        if written.status != 0 or proved.status != 0:
            complaint = (proved if written.status == 0 else written).complaint
            self.none(f"no proofs of rows: {complaint}", "proof")
        elif self.same("NDJSON output", self.out("plain.csv"), self.out("lines.ndjson")) and (
                self.same("decisions with proofs", self.out("plain.csv"), self.out("proof.ndjson"))):
            commands["lines"] = lambda: needed(lines)
            commands["proof"] = lambda: needed(proof)
        runs = interleaved(commands, self.rounds)
        loading = self.loading(runs["loading"])
        cost = {name: self.beyond(found, loading).cpu for name, found in runs.items()}
        if "given" in cost:
            self.results["ndjson"] = Result(
                cost["given"] / cost["plain"],
                f"{cost['given']:.2f} s and {cost['plain']:.2f} s, {size} rows")
        if "proof" in cost:
            each = os.path.getsize(self.out("proof.ndjson")) / size
            self.results["proof"] = Result(
                cost["proof"] / cost["lines"],
                f"{cost['proof']:.2f} s and {cost['lines']:.2f} s, {size} rows; {each:.0f} bytes and "
                f"{cost['proof'] / size * 1e6:.2f} µs for each")
        self.none("NDJSON input gives other decisions", "ndjson")
        self.none("decisions or proofs as NDJSON are not those of CSV", "proof")

    def cores(self) -> None:
        """One thread and two, wall beyond loading, each with its own loading."""
        if (os.cpu_count() or 1) < 2:
            self.none("the machine has one core", "cores")
            return
        data, size = Data(self.seeds[0]), self.size
        data.make([size])
        commands: dict[str, Command] = {}
        for jobs in (1, 2):
            for name, given in (("loading", data.none()), ("decide", data.credentials(size))):
                command = self.ours(data, given, self.out(f"{name}{jobs}.csv"), jobs=jobs)
                commands[f"{name}{jobs}"] = (lambda c: lambda: needed(c))(command)
        runs = interleaved(commands, self.rounds)
        self.same("one thread and two", self.out("decide1.csv"), self.out("decide2.csv"), "--in-order")
        wall = {name: median([one.wall for one in found]) for name, found in runs.items()}
        one, two = wall["decide1"] - wall["loading1"], wall["decide2"] - wall["loading2"]
        self.results["cores"] = Result(
            one / max(two, 1e-9),
            f"{one:.2f} s and {two:.2f} s beyond loading; {wall['decide1']:.2f} s and "
            f"{wall['decide2']:.2f} s with it, {size} rows")

    def standards(self) -> None:
        """Ten times the standards and links: loading, and each decision."""
        size = self.size
        plain, large = Data(self.seeds[0]), Data(self.seeds[0], 3000)
        commands: dict[str, Command] = {}
        for name, data in (("plain", plain), ("large", large)):
            data.make([size])
            for kind, given in (("load", data.none()), ("decide", data.credentials(size))):
                command = self.ours(data, given, self.out(f"{name}-{kind}.csv"))
                commands[f"{name}-{kind}"] = (lambda c: lambda: needed(c))(command)
        needed([self.bound, large.static, large.credentials(size), self.out("bound.csv")])
        runs = interleaved(commands, self.rounds)
        self.same("ten times the standards", self.out("bound.csv"), self.out("large-decide.csv"))
        cpu = {name: median([one.cpu for one in found]) for name, found in runs.items()}
        each = {name: (cpu[f"{name}-decide"] - cpu[f"{name}-load"]) / size * 1e6
                for name in ("plain", "large")}
        self.results["growth-load"] = Result(
            cpu["large-load"] / cpu["plain-load"],
            f"{cpu['plain-load']:.2f} s and {cpu['large-load']:.2f} s")
        self.results["growth-decision"] = Result(
            each["large"] / max(each["plain"], 1e-9),
            f"{each['plain']:.2f} µs and {each['large']:.2f} µs, {size} rows")

    def large(self) -> None:
        """Peak memory over many rows; the decisions are those of the bound. The files are removed."""
        size = max(self.sizes)
        if size <= places.LARGE:
            self.none("needs --sizes with 10000000 (about 3 GB of disk while it runs)", "memory-1e7")
            return
        data = Data(self.seeds[0])
        data.make([size])
        found = needed(self.ours(data, data.credentials(size), self.out("ours.csv")))
        needed([self.bound, data.static, data.credentials(size), self.out("bound.csv")])
        self.same(f"{size} rows", self.out("bound.csv"), self.out("ours.csv"), "--in-order")
        self.results["memory-1e7"] = Result(found.peak, f"{size} rows, one thread")
        data.remove(size)
        for name in ("ours.csv", "bound.csv"):
            os.remove(self.out(name))
