"""A coverage-guided fuzzer over every codec: ``python -m tests.long.guided --runs 100000``; ``make fuzz`` ends with it.

In: the vectors of the codec tests and the kept corpus (``tests/devices/corpus``). Out: a line for each protocol, and
exit code 1 if one crashed, hung (10 s) or grew past 512 MB. What reached new code is kept: ``make test`` plays it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kiosk.devices.conformance import Case
from tests.long.fuzz import contracts

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "tests" / "devices" / "corpus"
PLACE = ROOT / ".peers" / "atheris"
PINS = Path(__file__).with_name("requirements-guided.txt")
LONGEST = 300  # bytes of one input
KEPT = 60  # inputs of one protocol


def prepare() -> Path:
    """Install the fuzzer in a place of its own; returns its Python. Needs a network once."""
    python = PLACE / "bin" / "python"
    if not (PLACE / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PLACE)], check=True)
        install = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(PINS)]
        subprocess.run(install, check=True)
        (PLACE / "installed").touch()
    return python


def path_of(key: str) -> Path:
    """Return where the corpus of a protocol is kept: one input a line, in hex."""
    return CORPUS / f"{re.sub('[^a-z0-9]', '_', key.lower())}.hex"


def kept(key: str) -> list[bytes]:
    """Read the corpus of a protocol."""
    path = path_of(key)
    return [bytes.fromhex(line) for line in path.read_text().splitlines()] if path.exists() else []


def seeds(case: Case) -> list[bytes]:
    """Return the vectors as inputs: the variant's number, and the bytes."""
    variants = ("", *case.protocol.variants)
    return [bytes([variants.index(vector.variant)]) + vector.data for vector in case.vectors]


def run(python: Path, case: Case, runs: int, seed: int) -> str:
    """Fuzz one protocol; returns what libFuzzer said last, raises AssertionError with the bytes that broke it."""
    key = case.protocol.key
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "corpus", (*seeds(case), *kept(key)))
        child = [str(python), str(Path(__file__).with_name("guided_child.py"))]
        limits = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=512"]
        done = _child([*child, str(folder / "corpus"), *limits], key, folder)
        crashes = [path.read_bytes().hex() for path in folder.glob("*-*") if path.is_file()]
        assert (done.returncode, crashes) == (0, []), done.stderr[-2000:]
        found = [path.read_bytes() for path in (folder / "corpus").iterdir() if len(path.name) == 40]  # named by hash
        keep(key, (*kept(key), *found))
        return next((line for line in reversed(done.stderr.splitlines()) if "cov:" in line), "")


def _child(argv: list[str], key: str, folder: Path) -> subprocess.CompletedProcess[str]:
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    places = os.pathsep.join((str(ROOT), packages))
    return subprocess.run(
        argv,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": places, "FUZZED": key},
        capture_output=True,
        text=True,
        check=False,
    )


def fill(folder: Path, inputs: Iterable[bytes]) -> None:
    """Write inputs as libFuzzer takes them."""
    folder.mkdir()
    for number, data in enumerate(inputs):
        (folder / str(number)).write_bytes(data)


def keep(key: str, inputs: Iterable[bytes]) -> None:
    """Keep the shortest of the inputs that reached something new."""
    chosen = sorted({data for data in inputs if data}, key=lambda data: (len(data), data))[:KEPT]
    CORPUS.mkdir(exist_ok=True)
    path_of(key).write_text("".join(data.hex() + "\n" for data in chosen))


def main() -> int:
    """Fuzz what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.guided", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000, help="inputs of each protocol")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--protocol", action="append", help="only these")
    options = parser.parse_args()
    python, failed = prepare(), 0
    for case in (contract.case() for contract in contracts()):
        if options.protocol and case.protocol.key not in options.protocol:
            continue
        try:
            print(f"{case.protocol.key:20} {run(python, case, options.runs, options.seed)}", flush=True)
        except AssertionError as error:
            failed += 1
            print(f"{case.protocol.key:20} FAILED: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
