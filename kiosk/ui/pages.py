"""Pure: what the staff's screen shows of a `Page`. Out: pieces, one under another, as plain values for QML. No Qt.

A piece is as high as it needs to be; the screen shows as many whole ones as have room, and turns pages by them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.core.pages import Big, Button, Chart, Field, Form, Lines, Page, Picture, Row, Steps, Table, Text, Trend
from kiosk.core.texts import Sentence
from kiosk.ui.charts import SHAPES, chart, steps
from kiosk.ui.plain import Plain, Texts, words
from kiosk.ui.present import text_of
from kiosk.ui.trends import trend

_YES_NO = (("yes", Sentence("action.yes")), ("no", Sentence("action.no")))


def button(texts: Texts, one: Button) -> Plain:
    """A button as the screen needs it."""
    return {"name": one.name, "text": text_of(texts, one.text), "quiet": one.quiet}


def head(page: Page, texts: Texts) -> Plain:
    """What stands over the page."""
    said = {"title": text_of(texts, page.title), "complaint": text_of(texts, page.complaint)}
    return {"key": page.key, "who": page.who, "by": page.by, "back": page.back is not None, "live": page.live, **said}


def fields_of(page: Page | None) -> dict[str, Field]:
    """Every field of the page by the name it has on the screen: its own, or with its form's before it."""
    found: dict[str, Field] = {}
    for form in forms(page):
        for one in form.fields:
            found[field_name(form, one, found)] = one
    return found


def field_name(form: Form, one: Field, taken: object) -> str:
    """A field's name on the screen."""
    return f"{form.name}-{one.name}" if isinstance(taken, dict) and one.name in taken else one.name


def forms(page: Page | None) -> list[Form]:
    """The page's forms."""
    return [part for part in page.parts if isinstance(part, Form)] if page else []


def bottom(page: Page, texts: Texts) -> list[Plain]:
    """What can be pressed at the bottom: the last form's main button first, then the page's own."""
    last = [one.submit for one in forms(page)[-1:]]
    return [button(texts, one) for one in (*last, *page.buttons)]


def answers(asking: Button, texts: Texts) -> list[Plain]:
    """What can be answered to a question: the main button says again what will be done."""
    return [{"name": "confirm", "text": text_of(texts, asking.text)}, {"name": "cancel", "text": texts["desk.no"]}]


def choices(one: Field) -> Sequence[tuple[str, Text]]:
    """What can be chosen."""
    return _YES_NO if one.kind == "yes-no" else one.choices


def pieces(page: Page, texts: Texts) -> list[Plain]:
    """The page's parts, one piece after another; names that would come twice get their row or field with them."""
    shows = any(isinstance(part, Picture) for part in page.parts)  # then it says what is to be done, and is read first
    found: list[Plain] = [{"role": "say", "text": text_of(texts, page.say), "lead": shows}] if page.say else []
    taken: dict[str, Field] = {}
    for number, part in enumerate(page.parts):
        match part:
            case Table():
                found += _table(part, texts)
            case Form():
                found += _form(part, taken, texts, last=part is forms(page)[-1])
            case Lines():
                found += _lines(part, texts)
            case Trend():
                found += trend(part, texts)
            case Big():
                found.append({"role": "big", "text": part.text})
            case Picture():
                found.append({"role": "picture", "name": part.name, "text": text_of(texts, part.spoken)})
            case Steps():
                found.append(steps(part, texts))
            case Chart():
                found += chart(part, texts)
        if number < len(page.parts) - 1 and found:
            found.append({"role": "space"})
    return _unlike([one for one in found if one.get("text") != "" or one["role"] != "say"])


def _lines(part: Lines, texts: Texts) -> Iterator[Plain]:
    for line in part.lines:
        label, text = line if isinstance(line, tuple) else ("", line)
        yield {
            "role": "line",
            "label": text_of(texts, label),
            "text": text_of(texts, text),
            "mark": SHAPES.get(part.mark, ""),
            "markKind": part.mark,
        }


def _columns(part: Table, texts: Texts) -> Plain:
    """Heads, and for each column its longest word and its share of what is left."""
    heads = [text_of(texts, head) for head in part.heads]
    count = max([len(heads), *(len(row.cells) for row in part.rows)])
    heads += [""] * (count - len(heads))
    cells = [[text_of(texts, row.cells[at]) for row in part.rows if at < len(row.cells)] for at in range(count)]
    longest = [
        max((word for text in (heads[at], *cells[at]) for word in text.split()), key=_wide, default="")
        for at in range(count)
    ]
    whole = [max((_wide(text) for text in (heads[at], *cells[at])), default=0) for at in range(count)]
    shares = list(part.widths) if len(part.widths) == count else [min(max(one, 1), 40) for one in whole]
    return {"heads": heads, "longest": longest, "shares": shares}


def _wide(text: str) -> int:
    """About how wide, in half syllables."""
    return sum(2 if letter >= "ᄀ" else 1 for letter in text)


def _table(part: Table, texts: Texts) -> Iterator[Plain]:
    if not part.rows:
        yield {"role": "say", "text": text_of(texts, part.empty)}
        return
    columns = _columns(part, texts)
    ends = [[text_of(texts, one.text) for one in row.buttons] for row in part.rows]
    columns["ends"] = max(ends, key=lambda one: sum(map(_wide, one)), default=[])
    columns["marked"] = any(row.mark for row in part.rows)
    if any(columns["heads"]):  # type: ignore[arg-type]  # a list
        yield {"role": "heads", "columns": columns}
    for row in part.rows:
        yield _row(row, columns, texts)


def _row(row: Row, columns: Plain, texts: Texts) -> Plain:
    cells = [text_of(texts, cell) for cell in row.cells]
    return {
        "role": "row",
        "name": row.key,
        "text": ", ".join(cell for cell in cells if cell),
        "cells": cells,
        "columns": columns,
        "mark": SHAPES.get(row.mark, ""),
        "markKind": row.mark,
        "press": row.duty is not None,
        "buttons": [button(texts, one) | {"of": cells[0] if cells else row.key} for one in row.buttons],
    }


def _form(part: Form, taken: dict[str, Field], texts: Texts, *, last: bool) -> Iterator[Plain]:
    for one in part.fields:
        name = field_name(part, one, taken)
        taken[name] = one
        label = text_of(texts, one.label)
        if one.optional:
            label = words(texts, Sentence("desk.optional", (label,)))
        yield {
            "role": "field",
            "name": name,
            "text": label,
            "kind": one.kind,
            "hint": text_of(texts, one.hint),
        }
        for value, text in choices(one) if one.kind in ("choice", "yes-no") else ():
            yield {"role": "option", "field": name, "value": value, "text": text_of(texts, text), "of": label}
    if not last:  # the last form's is the main button of the page
        yield {"role": "tile", "of": "", **button(texts, part.submit)}


def _unlike(found: list[Plain]) -> list[Plain]:
    """Give everything that can be pressed a spoken name of its own, which begins with what stands on it."""
    pressable = [one for one in found if one["role"] in ("row", "option", "tile", "field")]
    pressable += [one for row in found if row["role"] == "row" for one in row["buttons"]]  # type: ignore[attr-defined]
    twice = Counter(str(one["text"]) for one in pressable)
    seen: Counter[str] = Counter()
    for one in pressable:
        text = str(one["text"])
        spoken = f"{text}, {one['of']}" if twice[text] > 1 and one.get("of") else text
        seen[spoken] += 1
        one["spoken"] = spoken if seen[spoken] == 1 else f"{spoken} ({seen[spoken]})"
    return found
