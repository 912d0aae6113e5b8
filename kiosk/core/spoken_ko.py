"""How a Korean voice reads numbers: 65.4킬로그램 육십오 점 사 킬로그램, 12번 열두 번, 128/76 백이십팔에 칠십육.

In: a shown text. Out: the same text in Hangul alone, with the particle that fits what is now before it. Pure.
"""

from __future__ import annotations

import re

from kiosk.core.hangul import is_syllable, split

_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ("", "십", "백", "천")
_MYRIADS = ("", "만", "억", "조")
_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE = "번째|시간|가지|차례|걸음|사람|군데|살|명|개|곳|달|잔|줄|배|시|번|대"
"""Counted with 하나, 둘, 셋. 번입니다 and 번 부르기 name a number; 시작 is no hour, 60대 is an age."""
_NATIVE_NOT = r"(?<=번)(?:입니다|호| 부르기)|(?<=시)(?:작|험|각|도)|(?<=개)월"
_SINO = (
    "킬로그램|그램|센티미터|밀리미터|미터|퍼센트|초|분|일|년|월|주|점|도|등급|단계|자리|자|세|층|호|쪽|개월|밀리그램|"
    "밀리리터|리터|킬로칼로리|뉴턴|옴|수은주|피트|원|회|건|판|바이트|번|대|시"
)
_UNITS = {
    "mL/kg/min": "밀리리터",
    "kg/m2": "",
    "kg/m²": "",
    "mg/dL": "밀리그램",
    "mmHg": "수은주 밀리미터",
    "kcal": "킬로칼로리",
    "m/s": "미터",
    "kgf": "킬로그램",
    "kg": "킬로그램",
    "cm": "센티미터",
    "mm": "밀리미터",
    "km": "킬로미터",
    "mL": "밀리리터",
    "ml": "밀리리터",
    "°C": "도",
    "℃": "도",
    "GB": "기가바이트",
    "MB": "메가바이트",
    "%": "퍼센트",
    "m": "미터",
    "g": "그램",
    "L": "리터",
    "s": "초",
}
_LATIN = {
    "QR": "큐알",
    "English": "잉글리시",
    "PIN": "핀",
    "mmHg": "수은주 밀리미터",
    "CSV": "시에스브이",
    "kg": "킬로그램",
}
_NAMES = {
    named[0]: named[1:]
    for line in (
        "A에이 B비 C시 D디 E이 F에프 G지 H에이치 I아이 J제이 K케이 L엘 M엠",
        "N엔 O오 P피 Q큐 R아르 S에스 T티 U유 V브이 W더블유 X엑스 Y와이 Z제트",
    )
    for named in line.split()
}
_N = r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])"
_SIGNED = rf"(?<![\d\w])[-−]?{_N}|{_N}"
_MARKS = str.maketrans(
    {
        "‘": "",
        "’": "",
        "“": "",
        "”": "",
        "'": "",
        '"': "",
        "▲": "",
        "▼": "",
        "\u200b": "",
        "#": "",
        "+": "플러스 ",
        "&": " 앤 ",
    }
)
_PAIRS = {"을": "를", "이": "가", "은": "는", "과": "와", "으로": "로"}
"""After a closed syllable, after an open one."""


def sino(number: str) -> str:
    """Read a number in 일, 이, 삼: whole, with decimals (a trailing zero is not read) or below zero."""
    minus = number.startswith(("-", "−"))
    whole, _, decimals = number.lstrip("-−").replace(",", "").partition(".")
    decimals = decimals.rstrip("0")
    said = _whole(int(whole)) + (" 점 " + "".join(_DIGITS[int(one)] for one in decimals) if decimals else "")
    return f"마이너스 {said}" if minus and said != "영" else said


def _whole(number: int) -> str:
    if number == 0:
        return "영"
    said = ""
    for place, myriad in enumerate(_MYRIADS):
        four = number // 10_000**place % 10_000
        if four:
            read = "" if four == 1 and place == 1 else _four(four)  # 만, and not 일만
            said = read + myriad + said
    return said


def _four(number: int) -> str:
    said = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("" if digit == 1 and place else _DIGITS[digit]) + _PLACES[place]
    return said


def native(number: int) -> str:
    """Read a count before what is counted: 한, 두, 스무, 스물한; from a hundred on 백열두."""
    hundreds, rest = divmod(number, 100)
    if number == 0 or hundreds >= 100:
        return _whole(number)
    tens, ones = divmod(rest, 10)
    said = "스무" if rest == 20 else _TENS[tens] + _ONES[ones]
    return (_whole(hundreds * 100) if hundreds else "") + said


def digits(number: str) -> str:
    """Read digit by digit, as a telephone number: 공일공."""
    return "".join("공" if one == "0" else _DIGITS[int(one)] if one.isdigit() else ", " for one in number)


def particle(word: str, pair: str) -> str:
    """Return 을 or 를 (이, 은, 과, 으로 likewise) as it must stand behind a word; ``pair`` is the closed form."""
    return pair if closed(word, but_rieul=pair == "으로") else _PAIRS[pair]


def closed(word: str, *, but_rieul: bool = False) -> bool:
    """Whether a word ends with a consonant; ``but_rieul``: ㄹ counts as none, as before (으)로."""
    if not word or not is_syllable(word[-1]):
        return False
    last = split(word[-1])[2]
    return bool(last) and not (but_rieul and last == "ㄹ")


def spoken(text: str) -> str:
    """Put a shown Korean text into what is read aloud."""
    text = re.sub(r"\((?=(?:를|가|는|와|과)\))", "(", text.translate(_MARKS))
    text = re.sub(r"[가-힣]*○[가-힣○]*(?: ?님)?", "", text)  # a masked name is for the eyes of its owner
    text = re.sub(r"(\d{4})-(\d{2})-(\d{2})", lambda m: f"{m[1]}년 {int(m[2])}월 {int(m[3])}일", text)
    text = re.sub(
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{1,4})(?![\d.])", lambda m: f"{m[3]}년 {int(m[2])}월 {int(m[1])}일", text
    )
    text = re.sub(r"(\d{4})\.(\d{2})\.(\d{2})(?![\d.])", lambda m: f"{m[1]}년 {int(m[2])}월 {int(m[3])}일", text)
    text = re.sub(r"(?<![\d.,:])0\d{1,3}(?:-\d{3,4}){1,2}|(?<![\d.,:])0\d+(?![\d.])", lambda m: digits(m[0]), text)
    text = re.sub(
        r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)", lambda m: f"{m[1]}시" + (f" {int(m[2])}분" if int(m[2]) else ""), text
    )
    text = re.sub(r"\((?!으\))([^()]*)\)(?=(?:로|를|을|은|는|이|가|에|의)(?:[\s.,]|$))", r" \1", text)
    text = re.sub(r"(?<![\d.])(\d{2,3}) ?/ ?(\d{2,3})(?![\d.])", r"\1에 \2", text)
    text = re.sub(r"(?<![\d.])(\d+) ?/ ?(\d+)", r"\2 가운데 \1", text)
    text = re.sub(rf"({_N}) ?[–~-] ?({_N})", r"\1에서 \2", text)
    text = re.sub(rf"({_SIGNED}) ?({'|'.join(map(re.escape, _UNITS))})(?![A-Za-z/])", _symbol, text)
    text = re.sub(r"(?<!\d)(6|10)월", lambda m: {"6": "유월", "10": "시월"}[m[1]], text)
    text = re.sub(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+|\d+) ?({_NATIVE})(?!{_NATIVE_NOT})", _counted, text)
    text = re.sub(rf"({_SIGNED}) ?({_SINO})", lambda m: f"{sino(m[1])} {m[2]}", text)
    text = re.sub(_SIGNED, lambda m: sino(m[0]) + "\x00", text)
    return _tidy(_particles(text))


def _symbol(match: re.Match[str]) -> str:
    unit = _UNITS[match[2]]
    return f"{sino(match[1])} {unit}" if unit else sino(match[1])


def _counted(match: re.Match[str]) -> str:
    number, what = int(match[1].replace(",", "")), match[2]
    if (what == "대" and number % 10 == 0) or (what == "시" and number > 12):
        return f"{_whole(number)} {what}"
    return f"{'첫' if what == '번째' and number == 1 else native(number)} {what}"


def _particles(text: str) -> str:
    """Write the particle that fits the word now before it; \\x00 stands behind a number without a unit."""

    def put(match: re.Match[str]) -> str:
        first = {"를": "을", "가": "이", "는": "은", "와": "과", "로": "으로"}.get(match[2], match[2])
        return match[1] + particle(match[1], first)

    text = re.sub(r"([가-힣])\x00?(을|이|은|과|를|가|는|와)\((?:를|가|는|와|을|이|은|과)\)", put, text)
    text = re.sub(r"([가-힣])\x00?\(으\)(로)", put, text)
    text = re.sub(r"([가-힣])\x00(으로|로|을|를|이|가|은|는|과|와)(?=[\s.,?!]|$)", put, text)
    return text.replace("\x00", "")


def _tidy(text: str) -> str:
    text = re.sub(r"[A-Za-z]+", lambda m: _LATIN.get(m[0]) or " ".join(_NAMES[one] for one in m[0].upper()), text)
    text = re.sub(r"[()·→:;/]+", ", ", text.replace("-", " "))
    text = re.sub(r"\s+", " ", text.replace("\n", " "))
    text = re.sub(r"(?: ?,)+ ?(?=[.?!,]|$)", "", re.sub(r"\s+([.,?!])", r"\1", text))
    return re.sub(r"^[,\s]+", "", text).strip()
