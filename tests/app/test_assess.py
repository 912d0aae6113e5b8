"""`kiosk assess` as it is called: a process, lines in, as many lines out, in order; nothing installed, nothing slow."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest

from kiosk.core.assess import assess_line
from kiosk.core.json_text import dumps
from tests.core.assess_door import ages, around, rows

LINES = [
    '{"id": 1, "kind": "item_grade", "sex": "F", "age": 67, "measure": "relative_grip", "value": 40.6}',
    "not json",
    "",
    '{"id": "셋", "kind": "nobody"}',
    '{"id": 4, "kind": "step_vo2", "sex": "M", "age": 25, "height_cm": 170, "weight_kg": 65, "recovery_hr_bpm": 140}',
    '{"id": 5, "kind": "bmi", "value": NaN}',
    '{"id": 6, "kind": "bmi", "value": 24.90}',
]


def assess(*words: str, stdin: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kiosk", "assess", *words]
    return subprocess.run(command, input=stdin.encode(), capture_output=True, timeout=300, check=False)


@pytest.mark.parametrize(
    "words", [("--jsonl",), ("--json",), (), ("--data-dir", "nowhere", "--jsonl"), ("--jsonl", "--config", "none.toml")]
)
def test_lines_in_lines_out(words: tuple[str, ...]) -> None:
    done = assess(*words, stdin="\n".join(LINES))
    assert (done.returncode, done.stderr) == (0, b"")
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [one["id"] for one in out] == [1, None, "셋", 4, 5, 6]
    kinds = [one.get("error", {}).get("kind") for one in out]
    assert kinds == [None, "bad_request", "unknown_kind", None, "bad_request", None]
    assert (out[0]["item_grade"], out[3]["vo2max"], out[3]["item_grade"], out[5]["bmi_class"]) == (
        1,
        42.53,
        2,
        "preobese",
    )
    assert b'"vo2max": 42.53,' in done.stdout


def test_each_line_is_answered_before_the_next_is_read() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "assess", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    try:
        for number in range(3):
            process.stdin.write(f'{{"id": {number}, "kind": "k_frail", "points": {number}}}\n'.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
    finally:
        process.stdin.close()
        process.stdout.close()
        assert process.wait(60) == 0


def test_a_listener_who_leaves_breaks_nothing() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "assess"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.close()
    _, said = process.communicate(b'{"id": 1, "kind": "k_frail", "points": 1}\n' * 1000, timeout=60)
    assert (process.returncode, said) == (0, b"")


def test_it_starts_without_numpy_qt_or_a_store() -> None:
    heavy = ("numpy", "PySide6", "sqlmodel", "asyncio", "bleak", "serial", "httpx")
    code = (
        'import sys, kiosk.core.assess as a; a.assess_line(\'{"kind": "bmi", "value": 22}\');'
        f" print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0)


def everything() -> Iterator[str]:
    """One request for each row, sex, edge of its band, and value at, under and over its threshold."""
    for name in ("nfa_child", "nfa_youth", "nfa_adult", "nfa_senior", "nfa_distribution", "grip_reference", "sft"):
        for number, row in enumerate(rows(name)):
            if not row["grade_or_percentile"].lstrip("p").isdigit():
                continue
            graded = name.startswith("nfa_") and name != "nfa_distribution"
            kind = {"kind": "item_grade"} if graded else {"kind": "percentile", "instrument": row["instrument"]}
            values = around(row["item"], row["threshold"])
            for place, (sex, age, value) in enumerate(product("MF", ages(row), values)):
                fields = {"sex": sex, "age": age, "measure": row["item"], "value": value}
                yield dumps({"id": f"{name} {number} {place}", **kind, **fields})


def test_a_whole_sweep_through_the_pipe_is_answered_as_in_the_process() -> None:
    lines = list(everything())[::3]
    assert len(lines) > 20_000
    done = assess("--jsonl", stdin="\n".join(lines) + "\n")
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode().splitlines()
    assert len(out) == len(lines)
    for line, said in zip(lines[::17], out[::17], strict=True):
        assert said == dumps(assess_line(line))
    answers = [json.loads(line, parse_float=Decimal) for line in out]
    assert [answer["id"] for answer in answers] == [json.loads(line)["id"] for line in lines]
    assert all("error" not in answer and answer["source"] for answer in answers)
