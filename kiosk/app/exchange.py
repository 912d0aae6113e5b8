"""Folders to exchange files through (`services.Files`): imports in, exports out; private, nothing overwritten."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.config import ExchangeSettings
from kiosk.core.sheet import Sheet
from kiosk.report.spreadsheet import workbook
from kiosk.store.trouble import StoreTrouble, Trouble, told

LONGEST = 120
MOST = 999
_UNSAFE = re.compile(r"[^\w.()+-]+")


class ExchangeFolders:
    """Two folders, made when first used, for their owner only."""

    def __init__(self, settings: ExchangeSettings, data_dir: Path) -> None:
        self.incoming = Path(settings.imports) if settings.imports else data_dir / "in"
        self.outgoing = Path(settings.exports) if settings.exports else data_dir / "out"

    def imports(self) -> Sequence[Path]:
        """Return the plain files in the import folder, newest first; raises StoreTrouble when it cannot be read."""
        with told():
            _private(self.incoming)
            found = []
            for path in self.incoming.iterdir():
                with suppress(FileNotFoundError):  # taken away while we looked
                    if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                        found.append((path.stat().st_mtime_ns, path))
        return tuple(path for _, path in sorted(found, reverse=True))

    def export(self, name: str, data: bytes) -> Path:
        """Write a file for staff to take; raises StoreTrouble, and then nothing is left there."""
        with told():
            _private(self.outgoing)
            file, path = _fresh(self.outgoing, safe_name(name))
            try:
                with os.fdopen(file, "wb") as opened:
                    opened.write(data)
                    opened.flush()
                    os.fsync(opened.fileno())
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        return path

    def workbook(self, name: str, sheets: Sequence[Sheet]) -> Path:
        """Write a spreadsheet."""
        return self.export(name, workbook(sheets))


def safe_name(name: str) -> str:
    """Make a name that stays in its folder and is shown by every file manager; Korean stays."""
    plain = _UNSAFE.sub("_", Path(name.replace("\\", "/")).name).lstrip(".")
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, dot + ending[:8]) if dot else (plain, "")
    while len((stem + ending).encode()) > LONGEST:
        stem = stem[:-1]
    return (stem or "file") + ending


def _fresh(folder: Path, name: str) -> tuple[int, Path]:
    """Open a new file under this name, or the next that is free."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    for number in range(1, MOST):
        path = folder / (name if number == 1 else f"{stem} ({number}){ending}")
        try:
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), path
        except FileExistsError:
            continue
    raise StoreTrouble(Trouble.DISK, "the export folder is full of files of this name")


def _private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
