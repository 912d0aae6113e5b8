"""How an English voice reads numbers: 65.4 kg as sixty-five point four kilograms, 128/76 as … over …

In: a shown text. Out: the same text in letters alone. Pure.
"""

from __future__ import annotations

import re

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = f"zero one two three four five six seven eight nine {_TEENS}".split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ORDINALS |= {"nine": "ninth", "twelve": "twelfth"}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = {  # one, many
    "mL/kg/min": ("millilitre a kilogram and minute", "millilitres a kilogram and minute"),
    "kg/m2": ("", ""),
    "kg/m²": ("", ""),
    "mg/dL": ("milligram a decilitre", "milligrams a decilitre"),
    "mmHg": ("millimetre of mercury", "millimetres of mercury"),
    "kcal": ("kilocalorie", "kilocalories"),
    "m/s": ("metre a second", "metres a second"),
    "kgf": ("kilogram", "kilograms"),
    "min": ("minute", "minutes"),
    "kg": ("kilogram", "kilograms"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "km": ("kilometre", "kilometres"),
    "mL": ("millilitre", "millilitres"),
    "ft": ("foot", "feet"),
    "°C": ("degree", "degrees"),
    "GB": ("gigabyte", "gigabytes"),
    "MB": ("megabyte", "megabytes"),
    "%": ("percent", "percent"),
    "m": ("metre", "metres"),
    "g": ("gram", "grams"),
    "s": ("second", "seconds"),
    "h": ("hour", "hours"),
    "L": ("litre", "litres"),
}
_BARE = {
    "kg": "kilograms",
    "mmHg": "millimetres of mercury",
    "cm": "centimetres",
    "kcal": "kilocalories",
    "°C": "degrees",
}
_N = r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])"
_SIGNED = rf"(?<![\d\w])[-−]?{_N}|{_N}"
_MARKS = str.maketrans(
    {"‘": "", "’": "'", "“": "", "”": "", '"': "", "▲": "", "▼": "", "\u200b": "", "#": "", "+": "plus "}
)


def number(text: str) -> str:
    """Read a number: whole, with decimals (a trailing zero is not read) or below zero."""
    minus = text.startswith(("-", "−"))
    whole, _, decimals = text.lstrip("-−").replace(",", "").partition(".")
    decimals = decimals.rstrip("0")
    said = _whole(int(whole)) + (" point " + digits(decimals) if decimals else "")
    return f"minus {said}" if minus and said != "zero" else said


def _whole(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if rest < 100 else " "
            return f"{_whole(head)} {name}" + (joint + _whole(rest) if rest else "")
    raise AssertionError("every number is below or above a hundred")


def digits(text: str) -> str:
    """Read digit by digit, as after a point or in a telephone number."""
    return " ".join(_ONES[int(one)] if one.isdigit() else "," for one in text).replace(" ,", ",")


def year(number: int) -> str:
    """Read a year: nineteen ninety-nine, two thousand and nine, twenty twenty-six."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return _whole(number)
    return f"{_whole(century)} {'hundred' if not rest else f'oh {_ONES[rest]}' if rest < 10 else _whole(rest)}"


def ordinal(number: int) -> str:
    """Read a place in a row: first, twenty-second, hundredth."""
    head, joint, last = re.split(r"([ -])(?=\w+$)", _whole(number)) if number > 20 and number % 10 else ("", "", "")
    last = last or _whole(number)
    return head + joint + (_ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th"))


def spoken(text: str) -> str:
    """Put a shown English text into what is read aloud."""
    text = text.translate(_MARKS).replace("한국어", "Korean").replace("한글", "Hangul")
    text = re.sub(r"[가-힣]*○[가-힣○]*", "", text)  # a masked name is for the eyes of its owner
    text = re.sub(r"(\d{4})[-.](\d{2})[-.](\d{2})(?![\d.])", lambda m: _date(int(m[1]), int(m[2]), int(m[3])), text)
    text = re.sub(
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{1,4})(?![\d.])", lambda m: _date(int(m[3]), int(m[2]), int(m[1])), text
    )
    text = re.sub(r"(?<![\d.,:])0\d{1,3}(?:-\d{3,4}){1,2}|(?<![\d.,:])0\d+(?![\d.])", lambda m: digits(m[0]), text)
    text = re.sub(rf"(\(|, |(?:{_MONTHS}) )((?:19|20)\d\d)(?=\)|,|$)", lambda m: m[1] + year(int(m[2])), text)
    text = re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1])), text)
    text = re.sub(
        r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)", lambda m: f"{m[1]} {m[2]}" if int(m[2]) else f"{m[1]} o'clock", text
    )
    text = re.sub(r"(?<![\d.])(\d{2,3}) ?/ ?(\d{2,3})(?![\d.])", r"\1 over \2", text)
    text = re.sub(r"(?<![\d.])(\d+) ?/ ?(\d+)", r"\1 of \2", text)
    text = re.sub(rf"({_N}) ?[–~-] ?({_N})", r"\1 to \2", text)
    text = re.sub(rf"({_SIGNED}) ?({'|'.join(map(re.escape, _UNITS))})(?![A-Za-z/])", _measured, text)
    text = re.sub(rf"(?:{_SIGNED})", lambda m: f" {number(m[0])} " if m[0] else "", text)
    return _tidy(text)


def _date(year_: int, month: int, day: int) -> str:
    return f"{ordinal(day)} of {_MONTHS.split('|')[(month - 1) % 12]} {year(year_)}"


def _measured(match: re.Match[str]) -> str:
    one, many = _UNITS[match[2]]
    return f"{number(match[1])} {one if match[1].lstrip('-−') in ('1', '1.0') else many}".strip()


def _tidy(text: str) -> str:
    text = re.sub(r"(?<![A-Za-z])(" + "|".join(map(re.escape, _BARE)) + r")(?![A-Za-z/])", lambda m: _BARE[m[1]], text)
    text = re.sub(r"[()·→:;/–]+", ", ", text.replace("%", " percent").replace("&", " and "))
    text = re.sub(r"\s+", " ", text.replace(" -", "-")).replace("- ", "-")
    text = re.sub(r"(?: ?,)+ ?(?=[.?!,]|$)", "", re.sub(r"\s+([.,?!])", r"\1", text))
    return re.sub(r"^[,\s]+", "", text).strip()
