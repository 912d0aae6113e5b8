"""`kiosk study`: the trials of this store, and what a closed one hands out. Planning and running is the screen's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.commands.export import write_new
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

app = typer.Typer(help="Trials of new devices.", no_args_is_help=True)


@app.command("list")
def list_(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List the trials: code, state, complete pairs."""
    with store(place(config, data_dir)) as opened:
        found = opened.studies()
    told = [
        {"code": one.protocol.code, "title": one.protocol.title, "state": one.state, "version": one.version}
        | {"pairs": one.complete, "wanted": one.protocol.pairs}
        for one in found
    ]
    lines = [f"{one['code']:16} {one['state']:8} {one['pairs']}/{one['wanted']}  {one['title']}" for one in told]
    answer(as_json, {"studies": told}, "\n".join(lines) or "There are no trials.")


@app.command()
def export(
    code: Annotated[str, typer.Argument(help="The code of the trial.")],
    out: Annotated[Path, typer.Option(help="A folder for the values and their dictionary; nothing is overwritten.")],
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the raw values of a trial, which lead to nobody, and the dictionary of their columns."""
    from kiosk.core.metrology.behind import Checks
    from kiosk.core.study.later import by_now, references_of
    from kiosk.core.study.table import dictionary_csv, values_csv

    at, now = place(config, data_dir), datetime.now(UTC)
    with store(at) as opened:
        study = next((one for one in opened.studies() if one.protocol.code == code), None)
        if study is None:
            raise ConfigError(f"{code!r} is none of the trials here; see kiosk study list")
        if not study.open_to_look:
            raise ConfigError(f"{code}: nobody looks before the trial is closed, unless its protocol says so")
        files = [out / f"study-{code}.csv", out / f"study-{code}-dictionary.csv"]
        if taken := [path for path in files if path.exists()]:
            raise ConfigError(f"--out: {taken[0]} is there already")
        data = opened.study_data(study.id, leaves=True, actor=actor(), now=now)
        known = {key: Checks(opened.checks_of(*key)) for key in references_of(data)}
    data = by_now(data, known, at.settings.zone, now)
    for path, text in zip(files, (values_csv(data), dictionary_csv(data)), strict=True):
        write_new(path, iter(text.splitlines()))
    names = [str(path) for path in files]
    answer(as_json, {"files": names, "pairs": study.complete}, f"{names[0]}, {names[1]}: {study.complete} pairs.")
