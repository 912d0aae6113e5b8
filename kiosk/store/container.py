"""The file of a backup: sealed, compressed, in pieces, so that neither size nor a torn copy is a danger.

``LIFELOG-KIOSK-BACKUP 1``, then a header in clear (which key, the wrapped data key, when, which version), then pieces
of AES-256-GCM. Construction: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, "Online authenticated-encryption and its
nonce-reuse misuse-resistance", CRYPTO 2015, https://eprint.iacr.org/2015/189): a piece's nonce is its number and
whether it is the last, so none can be changed, left out, doubled, moved or cut off. The key is used for one file only:
it comes from the data key, a random salt and the header's hash, so the header is vouched for too.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.store.keys import DataKey
from kiosk.store.trouble import StoreTrouble, Trouble, told

MAGIC = b"LIFELOG-KIOSK-BACKUP 1\n"
_PIECE = 64 * 1024
_LENGTH = struct.Struct(">I")
_HEADER_MOST = 1_000_000


class Sealer:
    """Writes lines of JSON into an open file."""

    def __init__(self, file: BinaryIO, keys: DataKey, header: dict[str, Any]) -> None:
        raw = orjson.dumps(header | {"salt": os.urandom(32).hex()})
        self._file, self._cipher = file, _cipher(keys, raw)
        self._deflate, self._waiting, self._number = zlib.compressobj(6), bytearray(), 0
        file.write(MAGIC + _LENGTH.pack(len(raw)) + raw)

    def line(self, value: Any) -> bytes:
        """Add a line; returns its bytes."""
        raw = orjson.dumps(value) + b"\n"
        self._waiting += self._deflate.compress(raw)
        while len(self._waiting) > _PIECE:  # more than one: the last piece is sealed as the last
            self._seal(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return raw

    def close(self) -> None:
        """Seal the last piece. (The file is the caller's.)"""
        self._waiting += self._deflate.flush()
        while len(self._waiting) > _PIECE:
            self._seal(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), piece, None)
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


def read_header(path: Path) -> dict[str, Any]:
    """Return the header, not vouched for yet; raises StoreTrouble when this is no backup."""
    with told(), path.open("rb") as file:
        return _header(file)[0]


def read_lines(path: Path, keys: DataKey) -> Iterator[bytes]:
    """Open piece after piece and yield the lines; raises StoreTrouble DAMAGED at the first that is not as made."""
    with told(), path.open("rb") as file:
        _, raw = _header(file)
        inflate, rest = zlib.decompressobj(), b""
        for piece in _pieces(file, _cipher(keys, raw)):
            *lines, rest = (rest + inflate.decompress(piece)).split(b"\n")
            yield from lines
        if rest or not inflate.eof:
            raise _damaged("it ends within a line")


def _pieces(file: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    number, sealed = 0, _piece(file)
    while sealed is not None:
        following = _piece(file)
        try:
            yield cipher.decrypt(_nonce(number, following is None), sealed, None)
        except InvalidTag:
            raise _damaged(f"piece {number + 1} was changed, or what follows it is missing") from None
        number, sealed = number + 1, following
    if number == 0:
        raise _damaged("it ends after its header")


def _piece(file: BinaryIO) -> bytes | None:
    length = file.read(_LENGTH.size)
    if not length:
        return None
    if len(length) < _LENGTH.size or (size := _LENGTH.unpack(length)[0]) > _PIECE + 16:
        raise _damaged("a piece has no length")
    sealed = file.read(size)
    if len(sealed) < size:
        raise _damaged("it was cut off")
    return sealed


def _header(file: BinaryIO) -> tuple[dict[str, Any], bytes]:
    if file.read(len(MAGIC)) != MAGIC:
        raise StoreTrouble(Trouble.DAMAGED, "this is not a backup of this kiosk, or of a newer kind")
    length = file.read(_LENGTH.size)
    if len(length) < _LENGTH.size or (size := _LENGTH.unpack(length)[0]) > _HEADER_MOST:
        raise _damaged("its header has no length")
    raw = file.read(size)
    try:
        found = orjson.loads(raw)
    except ValueError:
        raise _damaged("its header cannot be read") from None
    if not isinstance(found, dict):
        raise _damaged("its header cannot be read")
    return found, raw


def _cipher(keys: DataKey, header: bytes) -> AESGCM:
    salt = hashlib.sha256(header).digest()  # the header holds the random salt
    info = b"lifelog-kiosk/backup-file/1"
    return AESGCM(HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(keys.derive("backup")))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _damaged(why: str) -> StoreTrouble:
    return StoreTrouble(Trouble.DAMAGED, f"the backup is damaged: {why}")
