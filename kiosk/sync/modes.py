"""One visit in each of the four write modes. In: the kept Bundle. Out: a Verdict. Knows paths, but no address.

Mode A sends the Bundle as it was kept; if that is too large, in halves, in its order, since a PUT may be repeated.
Modes B, C and D create under ids of the platform's own (`creating.py`), and replace what they made (`replacing.py`).
"""

from __future__ import annotations

from kiosk.sync.capability import Capability, Mode
from kiosk.sync.creating import Creating
from kiosk.sync.outbox import Outcome, Verdict, verdict
from kiosk.sync.replacing import Replacing
from kiosk.sync.wire import Wire, bundle_bytes, read_body


async def deliver(wire: Wire, can: Capability, mode: Mode, body: bytes, *, anew: bool = False) -> Verdict:
    """Send one visit; ``anew``: over what is there of it."""
    if mode == "A":
        return await _puts(wire, body)
    creating = Replacing(wire, can, mode) if anew else Creating(wire, can, mode)
    return await creating.send(read_body(body))


async def _puts(wire: Wire, body: bytes) -> Verdict:
    """The kept bytes themselves; smaller pieces only where they are too large."""
    entries = read_body(body)
    found = verdict(await wire.ask("POST", "", body), wire.utc(), entries=len(entries))
    if found.outcome is not Outcome.SPLIT:
        return found
    if len(entries) == 1:
        return Verdict(Outcome.HELD, "too-large", found.detail)
    middle = len(entries) // 2
    for part in (entries[:middle], entries[middle:]):
        found = await _puts(wire, bundle_bytes(part, "transaction"))
        if found.outcome is not Outcome.SENT:
            break
    return found
