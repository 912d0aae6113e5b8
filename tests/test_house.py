"""The house keeps its own rules: layers, sizes, one catch-all, words for people; each rule is proven able to fail."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core import errors, scenes
from kiosk.core.assessment import Assessment, Choose, Measure, Recheck, Step, Taken
from kiosk.core.battery import BATTERY
from kiosk.core.care_rules import finding_rules, plan_rules
from kiosk.core.consent_scenes import PURPOSES
from kiosk.core.programme import DEFAULTS
from kiosk.core.quality import ACCEPTED_BECAUSE, DOUBTS
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.settle import Failed
from kiosk.core.summary import summarise
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.turns import REASONS
from kiosk.core.visit import Programme, Visit
from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.devices.reasons import Reason
from kiosk.store.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
KIOSK = ROOT / "kiosk"
OURS = ("kiosk", "tests", "scripts", "benchmarks")
PYTHON = sorted(KIOSK.rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- who may import whom --------------------------------------------------------------------------------------

CONTRACTS = (
    "layers",
    "core is pure",
    "screens speak only messages",
    "devices neither store nor paint",
    "the station runs without Qt",
)
BREAKS = {
    "core/clock.py": ("import sqlmodel", "core is pure"),
    "ui/words.py": ("import kiosk.station.idle", "layers"),
    "ui/fonts.py": ("import kiosk.devices.reasons", "screens speak only messages"),
    "devices/backoff.py": ("import sqlmodel", "devices neither store nor paint"),
    "station/idle.py": ("from PySide6 import QtCore", "the station runs without Qt"),
}


def lint(folder: Path) -> str:
    """Run import-linter on the package that lies in this folder; what it says, with how each contract stands."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def verdicts(said: str) -> dict[str, str]:
    return {name: state for name, state in re.findall(r"^(.+?) (KEPT|BROKEN)$", said, flags=re.MULTILINE)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(KIOSK, tmp_path / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "assets", "*.qml"))
    return tmp_path


def test_the_layers_are_kept() -> None:
    assert verdicts(lint(ROOT)) == dict.fromkeys(CONTRACTS, "KEPT")


@pytest.mark.parametrize("place", BREAKS)
def test_a_forbidden_import_breaks_its_contract(place: str, copy: Path) -> None:
    line, contract = BREAKS[place]
    file = copy / "kiosk" / place
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    said = lint(copy)
    assert verdicts(said)[contract] == "BROKEN"
    assert f"kiosk.{place.removesuffix('.py').replace('/', '.')}" in said


def test_a_new_room_must_be_given_a_layer(copy: Path) -> None:
    (copy / "kiosk" / "attic.py").write_text("", encoding="utf-8")
    said = lint(copy)
    assert verdicts(said).get("layers") != "KEPT"
    assert "attic" in said


# --- sizes ----------------------------------------------------------------------------------------------------

LONGEST_FILE, LONGEST_FUNCTION = 200, 30
LONG: dict[str, str] = {
    "kiosk/app/demo/robot.py": "what a person does on every kind of screen, side by side",
    "kiosk/app/demo/robot.py:_plan": "one case for each kind of scene",
    "kiosk/app/demo/stage.py:_perform": "one play from curtain to curtain",
    "kiosk/commands/demo.py:demo": "one parameter for each option of the command",
    "kiosk/config.py": "every section of the one file, side by side",
    "kiosk/core/assessment.py": "steps, messages and effects beside the one function that walks them",
    "kiosk/core/assessment.py:advance": "the whole table of transitions, one line each",
    "kiosk/core/duties.py": "one closed union: every duty is a class, and has its role",
    "kiosk/core/messages.py": "two closed unions; each message is a class",
    "kiosk/core/scenes.py:scene": "one case for each stage",
    "kiosk/core/visit.py": "the whole stay: stages, messages, effects and the one function that walks them",
    "kiosk/core/visit.py:_walk_stage": "the whole table of transitions, one line each",
    "kiosk/core/whose.py:whose": "ten keyword parameters and their meaning",
    "kiosk/devices/driver.py": "all that a driver author meets, on one page",
    "kiosk/devices/link_ble.py": "one link, with every way in which BlueZ lets it down",
    "kiosk/devices/promises.py": "all promises of a driver, which plug-in authors read as one page",
    "kiosk/devices/simulate/remote.py": "the simulator's Bluetooth side as one process",
    "kiosk/devices/simulate/scenario.py": "the whole scenario file, checked key by key",
    "kiosk/station/bench.py": "leases, sessions and the tray judge the same events",
    "kiosk/station/desk.py": "everything that is written before it is shown",
    "kiosk/station/ports.py": "what the station needs of the world, side by side",
    "kiosk/station/station.py": "one queue, and one line for each effect",
    "kiosk/store/migrations/versions/0001_create.py": "every table; a migration is never refactored",
    "kiosk/store/tables.py": "rows only",
    "kiosk/store/visits.py:open_visit": "one row with all its columns",
    "kiosk/sync/loop.py": "pick, build, send, judge, sleep: one sending after the other",
    "kiosk/ui/engine.py": "the screen is put together here and nowhere else",
    "kiosk/ui/engine.py:__init__": "fonts, engine, view-models and window, in the order Qt wants them",
    "kiosk/ui/shell.py": "one property for everything that surrounds a screen",
}


def lengths(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield what is longer than the house likes, and how long."""
    count = len(text.splitlines())
    if count > LONGEST_FILE:
        yield name, count
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION and "/migrations/" not in name:
                yield f"{name}:{node.name}", lines


def test_what_is_long_is_listed_with_a_reason() -> None:
    found = dict(one for path in PYTHON for one in lengths(named(path), path.read_text(encoding="utf-8")))
    assert {name: count for name, count in found.items() if name not in LONG} == {}
    assert sorted(set(LONG) - set(found)) == [], "no longer long: take it off the list"


def test_length_is_measured() -> None:
    body = "\n".join(f"    x = {number}" for number in range(30))
    assert dict(lengths("x.py", f"def f():\n{body}\n")) == {"x.py:f": 31}
    assert dict(lengths("x.py", "\n" * 201)) == {"x.py": 201}
    assert dict(lengths("x.py", f"def f():\n{body[:-6]}\n" + "\n" * 160)) == {}


# --- errors ---------------------------------------------------------------------------------------------------

CATCH_ALL = {
    "kiosk/devices/fleet.py": "a driver that breaks in its own code stops no other device",
    "kiosk/app/checking.py": "one look of the morning check that breaks hides none of the others",
    "kiosk/app/io_thread.py": "the end of the station's thread: a dead station shows a staff screen, never a blank one",
    "kiosk/devices/plugins/host.py": "an isolated codec may do anything; which kind of error is all that is told",
    "kiosk/devices/plugins/joining.py": "a trusted package is imported here, and is somebody else's code",
    "kiosk/devices/plugins/strain.py": "whatever a plug-in's codec lets through is what its judge looks for",
    "kiosk/devices/registry.py": "loading a plug-in runs somebody else's code",
    "kiosk/devices/promises.py": "whatever a codec lets through is what the conformance check looks for",
    "kiosk/report/worker.py": "paper never stops a visit",
    "kiosk/station/office/guard.py": "a duty of staff that breaks must not take the station from the resident under it",
}


def catch_alls(text: str) -> Iterator[int]:
    """Yield the lines that catch everything and do not raise it again."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type] if node.type else []
            caught = {ast.unparse(kind) for kind in kinds}
            last = node.body[-1]
            tidy = isinstance(last, ast.Raise) and last.exc is None
            if (not caught or caught & {"Exception", "BaseException"}) and not tidy:
                yield node.lineno


def test_only_the_listed_places_catch_everything() -> None:
    found = {named(path): list(catch_alls(path.read_text(encoding="utf-8"))) for path in PYTHON}
    assert {name: lines for name, lines in found.items() if lines and name not in CATCH_ALL} == {}
    assert [name for name in CATCH_ALL if not found.get(name)] == [], "catches nothing any more: take it off the list"
    assert {name: lines for name, lines in found.items() if len(lines) > 1} == {}


@pytest.mark.parametrize(
    ("handler", "caught"),
    [
        ("except Exception:\n    pass", True),
        ("except:\n    pass", True),
        ("except (ValueError, BaseException) as error:\n    log(error)", True),
        ("except Exception:\n    close()\n    raise", False),
        ("except ValueError:\n    pass", False),
    ],
)
def test_a_catch_all_is_found(handler: str, caught: bool) -> None:
    assert bool(list(catch_alls(f"try:\n    f()\n{handler}\n"))) is caught


# --- what no file may hold ------------------------------------------------------------------------------------

LATER = re.compile(r"\b(" + "TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
TEXTS = {".py", ".qml", ".js", ".mjs", ".ts", ".toml", ".md", ".sh", ".csv", ".svg", ".ini", ".mako", ".json", ""}


def ours() -> Iterator[Path]:
    """Yield every text file of the project."""
    for top in (*OURS, ".ci", *(path.name for path in ROOT.iterdir() if path.is_file())):
        for path in sorted((ROOT / top).rglob("*")) if (ROOT / top).is_dir() else [ROOT / top]:
            skipped = {"__pycache__", "node_modules"} & set(path.parts)
            if path.is_file() and path.suffix in TEXTS and not skipped and not path.name.startswith(".coverage"):
                yield path


def test_nothing_is_left_for_later() -> None:
    assert [named(path) for path in ours() if LATER.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_knows_this_machine() -> None:
    home = {str(place) for place in (ROOT, Path.home()) if len(place.parts) > 1}
    found = [named(path) for path in ours() for place in home if f"{place}/" in path.read_text(encoding="utf-8")]
    assert found == []


# --- words for people -----------------------------------------------------------------------------------------

KO, EN = load_texts("ko"), load_texts("en")
FORBIDDEN = re.compile(
    "고혈압 ?[0-9]|고혈압 ?전단계|노쇠|근감소|6 ?등급|비정상|(?<!비)정상|오류|세션|로그인|디바이스|동기화|검사|진단"
)
FAMILIES = {
    # in core
    "f'closed.{reason}.title'",
    "f'closed.{reason}.say'",
    "f'welcome.did.{len(names)}'",
    "f'who.new.{one}'",
    "f'paper.{kind}'",
    "f'{key}.title'",
    "f'{key}.say'",
    "f'{question}.say'",
    "f'{measure.text}.title'",
    "f'{measure.text}.say'",
    "f'{text}.title'",
    "f'{text}.say'",
    "f'{text}.{one.key}'",
    "f'assessment.{key}'",
    "f'assessment.{visit.assessment.key}'",
    "f'doubt.{progress.doubt}.title'",
    "f'doubt.{progress.doubt}.say'",
    "f'stopped.{reason}'",
    "f'gate.{visit.barred.reason}'",
    "f'good.{assessment}.title'",
    "f'good.{assessment}.say'",
    "f'quantity.{quantity}'",
    # findings and exercises
    "f'care.rule.{rule.rule}'",
    "f'care.source.{rule.source}'",
    "f'plan.dose.{rule.dose}'",
    "f'plan.none.{why}'",
    "f'plan.{rule.rule}'",
    # in the station
    "f'pin.{answer}'",
    "f'card.{answer}'",
}
"""Ids that are put together at run time. Whoever adds one here also makes `spoken` say all of its members."""


def written() -> tuple[set[str], set[str]]:
    """Return the text ids that core and station name outright, and the families that they put together."""
    plain, families = set(), set()
    for folder in ("core", "station"):
        for path in sorted((KIOSK / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    name = node.func.attr
                if isinstance(node, ast.Call) and name in ("Sentence", "_tell", "_plain"):
                    plain |= {
                        one.value
                        for arg in node.args
                        for one in ast.walk(arg)
                        if isinstance(one, ast.Constant) and isinstance(one.value, str) and name == "Sentence"
                        if not isinstance(arg, ast.JoinedStr | ast.Tuple)
                    }
                    families |= {ast.unparse(arg) for arg in node.args if isinstance(arg, ast.JoinedStr)}
                    if name == "_tell" and isinstance(node.args[1], ast.Constant):
                        plain.add(str(node.args[1].value))
    return plain, families


def said(value: object) -> Iterator[Sentence]:
    """Yield every Sentence inside a value."""
    if isinstance(value, Sentence):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from said(one)


@cache
def all_spoken() -> frozenset[Sentence]:
    return frozenset(spoken())


def spoken() -> Iterator[Sentence]:
    """Yield every sentence that the station can put on a screen: all members of all families."""
    for assessment in BATTERY.values():
        yield from _of_a_test(assessment)
        yield Sentence(f"assessment.{assessment.key}")
    for key in ("who.new", "who.twins", "later.known"):
        yield from _page(key)
    yield from (Sentence("later.number.title", ("27",)), Sentence("later.number.say"))
    yield from (Sentence(f"who.new.{one}") for one in ("first", "again"))
    yield from (Sentence(f"welcome.did.{number}", ("a", "b", "c", "d")[:number]) for number in range(1, 5))
    for key in ("who.how", "staff.under14", "safety.changed", "staff.safety", "goodbye.stopped", "consents.mine"):
        yield from _page(key)
    for key in ("goodbye", "goodbye.unkept", "still-there", "closed.store", "closed.crash"):
        yield from _page(key)
    for reason in ("safety", "pressure", "unmeasured", "unanswered", "fever", "unchecked"):
        yield from _page(f"gate.{reason}")
    for key in ("choose.programme", "choose.assessment", "stopped", "helper", *(f"doubt.{one}" for one in DOUBTS)):
        yield from _page(key)
    for purpose in PURPOSES.values():
        yield from (purpose.label, purpose.ask, Sentence(purpose.more.key, ("10",)))
        rows = ("consents.row.yes", "consents.row.no", "consents.row.none")
        yield from (Sentence(row, (f"@{purpose.label.key}", "2026.11.22")) for row in rows)
    for programme in DEFAULTS:
        yield Sentence("choose.programme.long", (f"@programme.{programme.key}.title", "9"))
    yield Sentence("choose.programme.short", ("@programme.one.title",))
    yield from (Sentence(f"stopped.{reason}") for reason in REASONS)
    yield from (Sentence(f"accept.{why}") for why in ACCEPTED_BECAUSE)
    yield from (Sentence(f"safety.{number}.say") for number in range(1, 8))
    yield from (Sentence(f"quantity.{quantity}") for quantity in QUANTITIES)
    words = ("absent", "timeout", "busy", "overload", "underload", "no_result", "implausible", "not_a_value")
    for reason in (*words, "too-long", "too-few", "device_error", "unsuccessful"):
        for detail in ((), *((cause,) for cause in scenes.CUFF_CAUSES)):
            yield from _page(scenes.trouble_text(Failed(reason, detail)))
    yield from (Sentence(f"pin.{answer}") for answer in ("wrong", "locked", "role"))
    yield from (Sentence(f"card.{answer}") for answer in ("void", "unknown"))
    yield from _page("staff.broken")
    yield from (Sentence(key) for key in ("print.ready", "print.kept", "print.none", "print.wait"))
    yield from _results()
    yield from _care()


def _care() -> Iterator[Sentence]:
    """Every finding, every exercise and every reason for none. Places: tests/core/test_care.py fills them."""
    for found in finding_rules():
        yield Sentence(f"care.rule.{found.rule}")
    for exercise in plan_rules().values():
        yield from (Sentence(f"plan.{exercise.rule}"), Sentence(f"care.source.{exercise.source}"))
        yield from (Sentence(f"plan.dose.{exercise.dose}", week) for week in exercise.weeks)
    yield from (Sentence(f"plan.none.{why}") for why in ("pressure", "fever", "oxygen", "gate"))


def _page(key: str) -> Iterator[Sentence]:
    yield Sentence(f"{key}.title")
    yield Sentence(f"{key}.say")


def _of_a_test(assessment: Assessment) -> Iterator[Sentence]:
    yield from _page(f"good.{assessment.key}")
    for one in _every(assessment.steps):
        yield from _page(getattr(one, "text", "empty.none"))
        if isinstance(one, Measure):
            yield from (Sentence(f"quantity.{quantity}") for quantity in (*one.needs, *one.also))
        if isinstance(one, Choose):
            yield from (Sentence(f"{one.text}.{option.key}") for option in one.options)


def _every(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        if isinstance(step, Recheck):
            yield from _every(step.steps)


def _results() -> Iterator[Sentence]:
    """Every result page that differs in a word: values far and near, all ages, all ends."""
    at, programme = datetime(2026, 11, 21, tzinfo=UTC), Programme("x", tuple(BATTERY))
    reasons = ("", "pressure", "asked", "fever", "age", "needs", "no-helper", "unchecked")
    ends = [AssessmentEnd(key, end, reason) for key in BATTERY for end in End for reason in reasons]
    base = Visit(UUID(int=1), at, programme)
    pressures = ((120, 70, 70), (135, 70, 40), (150, 80, 120), (170, 80, 70), (80, 40, 70))
    grips = ("10", "30", "34", "38", "60")
    for age, (systolic, diastolic, pulse), kg, sex in product((10, 30, 67, 99), pressures, grips, Sex):
        for bmi, method in (("17", Method.DEVICE), ("22", Method.TYPED), ("27", Method.DEVICE), ("35", Method.DEVICE)):
            numbers = {"systolic_pressure": systolic, "diastolic_pressure": diastolic, "heart_rate": pulse}
            cuff = tuple((quantity, Decimal(value)) for quantity, value in numbers.items())
            taken = (
                Taken("height", (("body_height", Decimal(160)),)),
                Taken("weight", (("body_weight", Decimal(60)),), method=method),
                Taken("bmi", (("bmi", Decimal(bmi)),)),
                Taken("pressure", cuff),
                Taken("pressure-2", cuff),
                Taken("grip-left-1", (("grip_force", Decimal(kg)),), Side.LEFT),
                Taken("grip-right-1", (("grip_force", Decimal(kg)),), Side.RIGHT),
                Taken("relative_grip", (("relative_grip", Decimal(kg)),)),
            )
            person = Person(sex, age, 2026 - age)
            for before in ({}, {"grip_force": Decimal(5)}, {"grip_force": Decimal(70)}, {"grip_force": Decimal(kg)}):
                page = summarise(
                    replace(base, person=person, taken=taken, done=tuple(ends)),
                    before,
                    unchecked=frozenset({"body_height"}),
                )
                yield from said(page)
                for line in page.lines:
                    yield from (Sentence(key) for row in line.values for key in (row[0], row[2]))
    for visit in (base, replace(base, person=Person(Sex.MALE, 40, 1986))):
        yield from said(summarise(replace(visit, person=Person(Sex.MALE, 40, 1986)), {}))


def test_every_family_of_ids_is_known() -> None:
    assert written()[1] == FAMILIES


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_sentence_of_core_and_station_has_words(language: str) -> None:
    texts = {"ko": KO, "en": EN}[language]
    assert sorted(written()[0] - set(texts)) == []
    sentences = {sentence for sentence in all_spoken() if sentence.key not in ("empty.none.title", "empty.none.say")}
    assert len(sentences) > 150
    wanted = {sentence.key for sentence in sentences} | {
        param[1:] for sentence in sentences for param in sentence.params if param.startswith("@")
    }
    assert sorted(wanted - set(texts)) == []
    for sentence in sentences:
        assert not re.search("%[1-9]", tell(texts, sentence)), f"{sentence} leaves a place empty"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_reason_and_every_error_has_a_sentence(language: str) -> None:
    texts = {"ko": KO, "en": EN}[language]
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.KioskError)]
    keys = {reason.value for reason in Reason if reason} | {one.key for one in kinds} | {one.value for one in Trouble}
    assert sorted(keys - set(texts)) == []


def test_both_languages_say_the_same_things_with_the_same_parameters() -> None:
    assert set(KO) == set(EN)
    assert {
        key: (KO[key], EN[key])
        for key in KO
        if set(re.findall("%[1-9]", KO[key])) != set(re.findall("%[1-9]", EN[key]))
    } == {}


def test_no_screen_says_a_forbidden_word() -> None:
    assert {key: text for key, text in KO.items() if FORBIDDEN.search(text)} == {}


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("고혈압 1기입니다", True),
        ("고혈압전단계", True),
        ("6등급", True),
        ("비정상", True),
        ("정상입니다", True),
        ("오류 코드 3", True),
        ("대한고혈압학회 기준", False),
        ("3등급에 드는 힘입니다", False),
    ],
)
def test_forbidden_words_are_found(text: str, forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(text)) is forbidden


def test_nobody_is_promised_to_come_before_somebody_has_said_so() -> None:
    """Decision 25: 직원을 불렀습니다, until a member of staff has answered."""
    coming = re.compile(r"(?<!바로 )(오고 있|직원이 (곧|금방|바로) |직원이 옵니다|직원이 갑니다)")
    allowed = {"call.acknowledged", "band.coming"}
    assert {key: text for key, text in KO.items() if coming.search(text) and key not in allowed} == {}


def test_every_plain_text_id_in_a_screen_has_words() -> None:
    wanted = {
        key
        for path in sorted(KIOSK.rglob("*.qml"))
        for key in re.findall(r'qsTrId\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert wanted
    assert sorted(wanted - set(KO)) == []
