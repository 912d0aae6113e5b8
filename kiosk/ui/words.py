"""The words of one language for `qsTrId`: the texts of `kiosk.core.texts`, packed as Qt's own .qm in memory.

A QTranslator written in Python would be asked from the QML loader's thread as well, and a GUI thread that waits for
that thread while it holds the interpreter would wait for ever (seen with ``singletonInstance``). So Qt reads a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import QTranslator

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


def _hash(source: bytes) -> int:
    """The ELF hash, as QTranslator computes it."""
    value = 0
    for byte in source:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1


def pack_qm(texts: Mapping[str, str]) -> bytes:
    """Pack texts by id into the format of an id-based .qm file."""
    hashes: list[tuple[int, int]] = []
    body = bytearray()
    for key, text in texts.items():
        source, words = key.encode(), text.encode("utf-16-be")
        hashes.append((_hash(source), len(body)))
        body += pack(">BI", _TRANSLATION, len(words)) + words
        body += pack(">BI", _COMMENT, 0) + pack(">BI", _SOURCE, len(source)) + source
        body += pack(">BI", _CONTEXT, 0) + pack(">B", _END)
    table = b"".join(pack(">II", *pair) for pair in sorted(hashes))
    return _MAGIC + pack(">BI", _HASHES, len(table)) + table + pack(">BI", _MESSAGES, len(body)) + bytes(body)


class Words(QTranslator):
    """A translator that keeps its bytes alive."""

    def __init__(self, packed: bytes) -> None:
        super().__init__()
        self._bytes = packed
        if not self.load(self._bytes):
            raise ValueError("the texts could not be packed")


class Shelf:
    """The words of every language, each packed once: that takes longer than a slot of the Qt thread should."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts
        self._packed: dict[str, bytes] = {}

    def fill(self) -> None:
        """Pack what is not yet packed; on any thread, as long as no language comes or goes."""
        for language, texts in self._texts.items():
            if language not in self._packed:
                self._packed[language] = pack_qm(texts)

    def words(self, language: str) -> Words:
        """The translator of one language, on the Qt thread."""
        if language not in self._packed:
            self._packed[language] = pack_qm(self._texts[language])
        return Words(self._packed[language])
