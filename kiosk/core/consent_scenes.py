"""What the screens of consent and of leaving show. Pure; the labels are the ones the centre decided on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core import consenting
from kiosk.core.consenting import asking, granted_now, listed, may_look
from kiosk.core.messages import Scene
from kiosk.core.stay import Stage, Visit
from kiosk.core.texts import Sentence


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose in words: what it is called, how it is asked, what it means."""

    label: Sentence
    ask: Sentence
    more: Sentence


PURPOSES = {
    "keep": Purpose(Sentence("consent.keep.title"), Sentence("consent.keep.say"), Sentence("consent.keep.more")),
    "platform": Purpose(
        Sentence("consent.platform.title"), Sentence("consent.platform.say"), Sentence("consent.platform.more")
    ),
    "ai": Purpose(Sentence("consent.ai.title"), Sentence("consent.ai.say"), Sentence("consent.ai.more")),
    "trial": Purpose(Sentence("consent.trial.title"), Sentence("consent.trial.say"), Sentence("consent.trial.more")),
    "family": Purpose(
        Sentence("consent.family.title"), Sentence("consent.family.say"), Sentence("consent.family.more")
    ),
}
NAMELESS = Purpose(PURPOSES["keep"].label, Sentence("consent.keep.guest.say"), Sentence("consent.keep.guest.more"))
"""Keeping for a guest: without a name no later visit finds it, so nothing of the kind is promised."""
FACES = (
    ("good", Sentence("rate.good")),
    ("fair", Sentence("rate.fair")),
    ("poor", Sentence("rate.poor")),
)
"""Three answers, best first: shapes and words differ, colours do not."""


def consent_scene(visit: Visit) -> Scene:
    """A question of consent, what it means, or the page of answers."""
    if visit.sharing.about:
        return _about(visit)
    match visit.stage:
        case Stage.KEEP:
            back = ("back",) if len(visit.programmes) > 1 else ()
            return _question("keep", ("yes", "no", *back, "more", "finish"), guest=visit.sharing.guest)
        case Stage.SHARE:
            return _share(visit)
    return _page(visit)


def words_of(purpose: str, *, guest: bool) -> Purpose:
    """Return how a purpose is told to this person."""
    return NAMELESS if guest and purpose == "keep" else PURPOSES[purpose]


def _question(
    purpose: str, actions: tuple[str, ...], note: Sentence | None = None, step: str = "", *, guest: bool = False
) -> Scene:
    words = words_of(purpose, guest=guest)
    return Scene(
        "consent",
        words.label,
        words.ask,
        note,
        picture=purpose,
        step=step or f"consent.{purpose}",
        actions=actions,
        question=purpose,
    )


def _share(visit: Visit) -> Scene:
    sharing, purpose = visit.sharing, asking(visit)
    last = sharing.at + 1 == len(sharing.purposes)
    later = "not-today" if last else "not-now"
    page = _question(purpose, ("yes", "no", "back", "more", later), _answer_now(visit, purpose))
    total = len(sharing.purposes)
    return page if total == 1 else replace(page, number=sharing.at + 1, total=total)


def _answer_now(visit: Visit, purpose: str) -> Sentence | None:
    if purpose not in visit.consents:
        return None
    return Sentence("consents.now.yes") if visit.consents[purpose] else Sentence("consents.now.no")


def _about(visit: Visit) -> Scene:
    purpose = asking(visit)
    words = words_of(purpose, guest=visit.sharing.guest)
    more = Sentence(words.more.key, (str(visit.sharing.years),)) if purpose == "keep" else words.more
    say = Sentence("about.guest.say") if visit.sharing.guest else Sentence("about.say")
    return Scene("about", words.label, say, more, picture=purpose, step=f"about.{purpose}", actions=("next",))


def _page(visit: Visit) -> Scene:
    match visit.sharing.changing:
        case "":
            return _answers(visit)
        case consenting.ALL:
            return _ask("consents.all", Sentence("consents.all.title"), Sentence("consents.all.say"), "keep")
        case consenting.ERASE:
            return _ask(
                "consents.erase", Sentence("consents.erase.title"), Sentence("consents.erase.say"), "staff-calm"
            )
        case purpose:
            actions = ("yes", "no", "back", "more")
            now, step = _answer_now(visit, purpose), f"consents.{purpose}"
            return _question(purpose, actions, now, step, guest=visit.sharing.guest)


def _ask(key: str, title: Sentence, say: Sentence, picture: str) -> Scene:
    return Scene("ask", title, say, picture=picture, step=key, actions=("yes", "no", "back"), question=key)


def _answers(visit: Visit) -> Scene:
    days = {purpose: day for purpose, _, day in visit.sharing.ledger}
    back = ("take-back",) if granted_now(visit) else ()
    return Scene(
        "consents",
        Sentence("consents.mine.title"),
        Sentence("consents.mine.say"),
        picture="keep",
        step="consents",
        actions=("next", "consent-copy", *back, "finish"),
        question="consents",
        options=tuple((one, _row(visit, one, days.get(one, ""))) for one in listed(visit)),
    )


def _row(visit: Visit, purpose: str, day: str) -> Sentence:
    label = f"@{PURPOSES[purpose].label.key}"
    if purpose not in visit.consents:
        return Sentence("consents.row.none", (label,))
    return Sentence("consents.row.yes" if visit.consents[purpose] else "consents.row.no", (label, day))


def goodbye_scene(visit: Visit, *, saved: bool) -> Scene:
    """Thank you; how was it, if they like to say; and their answers once more."""
    title, say = Sentence("goodbye.title"), Sentence("goodbye.say")
    if not saved and visit.taken:
        title, say = Sentence("goodbye.unkept.title"), Sentence("goodbye.unkept.say")
    elif saved and visit.consents.get("keep") is False:
        title, say = Sentence("goodbye.stopped.title"), Sentence("goodbye.stopped.say")
    return Scene(
        "goodbye",
        title,
        say,
        picture="goodbye",
        step=say.key.removesuffix(".say"),
        actions=("next", "consents") if saved and may_look(visit) else ("next",),
        question="rated" if visit.sharing.rated else "rate",
        options=() if visit.sharing.rated else FACES,
    )
