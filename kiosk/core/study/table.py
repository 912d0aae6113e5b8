"""The raw values of a trial as a table that leads to nobody, and the dictionary of its columns. Pure: text out.

One row an attempt. In it: a random code, a band of ten years, the sex only where nobody of that band can be told by it,
the day of the trial. Not in it: any date or time, the station, words of staff. What a device said is only ever text: a
cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kiosk.core.quantity import QUANTITIES
from kiosk.core.study.values import OUTCOMES, ROLES, Attempt, Pair, Participant, Role, StudyData, value_of

SMALLEST = 5
"""With fewer of one sex in a band, nobody's sex of that band is in the file."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
COLUMNS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # column, meaning ko, meaning en, unit, allowed values, when it is empty
    ("study", "실증 부호", "code of the trial", "", "text", "never"),
    ("protocol_version", "이 쌍을 잴 때의 계획 판", "version of the protocol for this pair", "", "1, 2 …", "never"),
    ("participant", "참여자 부호 (무작위)", "participant, a random code", "", "P and five signs", "never"),
    ("age_band", "나이대의 첫 해", "first year of a band of ten; 90: 90 and older", "a", "0, 10 … 90", "not said"),
    ("sex", "성별", "sex", "", "F, M", "not said, or fewer than five of a sex in the band"),
    ("study_day", "실증 며칠째", "day of the trial, the first is 1", "d", "1, 2 …", "never"),
    ("pair", "쌍 번호 (실증 전체)", "pair, counted through the whole trial", "", "1, 2 …", "never"),
    ("repeat", "이 참여자의 몇 번째 쌍", "pair of this participant", "", "1, 2 …", "never"),
    ("device", "어느 기기", "which device", "", "test, reference", "never"),
    ("position", "먼저 쟀는지 나중에 쟀는지", "whether it measured first", "", "1, 2", "never"),
    ("try", "이 기기의 몇 번째 시도", "try with this device in this pair", "", "1, 2, 3", "never"),
    ("outcome", "어떻게 끝났는지", "how it ended", "", ", ".join(OUTCOMES), "never"),
    ("reason", "값이 없는 까닭", "why there is no value, as far as it is known", "", "a word", "there is a value"),
    ("value", "값 (반올림하지 않음)", "value, not rounded", "@", "a number", "there is no value"),
    ("said", "기기가 말한 글자 그대로", "digits as the device said them", "", "text", "not said as text, or no value"),
    ("seconds", "걸린 시간", "from the invitation to the end", "s", "a number", "never"),
    ("pair_complete", "두 값이 다 있는 쌍인지", "whether the pair has both values", "", "yes, no", "never"),
    ("firmware", "기기가 말한 펌웨어", "firmware as the device said", "", "text", "not said"),
    ("firmware_changed", "앞의 시도와 다른 펌웨어인지", "other firmware than before", "", "yes, no", "never"),
    (
        "reference_check",
        "잴 때 기준 기기의 점검 상태 (뒤의 점검에서 벗어나 있었으면 doubtful)",
        "how the reference stood by its checks when it measured; doubtful too where a later one found it bad",
        "",
        "good, uncheckable, never, overdue, daily, failed, doubtful, moved",
        "device under test",
    ),
    ("comfort", "참여자가 느낀 편안함 (클수록 좋음)", "comfort, more is better", "", "1 … 3 or 1 … 5", "not answered"),
)
NAMES = tuple(column[0] for column in COLUMNS)
ABOUT = (
    "README: one row is one measurement with one device. participant is random and leads to nobody; there is no date. "
    "An empty cell is explained in the dictionary. Trying to find out who somebody was is not allowed."
)


def values_csv(data: StudyData) -> str:
    """Return the table, with the README line and the codes that must be deleted elsewhere before it."""
    lines = [f"# {ABOUT}"]
    if data.recalled:
        lines.append(f"# withdrawn since an earlier file, delete there: {' '.join(data.recalled)}")
    return "\n".join(lines) + "\n" + _written([NAMES, *rows(data)])


def dictionary_csv(data: StudyData) -> str:
    """Return what each column means."""
    unit = QUANTITIES[data.study.protocol.quantity].unit
    heads = ("column", "meaning_ko", "meaning_en", "unit_ucum", "allowed", "empty_when")
    made = [(*column[:3], unit if column[3] == "@" else column[3], *column[4:]) for column in COLUMNS]
    return _written([heads, *made])


def rows(data: StudyData) -> list[tuple[str, ...]]:
    """Return a row for each attempt, pair by pair, in the order in which the devices came."""
    people = {one.id: one for one in data.participants}
    told = sexes(data.participants)
    found: list[tuple[str, ...]] = []
    before: dict[str, str] = {}
    for pair in data.pairs:
        who = people[pair.participant]
        whole = all(value_of(data.of(pair.id, role)) is not None for role in ROLES)
        order: tuple[Role, Role] = ("test", "reference") if pair.first == "test" else ("reference", "test")
        for position, role in enumerate(order, start=1):
            for one in data.of(pair.id, role):
                changed = before.get(role, one.firmware) != one.firmware and bool(one.firmware)
                before[role] = one.firmware or before.get(role, one.firmware)
                found.append((*_who(data, pair, who, told), *_what(one, position, whole, changed), _comfort(who, role)))
    return found


def sexes(people: Iterable[Participant]) -> dict[tuple[int | None, str], str]:
    """Return what of the sex may be told, by band: nothing where either sex of the band is rare."""
    counts = Counter((one.band, one.sex) for one in people)
    rare = {band for (band, _), count in counts.items() if count < SMALLEST}
    return {key: "" if key[0] in rare else key[1] for key in counts}


def _who(data: StudyData, pair: Pair, who: Participant, told: dict[tuple[int | None, str], str]) -> tuple[str, ...]:
    band = "" if who.band is None else str(who.band)
    head = (data.study.protocol.code, str(pair.version), who.code, band, told[(who.band, who.sex)])
    return (*head, str(who.day), str(pair.number), str(pair.repeat))


def _what(one: Attempt, position: int, whole: bool, changed: bool) -> tuple[str, ...]:
    value = "" if one.value is None else f"{one.value:f}"
    head = (one.role, str(position), str(one.number), one.outcome, one.reason, value, one.said, f"{one.seconds:f}")
    return (*head, _yes(whole), one.firmware, _yes(changed), one.standing)


def _comfort(who: Participant, role: str) -> str:
    points = who.test_comfort if role == "test" else who.reference_comfort
    return "" if points is None else str(points)


def _yes(one: bool) -> str:
    return "yes" if one else "no"


def _written(lines: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(tuple(map(harmless, line)) for line in lines)
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet reckons with: numbers stay, what else begins like a formula is marked."""
    if not cell.startswith(FORMULA) or _number(cell):
        return cell
    return f"'{cell}"


def _number(cell: str) -> bool:
    try:
        return Decimal(cell).is_finite() and cell.isascii()
    except InvalidOperation:
        return False
