"""The keys under a form, row by row, as data: 두벌식, Latin, digits and signs, and the pad of digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.hangul_input import LEADS, VOWELS

Key = dict[str, object]  # name, text, span in tenths of the pad's width, whether it stands out
JAMO = LEADS + VOWELS
_KO = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
_KO_SHIFT = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_EN = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_DIGITS = "1234567890"  # always there: people are looked for by the end of their number as well
_SIGN = ("[]{}=*_~^|", "-/:()&@%+", ".,?!'\"#")
_SIGN_SHIFT = {":": ";", "(": "<", ")": ">", "%": "·", "+": "°", "/": "\\", "@": "`", "&": "$"}


def _key(name: str, text: str, span: float = 1.0, mark: str = "") -> Key:
    return {"name": f"key-{name}", "text": text, "span": span, "mark": mark}


def letters(layer: str, shift: bool, kind: str, more: bool, texts: Mapping[str, str]) -> list[list[Key]]:
    """The pad for words. ``more``: there is another field to go on to."""
    rows = {"ko": _KO, "en": _EN, "sign": _SIGN}[layer]

    def put(letter: str) -> str:
        if not shift:
            return letter
        return {"ko": _KO_SHIFT, "sign": _SIGN_SHIFT}.get(layer, {}).get(letter, letter.upper())

    top, middle, last = ([_key(put(one), put(one)) for one in row] for row in rows)
    mode = "chosen" if shift else "soft"
    third = [_key("shift", texts["key.shift"], 1.5, mode), *last, _key("back", texts["key.back"], 1.5, "soft")]
    others = [one for one in ("ko", "en", "sign") if one != layer]
    span = 1.75 if kind == "lines" else 3.5
    bottom = [
        *(_key(f"layer-{one}", texts[f"key.{one}"], 1.5, "soft") for one in others),
        _key("space", texts["key.space"], 3.5),
        *([_key("newline", texts["key.newline"], span, "soft")] if kind == "lines" else []),
        _ending(more, texts, span),
    ]
    return [[_key(one, one) for one in _DIGITS], top, middle, third, bottom]


def digits(kind: str, more: bool, texts: Mapping[str, str]) -> list[list[Key]]:
    """The pad of digits, with a point where a number may have decimals."""
    rows = [[_key(one, one, 10 / 3) for one in row] for row in ("123", "456", "789")]
    left = _key("point", ".", 10 / 3) if kind == "decimal" else _ending(more, texts, 10 / 3)
    rows.append([left, _key("0", "0", 10 / 3), _key("back", texts["key.back"], 10 / 3, "soft")])
    return rows


def _ending(more: bool, texts: Mapping[str, str], span: float) -> Key:
    return _key("next", texts["key.next"], span, "soft") if more else _key("fold", texts["key.fold"], span, "soft")


def pad(kind: str, layer: str, shift: bool, more: bool, texts: Mapping[str, str]) -> Sequence[Sequence[Key]]:
    """The rows of keys for a field of this kind; none when nothing is typed."""
    if kind in ("text", "lines"):
        return letters(layer, shift, kind, more, texts)
    return digits(kind, more, texts) if kind else []
