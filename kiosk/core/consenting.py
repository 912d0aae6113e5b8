"""What is asked of consent, and what a resident may change: pure rules and the steps between the pages.

`keep` is asked before measuring, the others after the results, one purpose a screen. Each is asked once: whoever has
answered, yes or no, is not asked again; who goes on without an answer is asked next time. Every answer can be changed
on the page of standing answers (`Stage.CONSENTS`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from kiosk.core import leaving
from kiosk.core.assessment import Call
from kiosk.core.messages import Answer, Back, Chosen, Consent, More, MyConsents, Next, Rate, TakeBack
from kiosk.core.sharing import ChangeConsent, CountRating, ReadConsents, Sharing, Standing
from kiosk.core.stay import RecordConsent, Stage, Todo, Visit, Walked

NEEDS_NAME = ("trial", "family")
"""Purposes that mean nothing without knowing whose it is: a guest is not asked."""
SHOWN = ("keep", "platform", "ai", "trial", "family")
ALL, ERASE = "all", "erase"
"""Questions of the page of answers that are about no single purpose."""
ASKING = (Stage.KEEP, Stage.SHARE, Stage.CONSENTS)
WELCOME = "welcome-back"
"""The stage that greets whoever was here before; the page of answers is reached from it and from the goodbye."""
SCORES = (1, 2, 3)


def asked_of(visit: Visit) -> tuple[str, ...]:
    """Return the purposes to ask after the results: those of this kiosk that were never answered."""
    if not visit.taken or not visit.consents.get("keep"):
        return ()
    return tuple(one for one in visit.sharing.asks if one not in visit.consents and _may_ask(visit, one))


def listed(visit: Visit) -> tuple[str, ...]:
    """Return the purposes on the page of answers: what this kiosk asks, and whatever else was answered."""
    known = {"keep", *visit.sharing.asks, *visit.consents}
    return tuple(one for one in SHOWN if one in known and (one in visit.consents or _may_ask(visit, one)))


def _may_ask(visit: Visit, purpose: str) -> bool:
    return purpose not in NEEDS_NAME or not visit.sharing.guest


def may_look(visit: Visit) -> bool:
    """Whether the goodbye leads to answers: something is kept of this resident."""
    return visit.stage is Stage.GOODBYE and bool(visit.consents.get("keep")) and not visit.broken


def asking(visit: Visit) -> str:
    """Return the purpose that is asked now, or that the page changes; empty: none."""
    match visit.stage:
        case Stage.KEEP:
            return "keep"
        case Stage.SHARE:
            return visit.sharing.purposes[visit.sharing.at]
        case Stage.CONSENTS:
            return visit.sharing.changing
    return ""


def granted_now(visit: Visit) -> tuple[str, ...]:
    """Return the purposes that stand agreed to."""
    return tuple(one for one in listed(visit) if visit.consents.get(one))


def share(visit: Visit) -> Walked:
    """After the results: the first question that has no answer yet, or the goodbye."""
    purposes = visit.sharing.purposes or asked_of(visit)
    left = [at for at, one in enumerate(purposes) if one not in visit.consents]
    if not left:
        return leaving.goodbye(visit)
    return _with(replace(visit, stage=Stage.SHARE), purposes=purposes, at=left[0]), ()


def step(visit: Visit, message: object) -> Walked | None:
    """Take a message that is about consent, or return None: it is not."""
    if isinstance(message, MyConsents) and (visit.stage.value == WELCOME or may_look(visit)):
        there = replace(visit, stage=Stage.CONSENTS)
        return _with(there, came_from=visit.stage.value, changing=""), (ReadConsents(),)
    if visit.stage is Stage.GOODBYE:
        return _rated(visit, message)
    return _asked(visit, message) if visit.stage in ASKING else None


def _asked(visit: Visit, message: object) -> Walked | None:
    match visit.stage, message:
        case _, Next() | Back() if visit.sharing.about:
            return _with(visit, about=False), ()
        case _, _ if visit.sharing.about:
            return visit, ()
        case _, More() if asking(visit) in SHOWN:
            return _with(visit, about=True), ()
        case Stage.SHARE, Consent(purpose=purpose, granted=granted) if purpose == asking(visit):
            return _answered(visit, purpose, granted)
        case Stage.SHARE, Back():
            at = visit.sharing.at
            return (_with(visit, at=at - 1) if at else replace(visit, stage=Stage.RESULTS)), ()
        case Stage.CONSENTS, _:
            return _changed(visit, message)
    return None


def _answered(visit: Visit, purpose: str, granted: bool) -> Walked:
    new: tuple[Todo, ...] = () if visit.consents.get(purpose) == granted else (RecordConsent(purpose, granted),)
    visit = _said(visit, (purpose,), granted)
    if visit.sharing.at + 1 < len(visit.sharing.purposes):
        return _with(visit, at=visit.sharing.at + 1), new
    visit, effects = leaving.goodbye(visit)
    return visit, (*new, *effects)


def _rated(visit: Visit, message: object) -> Walked | None:
    if not isinstance(message, Rate) or visit.broken or visit.sharing.rated or message.score not in SCORES:
        return None
    return _with(visit, rated=message.score), (CountRating(message.score),)


# --- the page of answers -----------------------------------------------------------------------------------------


def _changed(visit: Visit, message: object) -> Walked:
    changing = visit.sharing.changing
    match message:
        case Standing(answers=answers):
            consents = {**visit.consents, **{purpose: granted for purpose, granted, _ in answers}}
            return _with(replace(visit, consents=MappingProxyType(consents)), ledger=answers), ()
        case Next() | Back() if changing:
            return _with(visit, changing=""), ()
        case Next() | Back():
            return replace(visit, stage=Stage(visit.sharing.came_from)), ()
        case Chosen(question="consents", option=purpose) if not changing and purpose in listed(visit):
            return _with(visit, changing=purpose), ()
        case TakeBack() if not changing and granted_now(visit):
            return _with(visit, changing=ALL), ()
        case Consent(purpose=purpose, granted=granted) if changing == purpose:
            return _set(visit, (purpose,), granted)
        case Answer(question="consents.all", yes=yes) if changing == ALL:
            return _set(visit, granted_now(visit), granted=False) if yes else (_with(visit, changing=""), ())
        case Answer(question="consents.erase", yes=yes) if changing == ERASE:
            return _with(visit, changing=""), ((Call("erase"),) if yes else ())
    return visit, ()


def _set(visit: Visit, purposes: tuple[str, ...], granted: bool) -> Walked:
    """Write what differs. Whoever takes 보관 back is offered that it be erased: staff make sure who asks."""
    new = tuple(one for one in purposes if visit.consents.get(one) != granted)
    erase = "keep" in new and not granted
    visit = _with(_said(visit, new, granted), changing=ERASE if erase else "")
    return visit, (*(ChangeConsent(one, granted) for one in new), ReadConsents())


def _said(visit: Visit, purposes: Iterable[str], granted: bool) -> Visit:
    answers = {**visit.consents, **dict.fromkeys(purposes, granted)}
    return replace(visit, consents=MappingProxyType(answers))


def _with(visit: Visit, **changes: object) -> Visit:
    """Change what is remembered of the questions; another page closes what was open to read."""
    sharing: Sharing = replace(visit.sharing, **({"about": False} | changes))  # type: ignore[arg-type]
    return replace(visit, sharing=sharing)
