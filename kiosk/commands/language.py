"""`kiosk language`: a further language is one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place
from kiosk.core import texts
from kiosk.core.errors import ConfigError

app = typer.Typer(no_args_is_help=True, help="The languages of the screens, the voice and the paper.")


@app.command()
def template(
    code: Annotated[str, typer.Argument(help="The language: vi, zh, ru …")],
    out: Annotated[Path | None, typer.Option(help="The file to write; default is standard output.")] = None,
) -> None:
    """Write an empty file of a language: every id with its Korean text. Never overwrites."""
    from kiosk.app import languages

    if not texts.CODE.fullmatch(code) or code in texts.LANGUAGES:
        raise ConfigError(f"{code!r} cannot be the code of a further language")
    words = "".join(languages.template(code))
    if out is None:
        typer.echo(words, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(words)
    except OSError as error:
        raise ConfigError(f"{out}: {error.strerror}") from error
    typer.echo(f"Written: {out}. Fill in the translations, then: kiosk language check {out}")


@app.command()
def check(file: Path, as_json: JsonOption = False) -> None:
    """Say what a language's file leaves out. Exit 1 while anything is missing."""
    from kiosk.app import languages

    code = file.stem
    try:
        (found,) = texts.offer({code: languages.read(file)})
    except ValueError as error:
        raise ConfigError(f"{file}: {error}") from error
    parts = {"missing": found.missing, "wrong": found.wrong, "unknown": found.unknown}
    words = "\n".join(f"{part:8} {key}" for part, keys in parts.items() for key in keys)
    answer(as_json, {"ok": found.whole, "language": code, **parts}, words or f"{code}: every text is there")
    raise typer.Exit(0 if found.whole else 1)


@app.command(name="list")
def list_languages(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List the languages of this kiosk, and how many texts each leaves to Korean."""
    from kiosk.app import languages

    at = place(config, data_dir)
    found = languages.join(languages.folder(at.settings.screen.languages, at.data_dir))
    left = {one.code: len(one.missing) + len(one.wrong) for one in found if isinstance(one, texts.Added)}
    rows = [{"language": code, "in_korean": left.get(code, 0)} for code in texts.languages()]
    refused = [one.reason for one in found if isinstance(one, languages.Refused)]
    words = [f"{row['language']:12} {row['in_korean']} texts in Korean" for row in rows]
    answer(as_json, {"languages": rows, "refused": refused}, "\n".join(words + refused))
