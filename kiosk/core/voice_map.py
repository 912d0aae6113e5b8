"""Which texts a resident can meet on the screen, so that each has its voice. Everything that is not staff's is theirs.

A new text is spoken unless its family is listed here: forgetting one costs a clip too many, never a silent sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

STAFF = frozenset(
    word
    for line in (
        "accept begin calls cards check closing colleague consult day desk device devices ended error",
        "follow home isolation keeping leaving log merge month move note numbers office people pin queue",
        "reason record report role roster slip stations training tray trend type-value typed upkeep",
        "value visit visits weekday why",
        "agreement certificate checks drift metrology stage steps study",
    )
    for word in line.split()
)
"""First words of the text ids that only members of staff, commands and paper use."""
SILENT = frozenset({"empty", "demo"})
LABELS = frozenset(("action", "band", "bar", "care", "centre", "language", "quantity", "settings", "source", "unit"))
"""Names on buttons, values and bars: shown, and said at most inside a sentence with a number."""


def is_resident(key: str) -> bool:
    """Whether the text of this id can stand on a resident's screen."""
    return key.partition(".")[0] not in STAFF | SILENT


def is_said(key: str) -> bool:
    """Whether this is said as it stands: then it lies as a clip, and a centre may record it."""
    return is_resident(key) and not key.endswith(".title") and key.partition(".")[0] not in LABELS


def resident_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that the voice must be able to say, by id."""
    return {key: text for key, text in texts.items() if is_resident(key)}
