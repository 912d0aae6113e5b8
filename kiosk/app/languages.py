"""Further languages: one `xx.ts` each in the folder of the configuration, else `languages/` in the data directory.

A file that cannot be used is left out and said; a text it leaves out is said in Korean.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import structlog

from kiosk.core import texts
from kiosk.core.errors import ConfigError
from kiosk.core.texts import Added

FOLDER = "languages"
MOST_BYTES = 4_000_000
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be used: its name, and why in English."""

    name: str
    reason: str


def folder(configured: str, data_dir: Path) -> Path:
    """Return where the files lie."""
    return Path(configured) if configured else data_dir / FOLDER


def read(path: Path) -> dict[str, str]:
    """Read one language; raises ConfigError that says what is wrong with the file."""
    try:
        if not path.is_file():
            raise ConfigError(f"{path.name}: not a file")  # a pipe would be waited for, for ever
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{path.name}: larger than {MOST_BYTES} bytes")
        return texts.parse_ts(path.read_text(encoding="utf-8"), holes=True)
    except OSError as error:
        raise ConfigError(f"{path.name}: {error.strerror}") from error
    except (ET.ParseError, ValueError) as error:
        raise ConfigError(f"{path.name}: {error}") from error


def join(where: Path) -> tuple[Added | Refused, ...]:
    """Offer every language of a folder, instead of those before; says what became of each file."""
    good, refused = _sorted(where)
    return (*texts.offer(good), *refused)


def look(where: Path) -> tuple[Added | Refused, ...]:
    """Say the same, and change nothing."""
    good, refused = _sorted(where)
    return (*(texts.compared(code, words) for code, words in good.items()), *refused)


def _sorted(where: Path) -> tuple[dict[str, dict[str, str]], list[Refused]]:
    good: dict[str, dict[str, str]] = {}
    refused = []
    for path in sorted(where.glob("*.ts")) if where.is_dir() else ():
        try:
            if not texts.CODE.fullmatch(path.stem) or path.stem in texts.LANGUAGES:
                raise ConfigError(f"{path.name}: {path.stem!r} cannot be the code of a further language")
            good[path.stem] = read(path)
        except ConfigError as error:
            refused.append(Refused(path.name, str(error)))
    return good, refused


def tell(found: tuple[Added | Refused, ...]) -> None:
    """Write a line to the log for every file that is not whole."""
    for one in found:
        if isinstance(one, Refused):
            log.error("language-refused", path=one.name, detail=one.reason)
        elif not one.whole:
            log.warning("language-missing", key=one.code, count=len(one.missing) + len(one.wrong))


def tell_undrawn(codes: Iterable[str]) -> None:
    """Write a line to the log for every language that no font of this machine draws."""
    for code in codes:
        log.error("language-letters", key=code)


def template(code: str) -> Iterator[str]:
    """Write an empty file for a language, line by line: every id, what it says in Korean, and a place for the words."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    yield f'<TS version="2.1" language={quoteattr(code)} sourcelanguage="ko_KR">\n<context>\n    <name></name>\n'
    korean = texts.shipped("ko")
    for key in (f"language.{code}", *korean):
        source = escape(korean.get(key, "이 언어의 이름"))
        yield f"    <message id={quoteattr(key)}><source>{source}</source>"
        yield '<translation type="unfinished"></translation></message>\n'
    yield "</context>\n</TS>\n"
