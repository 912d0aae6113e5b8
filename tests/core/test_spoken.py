"""Numbers as people say them: a table written by hand, and what holds for every number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core import spoken_en, spoken_ko
from kiosk.core.speech import spoken, voiced
from kiosk.core.texts import load_texts
from kiosk.core.voice_map import is_resident

KOREAN = {
    # digits by themselves
    "0": "영",
    "1": "일",
    "10": "십",
    "11": "십일",
    "20": "이십",
    "99": "구십구",
    "100": "백",
    "101": "백일",
    "110": "백십",
    "128": "백이십팔",
    "999": "구백구십구",
    "1000": "천",
    "1010": "천십",
    "2026": "이천이십육",
    "10000": "만",
    "11000": "만천",
    "20500": "이만오백",
    "1,234": "천이백삼십사",
    "100000": "십만",
    "123456789": "일억이천삼백사십오만육천칠백팔십구",
    "100000000": "일억",
    # decimals and below zero
    "65.4": "육십오 점 사",
    "0.5": "영 점 오",
    "36.05": "삼십육 점 영오",
    "65.0": "육십오",
    "5.13": "오 점 일삼",
    "-3.5": "마이너스 삼 점 오",
    "−12": "마이너스 십이",
    "-0": "영",
    # with units
    "65.4킬로그램": "육십오 점 사 킬로그램",
    "158 cm": "백오십팔 센티미터",
    "23.4kg": "이십삼 점 사 킬로그램",
    "36.5도": "삼십육 점 오 도",
    "37.2 °C": "삼십칠 점 이 도",
    "98퍼센트": "구십팔 퍼센트",
    "98%": "구십팔 퍼센트",
    "128 mmHg": "백이십팔 수은주 밀리미터",
    "1.2미터": "일 점 이 미터",
    "0.9 m/s": "영 점 구 미터",
    "110 mg/dL": "백십 밀리그램",
    "22.1 kg/m2": "이십이 점 일",
    "30초": "삼십 초",
    "9분": "구 분",
    "2분 30초": "이 분 삼십 초",
    "12점": "십이 점",
    "1등급": "일 등급",
    "3개월": "삼 개월",
    "2주": "이 주",
    "8자": "팔 자",
    "65세": "육십오 세",
    "5층": "오 층",
    "1500원": "천오백 원",
    # counted with 하나, 둘, 셋
    "1번": "한 번",
    "2번": "두 번",
    "3번": "세 번",
    "4번": "네 번",
    "5번": "다섯 번",
    "12번": "열두 번",
    "19번": "열아홉 번",
    "20번": "스무 번",
    "21번": "스물한 번",
    "33번": "서른세 번",
    "48번": "마흔여덟 번",
    "57번": "쉰일곱 번",
    "66번": "예순여섯 번",
    "75번": "일흔다섯 번",
    "84번": "여든네 번",
    "99번": "아흔아홉 번",
    "100번": "백 번",
    "112번": "백열두 번",
    "120번": "백스무 번",
    "0번": "영 번",
    "92걸음": "아흔두 걸음",
    "1,203걸음": "천이백세 걸음",
    "3명": "세 명",
    "70살": "일흔 살",
    "20살": "스무 살",
    "3시": "세 시",
    "12시": "열두 시",
    "15시": "십오 시",
    "3시 30분": "세 시 삼십 분",
    "14:05": "십사 시 오 분",
    "9:00": "아홉 시",
    "2시간": "두 시간",
    "3가지": "세 가지",
    "2차례": "두 차례",
    "1번째": "첫 번째",
    "2번째": "두 번째",
    "21번째": "스물한 번째",
    "5개": "다섯 개",
    "2.5번": "이 점 오 번",
    # numbers that only name
    "12번입니다": "십이 번입니다",
    "7번 부르기": "칠 번 부르기",
    "60대": "육십 대",
    # dates and others
    "1948-03-05": "천구백사십팔 년 삼 월 오 일",
    "2025.11.03": "이천이십오 년 십일 월 삼 일",
    "A&D": "에이 앤 디",
    "김○수 님, 다시 오셨네요": "다시 오셨네요",
    "다시 오셨네요, 남○○": "다시 오셨네요",
    "6월": "유월",
    "10월 3일": "시월 삼 일",
    "11월": "십일 월",
    "010-1234-5678": "공일공, 일이삼사, 오육칠팔",
    "119": "백십구",
    "60–64세": "육십에서 육십사 세",
    "3~5분": "삼에서 오 분",
    "128/76": "백이십팔에 칠십육",
    "2 / 7": "칠 가운데 이",
    # sentences
    "혈압이 128에 76 나왔습니다": "혈압이 백이십팔에 칠십육 나왔습니다",
    "30초에 12번 일어나셨습니다": "삼십 초에 열두 번 일어나셨습니다",
    "발끝까지 3센티미터 남았습니다": "발끝까지 삼 센티미터 남았습니다",
    "하루 10번씩 2차례, 일주일에 3일": "하루 열 번씩 두 차례, 일주일에 삼 일",
    "다음 숫자는\n7입니다": "다음 숫자는 칠입니다",
    "국민체력100 기준": "국민체력백 기준",
    "동구 건강자료(G-헬스)로 보내기": "동구 건강자료 지 헬스로 보내기",
    "QR로 받기": "큐알로 받기",
    # particles
    "3을(를) 보세요": "삼을 보세요",
    "2을(를) 보세요": "이를 보세요",
    "2이(가) 옵니다": "이가 옵니다",
    "8은(는) 팔": "팔은 팔",
    "5은(는)": "오는",
    "1와(과) 2": "일과 이",
    "8(으)로": "팔로",
    "3(으)로": "삼으로",
    "4(으)로": "사로",
    "9을 누르세요": "구를 누르세요",
    "6를 누르세요": "육을 누르세요",
    "65.3이 나왔습니다": "육십오 점 삼이 나왔습니다",
    "65.2이 나왔습니다": "육십오 점 이가 나왔습니다",
}

ENGLISH = {
    "0": "zero",
    "1": "one",
    "13": "thirteen",
    "20": "twenty",
    "21": "twenty-one",
    "99": "ninety-nine",
    "100": "one hundred",
    "101": "one hundred and one",
    "128": "one hundred and twenty-eight",
    "999": "nine hundred and ninety-nine",
    "1000": "one thousand",
    "1,001": "one thousand and one",
    "1,234": "one thousand two hundred and thirty-four",
    "12345": "twelve thousand three hundred and forty-five",
    "1000000": "one million",
    "65.4": "sixty-five point four",
    "0.5": "zero point five",
    "36.05": "thirty-six point zero five",
    "65.0": "sixty-five",
    "-3.5": "minus three point five",
    "-0": "zero",
    "65.4 kg": "sixty-five point four kilograms",
    "1 kg": "one kilogram",
    "158 cm": "one hundred and fifty-eight centimetres",
    "1 cm": "one centimetre",
    "8 ft": "eight feet",
    "4 m": "four metres",
    "0.9 m/s": "zero point nine metres a second",
    "110 mg/dL": "one hundred and ten milligrams a decilitre",
    "36.5 °C": "thirty-six point five degrees",
    "98 %": "ninety-eight percent",
    "98 percent": "ninety-eight percent",
    "128 mmHg": "one hundred and twenty-eight millimetres of mercury",
    "about 9 min": "about nine minutes",
    "2 min 30 s left": "two minutes thirty seconds left",
    "30 seconds": "thirty seconds",
    "30-second": "thirty-second",
    "3-metre walk": "three-metre walk",
    "128/76": "one hundred and twenty-eight over seventy-six",
    "2 / 7": "two of seven",
    "60–64": "sixty to sixty-four",
    "1st": "first",
    "2nd": "second",
    "12th": "twelfth",
    "20th": "twentieth",
    "23rd": "twenty-third",
    "14:05": "fourteen five",
    "9:00": "nine o'clock",
    "010-1234": "zero one zero, one two three four",
    "3 of 12 points": "three of twelve points",
    "Compared with data (2009)": "Compared with data, two thousand and nine",
    "November 2026": "November twenty twenty-six",
    "(1999)": "nineteen ninety-nine",
    "2026-11-21": "twenty-first of November twenty twenty-six",
    "2025.11.03": "third of November twenty twenty-five",
    "A&D": "A and D",
    "Welcome back, 김○수": "Welcome back",
    "+1 m": "plus one metre",
    "60 kg, please": "sixty kilograms, please",
}


def test_the_table_is_long() -> None:
    assert len(KOREAN) >= 100
    assert len(ENGLISH) >= 50


@pytest.mark.parametrize("shown", KOREAN)
def test_korean(shown: str) -> None:
    assert spoken("ko", shown) == KOREAN[shown]


@pytest.mark.parametrize("shown", ENGLISH)
def test_english(shown: str) -> None:
    assert spoken("en", shown) == ENGLISH[shown]


_VALUES = {"영": 0} | {digit: place for place, digit in enumerate("일이삼사오육칠팔구", start=1)}


def heard_sino(said: str) -> int:
    """Understand a spoken number, by other rules than those it was made by."""
    whole = four = digit = 0
    for syllable in said:
        if syllable in _VALUES:
            digit = _VALUES[syllable]
        elif syllable in "십백천":
            four, digit = four + (digit or 1) * {"십": 10, "백": 100, "천": 1000}[syllable], 0
        else:
            whole, four, digit = whole + (four + digit or 1) * {"만": 10**4, "억": 10**8, "조": 10**12}[syllable], 0, 0
    return whole + four + digit


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_a_korean_number_is_understood_as_what_it_was(number: int) -> None:
    assert heard_sino(spoken_ko.sino(str(number))) == number


@settings(deadline=None)
@given(st.integers(1, 99), st.integers(1, 99))
def test_two_counts_never_sound_the_same(one: int, other: int) -> None:
    assert (spoken_ko.native(one) == spoken_ko.native(other)) is (one == other)


_ENGLISH = {word: value for value, word in enumerate(spoken_en._ONES)}
_ENGLISH |= {word: 10 * place for place, word in enumerate(spoken_en._TENS) if word}


@settings(deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_an_english_number_is_understood_as_what_it_was(number: int) -> None:
    whole = part = 0
    for word in re.split(r"[ -]", spoken_en.number(str(number))):
        if word == "hundred":
            part *= 100
        elif word in ("thousand", "million", "billion"):
            whole, part = whole + part * {"thousand": 10**3, "million": 10**6, "billion": 10**9}[word], 0
        elif word != "and":
            part += _ENGLISH[word]
    assert whole + part == number


@settings(deadline=None)
@given(
    st.decimals(-999, 99999, places=2, allow_nan=False),
    st.sampled_from(("킬로그램", "번", "", " 나왔습니다", "을(를)")),
)
def test_no_digit_is_left_in_korean(number: object, behind: str) -> None:
    assert voiced("ko", f"값은 {number}{behind}") == ""


@settings(deadline=None)
@given(st.decimals(-999, 99999, places=2, allow_nan=False), st.sampled_from((" kg", " min", "", " points", "%")))
def test_no_digit_is_left_in_english(number: object, behind: str) -> None:
    assert voiced("en", f"That is {number}{behind}") == ""


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(("ko", "en", "vi")))
def test_nothing_that_is_typed_breaks_it(text: str, language: str) -> None:
    assert isinstance(spoken(language, text), str)


@pytest.mark.parametrize("word", ["삼", "이", "물", "밥", "나무", "A", ""])
def test_the_particle_fits_the_word(word: str) -> None:
    expected = {
        "삼": "을은으로",
        "이": "를는로",
        "물": "을은로",
        "밥": "을은으로",
        "나무": "를는로",
        "A": "를는로",
        "": "를는로",
    }
    assert "".join(spoken_ko.particle(word, pair) for pair in ("을", "은", "으로")) == expected[word]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_text_of_a_resident_can_be_said_with_numbers_in_its_places(language: str) -> None:
    texts = {key: text for key, text in load_texts(language).items() if is_resident(key)}
    assert len(texts) > 1000
    said = {
        key: voiced(language, re.sub("%[1-9]", number, text))
        for key, text in texts.items()
        for number in ("7", "65.4")
        if number == "7" or "%2" not in text
    }
    assert {key: wrong for key, wrong in said.items() if wrong} == {}


@pytest.mark.parametrize(("language", "text"), [("ko", "값은 ☎"), ("en", "½ cup"), ("ko", "漢字"), ("en", "만")])
def test_what_cannot_be_said_is_named(language: str, text: str) -> None:
    assert voiced(language, text)
