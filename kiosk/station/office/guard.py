"""What breaks on the staff's side stays there: a duty that breaks is said on the page, and the station goes on."""

from __future__ import annotations

import structlog

from kiosk.core.duties import Duty
from kiosk.core.errors import StoreError, places
from kiosk.core.pages import Page
from kiosk.station.office.room import Handler, Room

log = structlog.get_logger()


class Broke(StoreError):
    """A duty went wrong in a way nobody foresaw."""

    key = "error.unknown"


async def carried_out(handler: Handler, room: Room, duty: Duty) -> Page | None:
    """Carry out a duty. Raises StoreError only: the resident under the page must not lose the station over it."""
    try:
        return await handler(room, duty)
    except StoreError:
        raise
    except Exception as error:  # its text may hold a name or a value: only its kind and where it was go into the log
        log.error("duty-broke", kind=type(duty).__name__, reason=type(error).__name__, trace=places(error))
        raise Broke(type(error).__name__) from None
