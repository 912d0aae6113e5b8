"""Pure: what the screens show. In: scenes, results and live facts. Out: plain display values for QML.

Words are chosen by id, numbers get their quantity's decimals, bars become fractions of their width. No Qt here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kiosk.core.messages import Live, Scene
from kiosk.core.pages import Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.results import Bar, ResultLine, Results
from kiosk.core.texts import Sentence, tell

Texts = Mapping[str, str]
Plain = dict[str, object]
_NOTHING = "\u200b"  # the text of the id "empty": a text file cannot hold nothing

# Where a button stands: the main row, or the row under it, always in this order. 가리기 is in the band.
_MAIN = ("yes", "no", "print", "next")
_SECOND = ("back", "skip", "redo", "print", "clear", "type-value", "still-here", "finish")
_NEVER_MAIN = ("back", "skip", "clear", "type-value", "finish", "hide")
_EQUAL = ("yes", "no", "print")
# kept and sent, but nothing a resident knows
_UNTOLD = ("mean_pressure",)


def words(texts: Texts, sentence: Sentence | None) -> str:
    """Put a sentence into words; nothing stays nothing."""
    return "" if sentence is None else tell(texts, sentence).replace(_NOTHING, "").strip()


def text_of(texts: Texts, text: Text) -> str:
    """Our words by their id; what people typed as it stands."""
    return words(texts, text) if isinstance(text, Sentence) else text


def number(quantity: str, value: Decimal) -> str:
    """Format a value with its quantity's decimals, rounded half up."""
    known = QUANTITIES.get(quantity)
    return f"{known.rounded(value) if known else value:f}"


def unit(quantity: str, texts: Texts) -> str:
    """The unit in plain words; nothing for a quantity without one."""
    known = QUANTITIES.get(quantity)
    return texts.get(f"unit.{known.unit}", "").replace(_NOTHING, "") if known else ""


def label(quantity: str, texts: Texts) -> str:
    """What a quantity is called."""
    return texts.get(f"quantity.{quantity}", quantity)


def button(name: str, kind: str, texts: Texts) -> Plain:
    """One button: its name, and its words, which may differ by the kind of scene."""
    key = f"action.{name}"
    return {"name": name, "text": texts.get(f"{key}.{kind}") or texts[key]}


def buttons(scene: Scene, texts: Texts) -> Plain:
    """Sort the actions of a scene into the places made for them."""
    actions = scene.actions
    main = [name for name in _MAIN if name in actions]
    if not main and scene.kind != "live":
        main = [name for name in actions if name not in _NEVER_MAIN][:1]
    second = [name for name in _SECOND if name in actions and name not in main]
    return {
        "primary": [button(name, scene.kind, texts) | {"equal": name in _EQUAL} for name in main],
        "secondary": [button(name, scene.kind, texts) for name in second],
    }


def shown_value(quantity: str, digits: str, texts: Texts) -> Plain:
    """One finished value: what, the digits, the unit in words."""
    return {"key": quantity, "label": label(quantity, texts), "digits": digits, "unit": unit(quantity, texts)}


def shown(scene: Scene, texts: Texts, faults: tuple[str, ...] = ()) -> Plain:
    """Everything a screen needs, with every key always there. ``faults`` say what is wrong with devices, for staff."""
    plain: Plain = {
        "kind": scene.kind,
        "step": scene.step,
        "view": scene.view,
        "title": words(texts, scene.title),
        "say": words(texts, scene.say).split("\n"),
        "note": "\n".join((*note(scene, texts), *for_staff(scene, faults, texts))),
        "picture": scene.picture,
        "count": f"{scene.number} / {scene.total}" if scene.number else "",
        "question": scene.question,
        "quantities": list(scene.quantities),
        "values": [shown_value(key, digits, texts) for key, digits in scene.values if key not in _UNTOLD],
        "best": best(scene),
        "bestText": "",
        "unit": unit(scene.quantities[0], texts) if scene.quantities else "",
        "seconds": scene.seconds,
        "length": length(scene.seconds, texts),
        "results": results(scene.results, texts),
        "saved": scene.saved,
        "canHide": "hide" in scene.actions,
    }
    if scene.best is not None and scene.quantities:
        digits = number(scene.quantities[0], scene.best)
        plain["bestText"] = words(texts, Sentence("live.best", (digits,)))
    return plain | buttons(scene, texts)


def for_staff(scene: Scene, faults: tuple[str, ...], texts: Texts) -> tuple[str, ...]:
    """What staff can do about a device that is away, on the screen that misses it."""
    if scene.kind != "trouble" or not scene.say.key.startswith("trouble.absent"):
        return ()
    return tuple(words(texts, Sentence("device.staff", (f"@{fault}",))) for fault in dict.fromkeys(faults))


def note(scene: Scene, texts: Texts) -> tuple[str, ...]:
    """The scene's own note, then the one that always belongs to its sentence (its id ends in ``.note``)."""
    stem = scene.say.key.removesuffix(".say")
    keys = dict.fromkeys(key for key in (scene.note, Sentence(f"{stem}.note")) if key and key.key in texts)
    return tuple(words(texts, key) for key in keys)


def best(scene: Scene) -> float:
    """The best so far as a plain number for the curve; below zero when there is none."""
    return -1.0 if scene.best is None else float(scene.best)


def length(seconds: float, texts: Texts) -> str:
    """How long it takes, in words nobody needs to hurry for."""
    if seconds <= 0:
        return ""
    if seconds < 55:
        return words(texts, Sentence("takes.seconds", (f"{max(10, round(seconds / 10) * 10)}",)))
    return words(texts, Sentence("takes.minutes", (f"{max(1, round(seconds / 60))}",)))


def live(fact: Live, texts: Texts) -> Plain:
    """The headline number while measuring."""
    return {
        "digits": number(fact.quantity, fact.value),
        "unit": unit(fact.quantity, texts),
        "stable": -1 if fact.stable is None else int(fact.stable),
    }


def _place(bar: Bar, value: Decimal) -> float:
    span = bar.high - bar.low
    return 0.0 if span <= 0 else float(min(max((value - bar.low) / span, Decimal(0)), Decimal(1)))


def geometry(bar: Bar, texts: Texts) -> Plain:
    """A bar as fractions 0..1 of its width; ``before`` is below zero when there is no last visit."""
    return {
        "from": _place(bar, bar.band_low),
        "to": _place(bar, bar.band_high),
        "value": _place(bar, bar.value),
        "before": -1.0 if bar.before is None else _place(bar, bar.before),
        "left": words(texts, bar.left),
        "right": words(texts, bar.right),
        "caption": words(texts, bar.caption),
    }


def line(one: ResultLine, texts: Texts) -> Plain:
    """One thing measured."""
    return {
        "key": one.key,
        "title": words(texts, one.title),
        "values": [
            {
                "label": texts[name] if name and len(one.values) > 1 else "",  # the title says what a single one is
                "digits": digits,
                "unit": texts[unit_id].replace(_NOTHING, "") if unit_id else "",
            }
            for name, digits, unit_id in one.values
        ],
        "sentence": words(texts, one.sentence),
        "change": words(texts, one.change),
        "bar": geometry(one.bar, texts) if one.bar else None,
        "notices": [words(texts, notice) for notice in one.notices],
        "gentle": one.gentle,
    }


def results(page: Results | None, texts: Texts) -> Plain:
    """The result pages: the headline with its advice, then a line for each thing measured."""
    if page is None:
        return {"headline": "", "lines": [], "missing": [], "advice": [], "sources": []}
    return {
        "headline": words(texts, page.headline),
        "lines": [line(one, texts) for one in page.lines],
        "missing": [words(texts, one) for one in page.missing],
        "advice": [words(texts, one) for one in page.advice],
        "sources": list(dict.fromkeys(words(texts, one.source) for one in page.lines if one.source)),
    }
