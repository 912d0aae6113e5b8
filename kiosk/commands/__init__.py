"""The command line: one thin function a command; ``--config``, ``--data-dir`` and ``--json`` may stand anywhere.

Exit 0 = done, 1 = the work failed and says why, 2 = wrong arguments or configuration.
"""

from __future__ import annotations

import sys

import typer

from kiosk.commands import (
    assess,
    backing,
    demo,
    devices,
    doctor,
    export,
    keeping,
    language,
    running,
    staff,
    stats,
    study,
    syncing,
    voice,
)
from kiosk.commands.gate import guard
from kiosk.core.errors import ConfigError, KioskError

app = typer.Typer(
    name="kiosk",
    help="라이프로그 키오스크: measures, keeps, shows, prints and sends on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
running.add_to(app)
assess.add_to(app)
keeping.add_to(app)
backing.add_to(app)
demo.add_to(app)
doctor.add_to(app)
app.add_typer(devices.app, name="devices")
app.add_typer(staff.app, name="staff")
app.add_typer(voice.app, name="voice")
app.add_typer(language.app, name="language")
app.add_typer(study.app, name="study")
app.add_typer(syncing.app, name="sync")
export.add_to(app)
stats.add_to(app)
guard(app)


def main() -> int:
    """Run; errors raised on purpose become one plain line and an exit code."""
    try:
        app()
    except ConfigError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2
    except KioskError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
