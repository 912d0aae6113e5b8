"""The battery as plain JSON: the codec tests' tables and the made frames, one line each.

A line: ``{"id", "protocol", "variant", "hex", "records": [{field: value}, …], "rejected", "pending", "error", "source",
"whole"}``. ``records`` hold what must be said; ``whole`` is true where they name every number there is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from benchmarks.truth import made_gatt, made_other
from benchmarks.truth.made import Made
from kiosk.core.json_text import dumps
from kiosk.devices.promises import ABSENT, Case, Vector

FILE = Path(__file__).with_name("vectors.jsonl")
Line = Mapping[str, object]


def from_tables(cases: Iterable[Case]) -> Iterator[Line]:
    """Yield the vectors of the codec tests."""
    counts: Counter[str] = Counter()  # several contracts may share a protocol
    for case in sorted(cases, key=lambda case: case.protocol.key):
        for vector in case.vectors:
            counts[case.protocol.key] += 1
            yield {
                "id": f"{case.protocol.key}/{counts[case.protocol.key]}",
                "protocol": case.protocol.key,
                **_of_table(vector),
            }


def _of_table(vector: Vector) -> Line:
    records = [{name: value for name, value in one.items() if value is not ABSENT} for one in vector.expect]
    return {
        "variant": vector.variant,
        "hex": vector.data.hex(),
        "records": records,
        "rejected": vector.rejected,
        "pending": vector.pending,
        "error": vector.flaw.value if vector.flaw else "",
        "source": vector.source,
        "whole": False,
    }


def made() -> Iterator[Made]:
    """Yield every frame that is built from values."""
    for maker in (*made_gatt.MAKERS, *made_other.MAKERS):
        yield from maker()


def from_made(frames: Iterable[Made]) -> Iterator[Line]:
    """Yield the frames that were built from values."""
    for number, one in enumerate(frames, 1):
        yield {
            "id": f"made/{number}",
            "protocol": one.protocol,
            "variant": "",
            "hex": one.data.hex(),
            "records": [dict(one.values)] if one.values else [],
            "rejected": 0,
            "pending": False,
            "error": one.refused,
            "source": one.source,
            "whole": True,
        }


def battery(cases: Iterable[Case]) -> tuple[Line, ...]:
    """Return every vector, as it would be read from the file."""
    return tuple(_read(dumps(dict(line))) for line in (*from_tables(cases), *from_made(made())))


def write(lines: Iterable[Line], path: Path = FILE) -> None:
    """Write the public file."""
    path.write_text("".join(dumps(dict(line)) + "\n" for line in lines), encoding="utf-8")


def read(path: Path = FILE) -> tuple[Line, ...]:
    """Read the public file."""
    return tuple(_read(line) for line in path.read_text(encoding="utf-8").splitlines())


def _read(line: str) -> Line:
    found: Line = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    return found
