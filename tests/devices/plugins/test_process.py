"""The process link: the example in Perl measures over a real pipe, and every bad program is ended with a reason."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.app.checks.plugins import walls
from kiosk.core.errors import FrameError
from kiosk.core.quantity import QUANTITIES
from kiosk.core.translate import meaning
from kiosk.devices import link_process
from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import Driver, Frame, ProcessLine, WireProtocol
from kiosk.devices.framing import lines
from kiosk.devices.link_process import Told
from kiosk.devices.plugins import manifest
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Binding, Changed, Event, Rejected, Said, State, Supervisor
from tests.fakes import RealClock, until

EXAMPLE = Path(__file__).resolve().parents[3] / "examples/process-link-perl"
HELLO = 'echo \'{"hello": {"kit": 1, "key": "toy_program", "quantities": ["body_weight"]}}\';'


class Stage:
    """One program under a supervisor."""

    def __init__(self, row: Driver, address: str = "") -> None:
        told = Told(row.protocol, row.measures)
        protocol = WireProtocol(
            row.protocol, "1", "made up", lambda _: told, lambda _: lines(b"\n"), quantities=row.measures
        )
        self.events: list[Event] = []
        self.supervisor = Supervisor(
            (Binding("dev", row, address),),
            {row.protocol: protocol},
            RealClock(),
            self.events.append,
            backoff=lambda: Backoff(0.05, 0.1),
        )

    @property
    def state(self) -> State:
        return self.supervisor.states()["dev"].state

    @property
    def reasons(self) -> list[str]:
        return [one.reason_key for one in self.events if isinstance(one, Changed)]

    @property
    def values(self) -> list[object]:
        said = [one.record for one in self.events if isinstance(one, Said)]
        return [one.fields.get("quantities") for one in said]

    @property
    def heard(self) -> list[object]:
        return [one.record.fields.get("heard") for one in self.events if isinstance(one, Said)]

    @property
    def rejected(self) -> int:
        return max((one.count for one in self.events if isinstance(one, Rejected)), default=0)


@asynccontextmanager
async def stage(row: Driver, address: str = "") -> AsyncIterator[Stage]:
    made = Stage(row, address)
    task = asyncio.create_task(made.supervisor.run())
    try:
        yield made
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def program(script: str) -> Driver:
    """Return a driver whose program is a shell script."""
    line = ProcessLine(("/bin/sh", "-c", script), "/tmp")
    return Driver("toy-program", "Toy", "Program", "toy_program", line, ("body_weight",))


async def test_the_example_in_perl_measures_between_begin_and_end(tmp_path: Path) -> None:
    (row,) = manifest.read(manifest.find(EXAMPLE)).drivers(EXAMPLE)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    try:
        async with stage(row, str(pipe)) as made:
            await until(lambda: made.state is State.READY)
            os.write(writer, b"DONE 4.00 9.99\n")  # somebody walks by
            await made.supervisor.begin("dev")
            for piece in (b"DONE 4.0", b"0 3.15\r\nDONE nonsense\nDO", b"NE 4.00 4.00\n"):
                os.write(writer, piece)
                await asyncio.sleep(0.02)
            await until(lambda: len(made.values) >= 2)
            assert made.values == [{"gait_speed_usual": Decimal("1.27")}, {"gait_speed_usual": Decimal("1.00")}]
            await made.supervisor.end("dev")
            assert made.state is State.READY
    finally:
        os.close(writer)


async def test_a_device_that_is_away_is_absent_and_looked_for_again(tmp_path: Path) -> None:
    (row,) = manifest.read(manifest.find(EXAMPLE)).drivers(EXAMPLE)
    async with stage(row, str(tmp_path / "pipe")) as made:
        await until(lambda: made.state is State.ABSENT and Reason.NOT_PLUGGED in made.reasons)
        (tmp_path / "pipe").touch()
        await until(lambda: State.READY in [one.state for one in made.events if isinstance(one, Changed)])


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 3", Reason.PROGRAM_ENDED),
        ("sleep 60", Reason.PROGRAM_HUNG),
        ("echo hello", Reason.PROGRAM_WORDS),
        (HELLO.replace("toy_program", "scale_1"), Reason.PROGRAM_WORDS),
        (HELLO.replace('"kit": 1', '"kit": 2'), Reason.PROGRAM_WORDS),
        (HELLO.replace("body_weight", "systolic_pressure"), Reason.PROGRAM_WORDS),
        (f"{HELLO} exit 0", Reason.PROGRAM_ENDED),
        (f"{HELLO} exec 1>&-; sleep 60", Reason.PROGRAM_ENDED),
        (f"{HELLO} yes '{{\"record\": {{}}}}'", Reason.PROGRAM_FLOOD),
        (f"{HELLO} head -c 1000000 /dev/zero; sleep 60", Reason.PROGRAM_WORDS),
    ],
)
async def test_a_bad_program_is_ended_with_a_reason(
    script: str, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_process, "HELLO_SECONDS", 1.0)
    async with stage(program(script)) as made:
        await until(lambda: reason in made.reasons)
        assert made.values == [None] * len(made.values)


async def test_a_program_that_cannot_be_started_says_so() -> None:
    row = replace(program(""), link=ProcessLine(("/nowhere/at/all",), "/tmp"))
    async with stage(row) as made:
        await until(lambda: Reason.PROGRAM_ENDED in made.reasons)
    row = replace(program(""), link=ProcessLine(("/bin/sh",), "/nowhere"))
    async with stage(row) as made:
        await until(lambda: Reason.PROGRAM_MISSING in made.reasons)


async def test_it_reads_nothing_of_the_kiosk_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the data key")
    (tmp_path / "here").mkdir()
    answer = 'sed -e \'s/.*/{"record": {"heard": "&"}}/\''
    script = (
        f"{HELLO} echo x > written; (cat {tmp_path}/secret || echo nothing; ls written || echo none) 2>&- | {answer}"
    )
    row = replace(program(""), link=ProcessLine(("/bin/sh", "-c", f"{script}; sleep 60"), str(tmp_path / "here")))
    async with stage(row) as made:
        await until(lambda: len(made.heard) >= 2)
        if "files" in walls():
            assert made.heard == ["nothing", "none"]


async def test_it_may_ask_for_the_time_and_hears_the_step_begin_and_end() -> None:
    did, heard = 's/.*/{"did": "begin"}/', 's/.*/{"record": {"heard": "&"}}/'
    back = f"sed -u -e 's/\"/./g' -e '/begin/{{{did};b}}' -e '{heard}'"
    async with stage(program(f'{HELLO} echo \'{{"ask": "time"}}\'; {back}')) as made:
        await until(lambda: len(made.heard) == 1)
        await made.supervisor.begin("dev")
        await made.supervisor.end("dev")
        await until(lambda: len(made.heard) >= 2)
    time, *rest = made.heard
    assert re.fullmatch(r"{.time.: .\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d.}", str(time))
    assert rest == ["{.do.: .end.}"]


async def test_what_it_says_before_it_has_begun_is_from_before_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_process, "BEGIN_SECONDS", 0.3)
    record = 'echo \'{"record": {"quantities": {"body_weight": 1}}}\''
    script = f"{HELLO} while read -r line; do {record}; done"  # it never says that it did
    async with stage(program(script)) as made:
        await until(lambda: made.state is State.READY)
        await made.supervisor.begin("dev")
        await until(lambda: Reason.PROGRAM_HUNG in made.reasons)
        assert made.values == []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (b'{"record": {"quantities": {"body_weight": 64.20}}}', [Decimal("64.20")]),
        (b'{"record": {"quantities": {"body_weight": 64}, "units": {"body_weight": "kg"}}}', [Decimal(64)]),
        (b'{"record": {"weight_kg": 64.2, "stable": true}}', [Decimal("64.2")]),
        (b'{"record": {"status": "device_error", "error_code": "7"}}', []),
        (b'{"record": {"quantities": {"body_weight": "64.2"}}}', []),
        (b'{"record": {"quantities": {"body_weight": true}}}', []),
        (b'{"record": {"quantities": [64.2]}}', []),
        (b'{"record": {"time": {"$time": "2026-11-21T09:00:00"}, "weight_kg": 64.2}}', [Decimal("64.2")]),
    ],
)
def test_what_a_line_means(line: bytes, values: list[Decimal]) -> None:
    (record,) = Told("toy_program", ("body_weight",)).feed(Frame(line))
    assert [one.value for one in meaning(record) if hasattr(one, "value")] == values  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"nonsense",
        b"[1]",
        b'{"record": 7}',
        b'{"record": {"quantities": {"body_weight": NaN}}}',
        b'{"record": {"quantities": {"body_weight": -Infinity}}}',
        b'{"record": {"quantities": {"body_weight": 1e999999999999999999}}}',
        b'{"record": {"quantities": {"body_weight": 141.3}, "units": {"body_weight": "[lb_av]"}}}',
        b'{"record": {"quantities": {"body_weight": 64}, "units": {"body_weigth": "kg"}}}',
        b'{"record": {"quantities": {"body_weight": 64}, "units": "kg"}}',
        b'{"record": {"quantities": {"grip_force": 31}}}',
        b'{"record": {"sys": 120, "dia": 80}}',
        b'{"record": {"time": {"$time": "tomorrow"}}}',
        b'{"record": {"samples": [[1]], "stream": "body_weight"}}',
        b'{"record": {"a": ' + b"[" * 50 + b"]" * 50 + b"}}",
        b'{"record": {"a": ' + b"9" * 5000 + b"}}",
        b"\xff\xfe",
    ],
)
def test_what_is_not_surely_a_value_is_refused(line: bytes) -> None:
    with pytest.raises(FrameError):
        Told("toy_program", ("body_weight",), QUANTITIES).feed(Frame(line))
