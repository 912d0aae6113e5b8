"""Pure: what the screens show. In: scenes, results and live facts. Out: plain display values for QML.

Words are chosen by id, numbers get their quantity's decimals, bars become fractions of their width. No Qt here.
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from kiosk.core.messages import Live, Scene
from kiosk.core.pages import Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.speech import invites
from kiosk.core.texts import Sentence
from kiosk.ui import code
from kiosk.ui.plain import NOTHING, Plain, Texts, words
from kiosk.ui.result_pieces import results
from kiosk.ui.rows import CHOICE, buttons

# kept and sent, but nothing a resident knows
_UNTOLD = ("mean_pressure", "impedance")


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
    return texts.get(f"unit.{known.unit}", "").replace(NOTHING, "") if known else ""


def label(quantity: str, texts: Texts) -> str:
    """What a quantity is called."""
    return texts.get(f"quantity.{quantity}", quantity)


def shown_value(quantity: str, digits: str, texts: Texts) -> Plain:
    """One finished value: what, the digits, the unit in words."""
    return {"key": quantity, "label": label(quantity, texts), "digits": digits, "unit": unit(quantity, texts)}


def shown(scene: Scene, texts: Texts, faults: tuple[str, ...] = ()) -> Plain:
    """Everything a screen needs, with every key always there. ``faults`` say what is wrong with devices, for staff."""
    plain: Plain = {
        "kind": scene.kind,
        "step": scene.step,
        "view": "value" if scene.kind == "live" and "type-value" in scene.actions else scene.view,
        "title": words(texts, scene.title),
        "say": words(texts, scene.say).split("\n"),
        "note": "\n".join((*note(scene, texts), *for_staff(scene, faults, texts))),
        "picture": scene.picture,
        "count": f"{scene.number} / {scene.total}" if scene.number else "",
        "question": scene.question,
        "quantities": list(scene.quantities),
        "values": [shown_value(key, digits, texts) for key, digits in scene.values if key not in _UNTOLD],
        "best": best(scene),
        "unit": unit(scene.quantities[0], texts) if scene.quantities else "",
        "seconds": scene.seconds,
        "length": length(scene.seconds, texts),
        "results": results(scene.results, texts, paper="print" in scene.actions),
        "code": code.drawn(scene.code),
        "saved": scene.saved,
        "canHide": "hide" in scene.actions,
        "invites": invites(scene),
        "minutes": minutes(scene.minutes, texts),
        "options": [option(scene, key, sentence, texts) for key, sentence in scene.options],
    } | _trial(scene, texts)
    return plain | buttons(scene, texts)


def _trial(scene: Scene, texts: Texts) -> Plain:
    """What a trial needs that a helper times or counts, or that beats an earlier one."""
    best_digits = number(scene.quantities[0], scene.best) if scene.best is not None and scene.quantities else ""
    return {
        "bestText": words(texts, Sentence("live.best", (best_digits,))) if best_digits else "",
        "taps": {name: texts[f"action.tap.{name}"] for name in scene.taps},
        "window": scene.window,
        "task": scene.task,
        "far": scene.far,
    }


def option(scene: Scene, key: str, sentence: Sentence, texts: Texts) -> Plain:
    """One answer of a choose scene: a press on it sends its name. Its picture need not be there."""
    stem = "programme" if scene.question == "programme" else scene.picture
    return {"name": f"{CHOICE}{key}", "text": words(texts, sentence).replace("\n", " "), "picture": f"{stem}-{key}"}


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


def time_left(left: float, texts: Texts) -> str:
    """The time left of a trial in words, rounded up; nothing where it is open (below zero)."""
    if left < 0:
        return ""
    minutes, rest = divmod(ceil(left), 60)
    if not minutes:
        return words(texts, Sentence("live.left.seconds", (f"{rest}",)))
    return words(texts, Sentence("live.left.minutes", (f"{minutes}", f"{rest}")))


def minutes(number: int, texts: Texts) -> list[str]:
    """About how many minutes are left, said in full and in short; nothing when that is not known."""
    return [words(texts, Sentence(key, (f"{number}",))) for key in ("takes.about", "takes.short")] if number else []


def live(fact: Live, texts: Texts) -> Plain:
    """The headline number while measuring."""
    return {
        "digits": number(fact.quantity, fact.value),
        "unit": unit(fact.quantity, texts),
        "stable": -1 if fact.stable is None else int(fact.stable),
    }
