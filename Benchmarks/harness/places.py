"""Where things are, and how they are made: tool, bound, peers, data. All of it below the build folder."""
from __future__ import annotations

import hashlib
import os
import shutil
import sys

from harness.process import Failed, needed, run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCHMARKS = os.path.join(ROOT, "Benchmarks")
BUILD = os.path.join(ROOT, ".build", "bench")
BOOK = os.path.join(BENCHMARKS, "Workload", "workload.md")
FRAMEWORKS = os.path.join(ROOT, "Frameworks")
SAME = os.path.join(BENCHMARKS, "harness", "same.py")
VENV = os.path.join(BUILD, "venv")
# Files of more rows than this are made without NDJSON: they serve to measure memory.
LARGE = 1_000_000


def folder(*names: str) -> str:
    path = os.path.join(BUILD, *names)
    os.makedirs(path, exist_ok=True)
    return path


def _digest(*paths: str) -> str:
    found = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            found.update(file.read())
    return found.hexdigest()[:8]


def tool() -> str:
    """The release build of the tool, or what RECOGNIZE names."""
    given = os.environ.get("RECOGNIZE")
    if given:
        if not os.access(given, os.X_OK):
            raise Failed(f"RECOGNIZE={given} is no program")
        return os.path.abspath(given)
    print("building the tool …", file=sys.stderr)
    needed(["swift", "build", "-c", "release", "--package-path", ROOT])
    where = needed(["swift", "build", "-c", "release", "--package-path", ROOT, "--show-bin-path"])
    return os.path.join(where.out.strip(), "recognize")


def bound() -> str:
    """The native bound, compiled for this machine."""
    sources = [os.path.join(BENCHMARKS, "Bound", name) for name in ("mr.cpp", "region.hpp")]
    program = os.path.join(folder("bin"), f"mr-{_digest(*sources)}")
    if not os.path.exists(program):
        compiler = os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++")
        if not compiler:
            raise Failed("the native bound needs g++ or clang++, or CXX naming one")
        needed([compiler, "-O3", "-march=native", "-std=c++17", "-pthread", sources[0], "-o",
                program + ".new"])
        os.replace(program + ".new", program)
    return program


def peer_python() -> str:
    """The interpreter that has the peers: of the folder that --install-peers makes, else this one."""
    own = os.path.join(VENV, "bin", "python3")
    return own if os.path.exists(own) else sys.executable


def souffle_program() -> str | None:
    """The workload compiled by Soufflé, if that is installed; SOUFFLE may name it."""
    compiler = os.environ.get("SOUFFLE") or shutil.which("souffle")
    if not compiler:
        return None
    source = os.path.join(BENCHMARKS, "Peers", "mr.dl")
    program = os.path.join(folder("bin"), f"souffle-{_digest(source)}")
    if not os.path.exists(program):
        needed([compiler, "--no-preprocessor", "-o", program, source])
    return program


def install_peers() -> None:
    """DuckDB and Polars from PyPI into a folder of their own; Soufflé and valgrind are only looked for."""
    python = os.path.join(VENV, "bin", "python3")
    if not os.path.exists(python):
        needed([sys.executable, "-m", "venv", VENV])
    needed([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
            os.path.join(BENCHMARKS, "Peers", "requirements.txt")])
    print(f"DuckDB and Polars are in {os.path.relpath(VENV, ROOT)}")
    if os.environ.get("SOUFFLE") or shutil.which("souffle"):
        print("Soufflé is installed")
    elif run(["apt-cache", "show", "souffle"]).status == 0 and os.geteuid() == 0:
        needed(["apt-get", "install", "--yes", "--no-install-recommends", "souffle"])
        print("Soufflé was installed")
    else:
        print("Soufflé is not installed, and no package of it can be: build it from its sources and name "
              "it in SOUFFLE=…/souffle")
    if not shutil.which("valgrind"):
        print("valgrind is not installed: `scripts/bench --count` needs it")


class Data:
    """The files of one seed and one number of standards; made when they are asked for."""

    def __init__(self, seed: int, standards: int = 300):
        self.seed, self.standards = seed, standards
        self.generator = os.path.join(BENCHMARKS, "Workload", "gen.py")
        self.folder = folder("data", f"{seed}-{standards}-{_digest(self.generator)}")
        self.static = os.path.join(self.folder, "static")

    def make(self, sizes: list[int]) -> None:
        for size in sizes:
            if os.path.exists(self.credentials(size) + ".done"):
                continue
            print(f"making {size} credentials of seed {self.seed} …", file=sys.stderr)
            plain = ["--no-ndjson"] if size > LARGE else []
            needed([sys.executable, self.generator, self.folder, "--seed", str(self.seed),
                    "--standards", str(self.standards), "--n", str(size), *plain])
            with open(self.credentials(size) + ".done", "w"):
                pass

    def credentials(self, size: int, form: str = "csv") -> str:
        return os.path.join(self.folder, f"cred_{size}.{form}")

    def remove(self, size: int) -> None:
        for path in (self.credentials(size), self.credentials(size) + ".done"):
            if os.path.exists(path):
                os.remove(path)

    def none(self) -> str:
        """A file of credentials without rows: deciding it costs what loading costs."""
        path = os.path.join(self.folder, "none.csv")
        with open(path, "w") as file:
            file.write("id,country,standard,units,issued,expiry,issuer,destination\n")
        return path

    def empty_tables(self) -> str:
        """The tables with their headings alone."""
        path = os.path.join(self.folder, "empty")
        os.makedirs(path, exist_ok=True)
        for name in os.listdir(self.static):
            with open(os.path.join(self.static, name)) as full:
                with open(os.path.join(path, name), "w") as empty:
                    empty.write(full.readline())
        return path

    def reference(self, size: int) -> str:
        """What the plain reference decides."""
        script = os.path.join(BENCHMARKS, "Workload", "ref.py")
        path = os.path.join(self.folder, f"ref_{size}-{_digest(script)}.csv")
        if not os.path.exists(path):
            print(f"deciding {size} credentials with the reference …", file=sys.stderr)
            needed([sys.executable, script, self.static, self.credentials(size), path + ".new"])
            os.replace(path + ".new", path)
        return path
