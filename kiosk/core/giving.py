"""무엇을 드릴까요: where a message takes a visit that asks for paper, and what its screens show. Pure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import consenting
from kiosk.core.messages import Back, Chosen, Next, Print, Scene
from kiosk.core.papers import CodeMade, GivePaper, Offered, PaperAsk
from kiosk.core.stay import Stage, Visit, Walked
from kiosk.core.texts import Sentence

CODE_ON_PAPER = "code"
"""What is noted as given when the QR was printed from its own screen: it comes once."""


def asked(visit: Visit, message: Offered) -> Walked:
    """종이로 받기 was pressed, and there is more than one thing to give."""
    return replace(visit, stage=Stage.PAPER, paper=PaperAsk(message.offers)), ()


def step(visit: Visit, message: object) -> Walked:
    """One paper after the other, the QR for as long as it is wanted; 다음 goes on, 뒤로 shows the results again."""
    ask = visit.paper
    assert ask is not None
    match message:
        case Chosen(question="paper", option="qr") if "qr" in ask.offers:
            return visit, (GivePaper("qr"),)
        case Chosen(question="paper", option=kind) if kind in ask.left and not ask.code:
            return _with(visit, replace(ask, given=(*ask.given, kind))), (GivePaper(kind, "qr" in ask.given),)
        case CodeMade(rows=rows):
            return _with(visit, replace(ask, given=(*ask.given, "qr"), code=rows)), ()
        case Print() if ask.code and CODE_ON_PAPER not in ask.given:
            kind = "receipt" if "receipt" in ask.offers else "a4"
            return _with(visit, replace(ask, given=(*ask.given, CODE_ON_PAPER))), (GivePaper(kind, qr=True),)
        case Back() if ask.code:
            return _with(visit, replace(ask, code=())), ()
        case Back():
            return replace(visit, stage=Stage.RESULTS), ()
        case Next():
            return consenting.share(replace(visit, paper=None))
    return visit, ()


def _with(visit: Visit, ask: PaperAsk) -> Visit:
    return replace(visit, paper=ask)


def scene(visit: Visit) -> Scene:
    """The question with what is still to be had, or the QR by itself."""
    ask = visit.paper
    assert ask is not None
    if ask.code:
        actions = ("next", "back") if CODE_ON_PAPER in ask.given else ("print", "next", "back")
        return _page("qr", "paper.code", actions, code=ask.code)
    options = tuple((kind, Sentence(f"paper.{kind}")) for kind in ask.left)
    shown = _page("choose", "paper.more" if ask.given else "paper", ("next", "back") if ask.given else ("back",))
    return replace(shown, question="paper", options=options)


def _page(kind: str, key: str, actions: tuple[str, ...], code: tuple[str, ...] = ()) -> Scene:
    return Scene(
        "qr" if kind == "qr" else "choose",
        Sentence(f"{key}.title"),
        Sentence(f"{key}.say"),
        picture="qr-phone" if kind == "qr" else "paper-out",
        step=key,
        actions=actions,
        code=code,
    )
