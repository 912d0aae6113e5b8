"""The monthly review of the access log: who looked at how many people, who was refused, what happened at odd hours."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Mapping

from kiosk.core.duties import AuditMonth, ExportAudit, Home, ReviewedAudit
from kiosk.core.month import Month, month_of, read_month
from kiosk.core.pages import Button, Lines, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.store.auditing import OPENED, REFUSALS, REVIEWED, AuditReview
from kiosk.store.records import Store
from kiosk.store.values import AuditEntry, AuditVerdict

EXPORTS = ("export", "statistics saved", "audit exported", "person export")
ERASURES = ("erase",)
REFUSED = {
    "pin refused": Sentence("log.pin"),
    "recovery refused": Sentence("log.recovery"),
    "duty refused": Sentence("log.duty"),
    "export refused": Sentence("log.export-refused"),
}
_MOST = 100


async def audit_month(room: Room, duty: AuditMonth) -> Page:
    """Show a month of the log, and whether its chain holds."""
    return await _page(room, read_month(duty.month) or month_of(room.today()))


async def reviewed(room: Room, duty: ReviewedAudit) -> Page:
    """Write down that this month was read, by whom and when."""
    month = read_month(duty.month) or month_of(room.today())
    await room.do(Store.note, REVIEWED, detail=str(month))
    return await _page(room, month)


async def export(room: Room, duty: ExportAudit) -> Page:
    """Hand out the month as a file with its proof; what the file is is written into the log."""
    month = read_month(duty.month) or month_of(room.today())
    stretch = await room.read(Store.audit_stretch, *month.span(room.station.settings.zone))
    data = stretch.csv()
    path = await asyncio.to_thread(room.services.files.export, f"access-log-{month}.csv", data)
    print_ = hashlib.sha256(data).hexdigest()
    await room.do(Store.note, "audit exported", detail=f"{month} {print_}")
    page = await _page(room, month)
    done = Lines((Sentence("log.exported", (path.name,)), (Sentence("log.print"), print_[:16])), "ok")
    return Page(page.key, page.title, (done, *page.parts), page.buttons, page.back)


async def _page(room: Room, month: Month) -> Page:
    zone = room.station.settings.zone
    review = await room.read(Store.audit_review, *month.span(zone), zone)
    verdict = await room.read(Store.audit_verify)
    names = {member.actor: member.name for member in await room.read(Store.staff_list)}
    parts: tuple[Part, ...] = (
        *_state(review, verdict, names),
        _people(review, names),
        _lines_of("refused", Sentence("log.refused"), review.refused, names, room),
        _lines_of("late", Sentence("log.late"), review.late, names, room),
    )
    this = str(month)
    buttons = [
        Button("reviewed", Sentence("log.review"), ReviewedAudit(this)),
        Button("export", Sentence("log.export"), ExportAudit(this)),
        Button("before", Sentence("numbers.before", (str(month.before),)), AuditMonth(str(month.before))),
    ]
    if month < month_of(room.today()):
        buttons.append(Button("next", Sentence("numbers.next", (str(month.next),)), AuditMonth(str(month.next))))
    return Page("audit", Sentence("log.title", (this,)), parts, tuple(buttons), Home())


def _state(review: AuditReview, verdict: AuditVerdict, names: Mapping[str, str]) -> tuple[Lines, ...]:
    """The chain, the counts, who has read it: each with a mark of its own."""
    chain: Text = Sentence("log.whole", (str(verdict.entries),))
    if not verdict.ok:
        chain = Sentence("log.broken", (str(verdict.broken_at),))
    counts = (Sentence("log.lines"), str(review.lines)), (Sentence("log.refused"), str(len(review.refused)))
    read: list[tuple[Text, Text]] = [
        (Sentence("log.reviewed"), Sentence("log.by", (_name(actor, names), f"{at:%Y-%m-%d}")))
        for actor, at in review.reviewed_by
    ]
    unread: tuple[Text, Text] = (Sentence("log.reviewed"), Sentence("log.nobody"))
    return (
        Lines(((Sentence("log.chain"), chain),), "ok" if verdict.ok else "look"),
        Lines(counts),
        Lines(tuple(read or [unread]), "ok" if read else "look"),
    )


def _people(review: AuditReview, names: Mapping[str, str]) -> Table:
    heads = (
        Sentence("log.head.who"),
        Sentence("log.head.done"),
        Sentence("log.head.people"),
        Sentence("log.head.opened"),
        Sentence("log.head.exported"),
        Sentence("log.head.erased"),
    )
    rows = tuple(
        Row(
            f"who-{actor}",
            (
                _who(actor, names),
                str(done.total() - _count(done, REFUSALS)),
                str(review.whose[actor]),
                str(_count(done, (OPENED,))),
                str(_count(done, EXPORTS)),
                str(_count(done, ERASURES)),
            ),
        )
        for actor, done in sorted(review.done.items())
        if actor.startswith(("staff:", "operator:")) and actor != "staff:unknown"
    )
    return Table("log-people", heads, rows, Sentence("log.none"), (4, 2, 2, 2, 2, 2))


def _lines_of(
    key: str, title: Sentence, entries: tuple[AuditEntry, ...], names: Mapping[str, str], room: Room
) -> Table:
    zone = room.station.settings.zone
    rows = tuple(
        Row(
            f"{key}-{entry.seq}",
            (
                f"{entry.at.astimezone(zone):%m-%d %H:%M}",
                _who(entry.actor, names),
                REFUSED.get(entry.what, entry.what),
            ),
        )
        for entry in entries[-_MOST:]
    )
    heads = (title, Sentence("log.head.who"), Sentence("log.head.what"))
    return Table(f"log-{key}", heads, rows, Sentence("log.none"), (2, 2, 3))


def _count(done: Counter[str], what: tuple[str, ...]) -> int:
    return sum(done[one] for one in what)


def _who(actor: str, names: Mapping[str, str]) -> Text:
    return Sentence("log.unknown") if actor == "staff:unknown" else _name(actor, names)


def _name(actor: str, names: Mapping[str, str]) -> str:
    return names.get(actor, actor)


DUTIES: Handlers = {AuditMonth: audit_month, ReviewedAudit: reviewed, ExportAudit: export}
