"""Runs a command and says what it cost: CPU, wall, peak memory."""
from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One finished process. `cpu` is user and system seconds of all its threads."""

    cpu: float
    wall: float
    peak: float
    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The first line of what it said went wrong; lines of valgrind begin with `==`."""
        lines = [line.strip() for line in self.err.splitlines()]
        lines = [line for line in lines if line and not line.startswith("==")]
        return lines[0][:160] if lines else f"it ended with {self.status}"

    def printed(self, name: str) -> float:
        """The number after a name in what a peer printed, `CPU_EVAL 0.41`; 0 without it."""
        words = self.out.split()
        return float(words[words.index(name) + 1]) if name in words else 0.0


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Runs to the end.

    The peak of a child is never below that of the process that started it, so this process stays
    small: whatever needs memory is a process of its own.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        child = subprocess.Popen(
            list(command), stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env={**os.environ, **(environment or {})})
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        unit = 1 if sys.platform == "darwin" else 1024
        return Run(
            usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6,
            child.returncode, out.read(20000).decode(errors="replace"),
            err.read(20000).decode(errors="replace"))


class Failed(Exception):
    """A command that has to work did not; the sentence says which and why."""


def needed(command: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Runs what has to work."""
    done = run(command, environment)
    if done.status != 0:
        raise Failed(f"{' '.join(command)}: {done.complaint}")
    return done


def interleaved(commands: dict[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Runs all commands one after the other, so many times over: what is compared shares its weather."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(command())
    return runs


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def load() -> str:
    return " ".join(f"{x:.1f}" for x in os.getloadavg())


def machine() -> dict[str, str]:
    """What the figures were measured on; nothing that names the machine."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as file:
            model = next(
                line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "processor": model,
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
    }
