"""`kiosk voice`: the spoken sentences; made once at set-up, listed, looked through, tried."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Annotated

import typer

from kiosk.app.clips import Clips, parts
from kiosk.app.voicing import clips, speaking
from kiosk.commands.common import ConfigOption, DataOption, JsonOption, Place, answer, place
from kiosk.core.errors import ConfigError, KioskError
from kiosk.core.speech import Part, Utterance, spoken
from kiosk.core.texts import languages, load_texts

app = typer.Typer(help="The voice: clips of every sentence a resident meets.", no_args_is_help=True)
LanguageOption = Annotated[str, typer.Option(help="One language; all of them without it.")]


@app.command()
def make(
    language: LanguageOption = "", config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Make the clips that are missing, take away those of texts that have changed. Recordings are left alone."""
    at = place(config, data_dir)
    kept = clips(at.settings, at.data_dir)
    if not kept.engine:
        raise KioskError("there is no speech engine (espeak-ng) here: only recordings can be heard")
    done = Counter(how for _, _, how in kept.make({one: load_texts(one) for one in _languages(language)}))
    counts = {how: done[how] for how in ("made", "kept", "recorded", "failed")}
    words = ", ".join(f"{count} {how}" for how, count in counts.items())
    answer(as_json, counts | {"bytes": kept.size()}, f"{words}; {kept.size() / 1e6:.0f} MB")
    raise typer.Exit(1 if done["failed"] else 0)


@app.command(name="list")
def list_(
    language: LanguageOption = "", config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Every sentence by its id: recorded, made or missing, and how it is read. This is what a speaker reads out."""
    kept = _kept(at := place(config, data_dir))
    rows = [
        {"language": one, "id": part.key, "state": _state(kept, one, part), "words": part.words}
        for one in _languages(language)
        for part in parts(one, load_texts(one))
    ]
    lines = [f"{row['language']}  {row['state']:8}  {row['id']}  {row['words']}" for row in rows]
    answer(as_json, {"recordings": str(clips(at.settings, at.data_dir).recorded), "sentences": rows}, "\n".join(lines))


@app.command()
def check(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Listen to the centre's recordings: format, level, silence, clipping, names. Exit 1 if one must be made anew."""
    from kiosk.app.recordings import flaws  # numpy is heavy: only who listens waits for it

    kept = _kept(place(config, data_dir))
    texts = {one: load_texts(one) for one in languages()}
    found = [{"file": name, "flaw": flaw} for name, flaw in flaws(kept.recorded, texts)]
    words = "\n".join(f"{row['file']}: {row['flaw']}" for row in found) or "every recording is good"
    answer(as_json, {"ok": not found, "flaws": found}, words)
    raise typer.Exit(1 if found else 0)


@app.command()
def say(
    words: Annotated[str, typer.Argument(help="A text id, or any words; numbers are read as on the screen.")],
    language: Annotated[str, typer.Option(help="The language they are in; the screen's own without it.")] = "",
    volume: Annotated[int, typer.Option(min=1, max=5)] = 3,
    speed: Annotated[int, typer.Option(min=1, max=3)] = 2,
    earphone: Annotated[bool, typer.Option("--earphone", help="Into the earphone.")] = False,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say something, to hear how it sounds here."""
    at = place(config, data_dir)
    [one] = _languages(language or at.settings.screen.language)
    texts = load_texts(one)
    part = Part(words if words in texts else "", spoken(one, texts.get(words, words)))
    voice, ended = speaking(at.settings, at.data_dir), threading.Event()
    if not voice.available:
        raise KioskError("nothing can be heard here: kiosk doctor says what is missing")
    voice.say(Utterance(one, (part,), volume, speed, earphone), ended.set)
    ended.wait()
    answer(as_json, {"language": one, "words": part.words}, part.words)


def _kept(at: Place) -> Clips:
    return clips(at.settings, at.data_dir)


def _state(kept: Clips, language: str, part: Part) -> str:
    if kept.recording(language, part.key).exists():
        return "recorded"
    return "made" if kept.path(language, part).exists() else "missing"


def _languages(language: str) -> tuple[str, ...]:
    if language and language not in languages():
        raise ConfigError(f"--language: {language!r} is not one of {', '.join(languages())}")
    return (language,) if language else languages()
