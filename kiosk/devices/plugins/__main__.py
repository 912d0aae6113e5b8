"""``kiosk-kit new / conform / decode``: what a driver's author needs, without screen, store and radio.

The same as ``kiosk devices new``, ``kiosk devices conform`` and ``kiosk decode --jsonl`` of a whole kiosk.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.core.errors import KioskError
from kiosk.core.json_text import dumps


def main() -> int:
    """Exit 0: done, or it conforms; 1: it does not, yet; 2: wrong arguments."""
    parser = argparse.ArgumentParser(prog="kiosk-kit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser("new", help="make a package with a toy driver that conforms")
    new.add_argument("name")
    new.add_argument("--into", type=Path, default=Path())
    new.add_argument("--link", choices=("serial", "ble", "process"), default="serial")
    judged = commands.add_parser("conform", help="pass, or why not")
    judged.add_argument("path", type=Path)
    judged.add_argument("--json", action="store_true")
    commands.add_parser(
        "decode",
        help="lines of JSON in, lines of JSON out",
        description='In: {"protocol": "acme_grip", "hex": "..."}, one a line; out: what it decodes to. '
        "Knows the packages that are installed in this Python: pip install -e YOUR_PACKAGE.",
    )
    given = parser.parse_args()
    try:
        return _run(given)
    except KioskError as error:
        print(f"kiosk-kit: {error}", file=sys.stderr)
        return 2


def _run(given: argparse.Namespace) -> int:
    if given.command == "new":
        from kiosk.devices.plugins.new import create

        print(create(given.name, given.into, given.link))
        return 0
    if given.command == "conform":
        from kiosk.devices.plugins.conform import conform

        report = conform(given.path)
        print(dumps(report.plain) if given.json else report.words)
        return 0 if report.passed else 1
    from kiosk.devices.decode import decode_line

    for line in sys.stdin:
        print(dumps(decode_line(line)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
