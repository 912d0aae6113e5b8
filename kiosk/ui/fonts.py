"""The font families: found, measured, and proven to draw every letter they are used for (ui-guidelines §4).

Our own words stand in one family. It leaves 8,693 of the 11,172 syllables blank, so names and what people type stand
in another, which draws them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont, QTextLayout

FAMILY = "NanumSquareRound"
NAMES = "NanumBarunGothic"
_RARE = "가뷁힣ㄱㅎㅏㅣ"
_SAMPLE = "가"  # the lowest of the full syllables: what is drawn at H mm is at least H mm high


@dataclass(frozen=True, slots=True)
class Face:
    """The measured font: heights of a Hangul syllable and of a digit, in em."""

    family: str
    hangul: float
    digit: float
    missing: str  # letters it cannot draw, in Regular or Bold

    @property
    def draws(self) -> bool:
        """Whether Korean can be read on this screen."""
        return not self.missing


def _font(weight: QFont.Weight, family: str = FAMILY) -> QFont:
    font = QFont(family)
    font.setPixelSize(1000)
    font.setWeight(weight)
    return font


def _draws(raw: QRawFont, letter: str) -> bool:
    """Whether the glyph has any ink: the family claims all 11,172 syllables and leaves 8,693 of them blank."""
    glyphs = raw.glyphIndexesForString(letter)
    return bool(glyphs) and 0 not in glyphs and not raw.boundingRect(glyphs[0]).isEmpty()


def missing_names(letters: Iterable[str]) -> str:
    """The letters that cannot be drawn in a name, in Regular or Bold."""
    found = set()
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = _font(weight, NAMES)
        raw = QRawFont.fromFont(font)
        known = QFontInfo(font).family() == NAMES
        found |= {letter for letter in letters if not known or not _draws(raw, letter)}
    return "".join(sorted(found))


def undrawn(texts: Mapping[str, str]) -> str:
    """The letters of an added language that no font of this machine draws; Qt takes another where ours has none."""
    letters = {letter for text in texts.values() for letter in text if letter > " "} - {"\u200b"}
    return "".join(sorted(letter for letter in letters if _blank(letter)))


def _blank(letter: str) -> bool:
    layout = QTextLayout(letter, _font(QFont.Weight.Normal))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def measure(texts: Iterable[Mapping[str, str]]) -> Face:
    """Measure the family and look for every letter of the given texts in Regular and Bold."""
    letters = {letter for words in texts for text in words.values() for letter in text if letter > " "} - {"\u200b"}
    missing: set[str] = set()
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = _font(weight)
        raw = QRawFont.fromFont(font)
        if QFontInfo(font).family() != FAMILY or (weight == QFont.Weight.Bold) != QFontInfo(font).bold():
            missing |= letters or {_SAMPLE}
        missing |= {letter for letter in letters | {_SAMPLE} if not _draws(raw, letter)}
    missing |= set(missing_names((*letters, *_RARE)))
    metrics = QFontMetricsF(_font(QFont.Weight.Normal))
    hangul = metrics.tightBoundingRect(_SAMPLE).height() / 1000
    digit = metrics.tightBoundingRect("0").height() / 1000
    return Face(FAMILY, hangul or 0.86, digit or 0.73, "".join(sorted(missing)))
