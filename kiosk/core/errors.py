"""Every error the kiosk raises on purpose, one tree.

KioskError
├── ConfigError        a setting is wrong; names the key and the file (exit code 2)
├── DeviceError
│   ├── LinkLost       cable pulled, radio gone, port taken: the supervisor reconnects
│   ├── FrameError     these bytes are not a frame of this protocol: the run loop drops and counts
│   └── DeviceFault    the device says it failed (cuff error, overload): the screen says what to do
├── StoreError         the disk, the key or the schema refused: the visit stops, loudly
└── SyncError
    ├── Unreachable    no network or a server that is not well: the outbox backs off, same bytes again
    └── Rejected       the platform refused: held, shown to staff, never sent again unchanged

``key`` names the sentence for people (translation id); the exception's own text is for the log
and never holds a person or a value.
"""

from __future__ import annotations

import traceback
from enum import StrEnum
from pathlib import PurePath


class KioskError(Exception):
    """Root of all errors raised on purpose."""

    key = "error.unknown"


class ConfigError(KioskError):
    """A setting, file or argument is wrong; the message names the key and the file."""

    key = "error.config"


class DeviceError(KioskError):
    """Something between the sensor and the reading."""

    key = "error.device"


class LinkLost(DeviceError):
    """The wire or the radio link is gone."""

    key = "error.link-lost"


class FrameFlaw(StrEnum):
    """Why bytes are not a frame: the error kinds of ``kiosk decode``; the last one only on serial lines."""

    TRUNCATED = "truncated"
    BAD_LENGTH = "bad_length"
    BAD_CHECKSUM = "bad_checksum"
    BAD_HEADER = "bad_header"
    MISMATCH = "mismatch"
    BAD_SHAPE = "bad_shape"  # a text that is not laid out as the maker says


class FrameError(DeviceError):
    """Bytes that look like a frame and fail its shape or checksum."""

    key = "error.frame"

    def __init__(self, flaw: FrameFlaw, message: str) -> None:
        super().__init__(message)
        self.flaw = flaw


class DeviceFault(DeviceError):
    """The device itself reports a failure."""

    key = "error.device-fault"


class StoreError(KioskError):
    """The local store refused to open, read or write."""

    key = "error.store"

    @property
    def lasting(self) -> bool:
        """Whether trying again can never help; a full disk or a busy store heals, a wrong key does not."""
        return False


class SyncError(KioskError):
    """Something between the outbox and the platform."""

    key = "error.sync"


class Unreachable(SyncError):
    """Offline, a time-out, a server error, or an answer that is not FHIR."""

    key = "error.unreachable"


class Rejected(SyncError):
    """The platform understood and refused."""

    key = "error.rejected"


def places(error: BaseException) -> list[str]:
    """Where it happened, file and line, without its text: that may hold a person or a value."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames]
