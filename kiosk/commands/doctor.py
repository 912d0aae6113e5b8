"""`kiosk doctor`: the morning check, one line each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place
from kiosk.core.checks import Check
from kiosk.core.errors import ConfigError
from kiosk.core.texts import languages, load_texts, tell


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(doctor)


def doctor(
    language: Annotated[str, typer.Option(help="ko, en or one that was added; the screen's own when not given.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look at everything a morning needs: ok, warn or fail, and what to do. Exit 1 if anything fails."""
    from kiosk.app import crashes
    from kiosk.app.checking import doctor_checker
    from kiosk.app.logs import set_up

    at = place(config, data_dir)
    if language not in ("", *languages()):
        raise ConfigError(f"--language: {language!r} is none of {', '.join(languages())}")
    os.umask(0o077)
    crashes.prepare()
    set_up(None)
    import asyncio  # heavy: only who asks waits for it

    found = asyncio.run(doctor_checker(at.settings, at.data_dir, at.config).check())
    texts = load_texts(language or at.settings.screen.language)
    rows = [_row(texts, one) for one in found]
    good = all(row["state"] != "fail" for row in rows)
    words = "\n".join(f"{row['state']:4}  {row['key']:18}  {row['say']}  {row['todo']}".rstrip() for row in rows)
    answer(as_json, {"ok": good, "checks": rows}, words)
    raise typer.Exit(0 if good else 1)


def _row(texts: Mapping[str, str], one: Check) -> dict[str, str]:
    todo = tell(texts, one.todo) if one.todo is not None else ""
    return {"key": one.key, "state": one.state, "say": tell(texts, one.say), "todo": todo}
