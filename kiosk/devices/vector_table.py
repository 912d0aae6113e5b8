"""What was taped, written as Python: a table of vectors for a test that subclasses `DriverContract`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from kiosk.devices.driver import WireProtocol
from kiosk.devices.taping import Taken


def table(protocol: WireProtocol, variant: str, rows: Iterable[Taken], source: str) -> str:
    """Write the rows as Python: vectors for a test that subclasses `DriverContract`."""
    lines = ['"""Recorded; the values are what the codec of the day said: check them before you trust them."""', ""]
    lines += ["from datetime import datetime  # noqa: F401", "from decimal import Decimal  # noqa: F401", ""]
    lines += [
        "from kiosk.core.errors import FrameFlaw  # noqa: F401",
        "from kiosk.devices.conformance import Vector",
        "",
    ]
    lines += [f"PROTOCOL = {protocol.key!r}", f"VERSION = {protocol.version!r}", "VECTORS = ("]
    for row in rows:
        words = [repr(row.data)]
        words += [f"({', '.join(_python(one) for one in row.records)},)"] if row.records else []
        words += [f"source={f'{source}, second {row.at:g}'!r}"]
        words += [f"variant={variant!r}"] if variant else []
        words += [f"flaw=FrameFlaw.{row.flaw.upper()}" if row.channel else "rejected=1"] if row.flaw else []
        lines.append(f"    Vector({', '.join(words)}),")
    return "\n".join([*lines, ")", ""])


def _python(value: object) -> str:
    """Write a value so that Python reads the same."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key!r}: {_python(one)}" for key, one in value.items()) + "}"
        case tuple():
            return "(" + "".join(f"{_python(one)}, " for one in value).rstrip() + ")"
        case list():
            return "[" + ", ".join(map(_python, value)) + "]"
        case Decimal():
            return f"Decimal({str(value)!r})"
        case datetime():
            return f"datetime.fromisoformat({value.isoformat()!r})"
        case _:
            return repr(value) if not hasattr(value, "tolist") else _python(value.tolist())
