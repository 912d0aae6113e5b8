"""Listens to the recordings of a centre: what is wrong with each file, in words for whoever recorded it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.core import clip
from kiosk.core.voice_map import is_said

LEAD, LONGEST = 0.15, 30.0
SOFT, LOUD = -35.0, -10.0
"""dB: outside of this a recording is brought to the common level only with its noise, or was already clipped."""


def flaws(folder: Path, texts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (file, what is wrong) for everything that lies in the folder and will not sound well or at all."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()) if folder.is_dir() else ():
        name = path.relative_to(folder)
        flaw = _name(name, texts) or _sound(path)
        if flaw:
            yield str(name), flaw


def _name(name: Path, texts: Mapping[str, Mapping[str, str]]) -> str:
    if len(name.parts) != 2 or name.parts[0] not in texts:
        return "is never played: files lie in a folder named by the language, such as ko/attract.say.wav"
    key, words = name.name.removesuffix(".wav"), texts[name.parts[0]]
    if not name.name.endswith(".wav") or key not in words or not is_said(key):
        return "is never played: there is no such sentence (kiosk voice list)"
    if "%" in words[key]:
        return "is never played: this sentence has a number in it, which the engine must say"
    return ""


def _sound(path: Path) -> str:
    try:
        samples, rate = clip.read(path.read_bytes())
    except (OSError, ValueError) as error:
        return f"cannot be played: {error}"
    heard = clip.heard(samples, rate)
    if heard.level < SOFT:
        return f"is too soft: {heard.level:.0f} dB, between {SOFT:.0f} and {LOUD:.0f} is good"
    if heard.level > LOUD or heard.peak > -0.05:
        return f"is too loud: {heard.level:.0f} dB, peak {heard.peak:.1f} dB"
    if heard.lead > LEAD:
        return f"begins with {heard.lead:.2f} s of silence (it is cut when played): at most {LEAD} s"
    return f"is {heard.seconds:.0f} s long: at most {LONGEST:.0f} s" if heard.seconds > LONGEST else ""
