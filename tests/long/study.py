"""A trial through the real screens: AT-SPI presses, simulated scales, one of them with a known flaw.

    python -m tests.long.study [--pairs 30] [--out FOLDER] [--only offset drift lie]

For each flaw a trial is run to its end; the raw values must be what the scales said, and the report's bias what was
put into them. Prints the figures; exit 0 when all of it holds. The short form is tests/app/test_study_on_screen.py.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from kiosk.app.demo.look import Site, bind_devices
from kiosk.app.demo.props import simulator
from kiosk.app.installing import Answers, install
from kiosk.core.agreement.agreement import Agreement, agreement
from kiosk.core.roles import Role
from kiosk.core.study.figures import agreement_input
from kiosk.core.study.values import Protocol, StudyData
from kiosk.store.values import Binding
from tests.app.atspi import SCREEN, SIZE, Desk
from tests.long.day.place import NAMES, PINS, SCALE, Place, hire

ACTOR = "system:test"
SPEED = 8.0
TEST, REFERENCE = "toy-1", "scale-1"
FLAWS: dict[str, str] = {
    "shift": "offset = 0.4",
    "offset": "offset = 0.4, noise = 0.05",
    "drift": "drift = 2.0",
    "lie": 'lie = "constant", says = 65.0',
}
"""What is wrong with the device under test; kg, and kg an hour of play."""
OFFSET = 0.4
WORDING = "새 저울로도 재 볼까요?\n결과에는 쓰지 않습니다.\n언제든 그만두실 수 있습니다."


@dataclass(slots=True)
class Trial:
    """A running trial at a place. ``loads``: what stood on the scales, pair by pair."""

    place: Place
    flaw: str
    protocol: Protocol
    pictures: bool = True
    loads: list[Decimal] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def join(self, count: int) -> None:
        """So many participants, one after the other."""
        desk = self.place.desk
        desk.sign_in(PINS[Role.SPECIALIST])
        desk.wait_for("기다리는 일")
        self.place.settle()
        desk.press("studies")
        desk.press(f"row-study-{self.protocol.code}")
        desk.press("set-running")
        desk.press("confirm")
        desk.wait_for("진행 중")
        desk.press("begin")
        for number in range(count):
            self._participant(last=number == count - 1)

    def _participant(self, *, last: bool) -> None:
        desk, chance = self.place.desk, Random(f"{self.flaw}{len(self.loads)}")
        desk.wait_for("방문 중인 분이 없습니다")
        desk.press("next")
        desk.wait_for("결과에는 쓰지 않습니다")
        self._shot("consent")
        desk.press("row-yes")
        kg = Decimal(chance.randrange(4800, 7600)).scaleb(-2)
        for repeat in range(self.protocol.repeats):
            kg += Decimal(chance.randrange(-30, 30)).scaleb(-2)
            desk.wait_for("시작을 누르면")
            self._pair(kg, last=repeat == self.protocol.repeats - 1)
        for _ in range(2):
            desk.wait_for("쓰기에 어떠셨어요")
            self._shot("comfort")
            desk.press("row-score-3")
            time.sleep(0.5)
        desk.wait_for("다 쟀습니다")
        self._shot("over")
        desk.press("to-study" if last else "more")

    def _pair(self, kg: Decimal, *, last: bool) -> None:
        """The same stands on both scales; one that lies settles at once, so nothing is waited for before it is over."""
        desk = self.place.desk
        for link in ("toy", "scale"):
            self.place.steer("load", device=link, load=str(kg))
        desk.press("begin")
        if self.flaw != "lie":
            desk.wait_for("지금 재 주세요")
            self._shot("measuring")
        desk.wait_for("차례입니다")
        self._shot("between")
        desk.press("begin")
        desk.wait_for("쓰기에 어떠셨어요" if last else "시작을 누르면")
        for link in ("toy", "scale"):
            self.place.steer("load", device=link, load=None)
        self.loads.append(kg)

    def _shot(self, name: str) -> None:
        """One picture of each screen."""
        if self.pictures and not (self.place.shots / f"{self.flaw}-{name}.png").exists():
            self.place.shot(f"{self.flaw}-{name}")

    def close(self) -> StudyData:
        """Close it, and hand out files and report as staff would; returns what the store holds."""
        desk = self.place.desk
        desk.wait_for("다 잰 쌍")
        self._shot("page")
        desk.press("set-closed")
        desk.press("confirm")
        desk.wait_for("차이의 평균")
        desk.press("report")
        desk.wait_for("보고서를 파일로 남겼습니다")
        desk.press("report-en")
        desk.wait_for("보고서를 파일로 남겼습니다")
        self._shot("closed")
        with self.place.store() as store:
            (study,) = store.studies()
            return store.study_data(study.id, leaves=True, actor=ACTOR, now=datetime.now(UTC))


def scenario(folder: Path, flaw: str) -> Path:
    """Two scales of one sort; one of them has a flaw, and is under test."""
    lines = ['about = "A trial, made up."', "[resident]", 'sex = "F"', "age = 70"]
    lines += ["[[device]]", f'driver = "{SCALE}"', 'link = { serial = "scale" }']
    lines += ["[[device]]", f'driver = "{SCALE}"', 'link = { serial = "toy" }', f"flaw = {{ {FLAWS[flaw]} }}"]
    path = folder / f"study-{flaw}.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@contextmanager
def trial(folder: Path, flaw: str, participants: int, repeats: int) -> Iterator[Trial]:
    """A new installation with both scales bound, a planned trial, and the kiosk in a window."""
    site = Site(folder)
    config: dict[str, Any] = {"schema": 1, "centre": {"id": "test-centre", "station": "st-1"}, "screen": SCREEN}
    config["staff"] = {"lock_s": 900.0}
    install(site.config, site.data_dir, Answers(config, NAMES[Role.ADMINISTRATOR], PINS[Role.ADMINISTRATOR]))
    with simulator(str(scenario(folder, flaw)), folder, 7, SPEED) as devices:
        bind_devices(site, devices)
        words = ["--config", str(site.config), "--data-dir", str(site.data_dir)]
        window = f"{SIZE[0]}x{SIZE[1]}"
        command = [sys.executable, "-m", "kiosk", "run", "--windowed", window, *words]
        place = Place(site, Desk(command, SIZE, folder / "screen.log"), devices, "", folder / "shots")
        hire(place)
        protocol = plan(place, participants * repeats, repeats)
        with place.desk:
            place.desk.wait_for("시작하기")
            yield Trial(place, flaw, protocol)


def plan(place: Place, pairs: int, repeats: int) -> Protocol:
    """Name the devices, and write the protocol down; the form itself is tested with the staff's pages."""
    protocol = Protocol(
        "KT-01",
        "새 저울 실증",
        "만든 곳",
        TEST,
        REFERENCE,
        "body_weight",
        pairs,
        repeats,
        60,
        Decimal("-0.5"),
        Decimal("0.5"),
        "made up",
        consent_ko=WORDING,
    )
    now = datetime.now(UTC)
    with place.store() as store:
        for bound in store.bindings():
            store.unbind(bound.device, actor=ACTOR, now=now)
            name, purpose = (REFERENCE, "care") if bound.serial == "sim-1" else (TEST, "study")
            again = Binding(name, bound.driver, bound.link, bound.address, bound.serial, purpose=purpose)  # type: ignore[arg-type]
            store.bind(again, actor=ACTOR, now=now)
        store.study_put(protocol, actor=ACTOR, now=now)
    return protocol


def problems(one: Trial, data: StudyData) -> list[str]:
    """What does not hold: the values are what the scales said with that on them, and the bias is what was put in."""
    found = []
    said = [json.loads(line, parse_float=Decimal) for line in one.place.devices.sent.read_text("utf-8").splitlines()]
    known = {(Decimal(str(line["on"])), Decimal(str(line["value"]))) for line in said if line.get("on") is not None}
    for pair, kg in zip(data.pairs, one.loads, strict=True):
        (test,), (reference,) = data.of(pair.id, "test"), data.of(pair.id, "reference")
        if reference.value != kg or reference.said != f"{kg}":
            found.append(f"pair {pair.number}: the reference said {reference.value} ({reference.said}) with {kg} on it")
        if (kg, test.value) not in known:
            found.append(f"pair {pair.number}: nothing said {test.value} with {kg} on it")
        if reference.standing != "good":
            found.append(f"pair {pair.number}: the reference stood as {reference.standing}")
    figures = figures_of(data)
    truth = [float(test.value - kg) for test, kg in zip(tests(data), one.loads, strict=True) if test.value is not None]
    bias, mean = figures.limits.bias, sum(truth) / len(truth)
    if bias.value is None or abs(bias.value - mean) > 1e-9:
        found.append(f"the report's bias is {bias.value}, that of what was said {mean}")
    if one.flaw in ("shift", "offset") and bias.low is not None and bias.high is not None:
        wide = max(3 / 2 * (bias.high - bias.low) / 2, 0.02)  # three standard errors, and the last digit
        if bias.value is None or abs(bias.value - OFFSET) > wide:
            found.append(f"the report's bias is {bias}, put in was {OFFSET}")
    with one.place.store() as store:
        if store.measurements_stored():
            found.append("a value of the trial is a result")
        if store.tray_list(actor=ACTOR, now=datetime.now(UTC)):
            found.append("a value of the trial is in the tray")
    return found


def tests(data: StudyData) -> list[Any]:
    """The attempts of the device under test, pair by pair."""
    return [data.of(pair.id, "test")[0] for pair in data.pairs]


def figures_of(data: StudyData) -> Agreement:
    """The statistics of the report."""
    return agreement(agreement_input(data, {"test": "Toy", "reference": SCALE}))


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.long.study", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--only", nargs="*", choices=tuple(FLAWS), default=("offset", "drift", "lie"))
    asked = parser.parse_args(words)
    out = asked.out or Path(tempfile.mkdtemp(prefix="kiosk-study-"))
    wrong = []
    for flaw in asked.only:
        folder = out / flaw
        folder.mkdir(parents=True, exist_ok=True)
        with trial(folder, flaw, asked.pairs // asked.repeats, asked.repeats) as one:
            one.join(asked.pairs // asked.repeats)
            data = one.close()
            found = problems(one, data)
        figures, seconds = figures_of(data).limits, time.monotonic() - one.began
        print(
            f"{flaw}: {data.study.complete} pairs in {seconds:.0f} s; bias {_told(figures.bias)}, "
            f"limits {_told(figures.lower)} to {_told(figures.upper)}; {len(found)} problems"
        )
        wrong += [f"{flaw}: {one}" for one in found]
    print("\n".join(wrong) or f"all well; pictures and files in {out}")
    return 1 if wrong else 0


def _told(figure: Any) -> str:
    if figure.value is None:
        return f"none ({figure.why})"
    return (
        f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
        if figure.low is not None
        else f"{figure.value:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
