"""An approved plug-in becomes part of the kiosk: its rows, its quantity, its test, its words. Nothing of it is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from kiosk.core import joined
from kiosk.core.assessment import Measure
from kiosk.core.battery import BATTERY, OURS
from kiosk.core.plausible import plausible
from kiosk.core.programme import DEFAULTS, choices
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.texts import PICTURES, load_texts
from kiosk.core.translate import meaning
from kiosk.devices import registry
from kiosk.devices.decode import decode_line
from kiosk.devices.driver import SerialLine
from kiosk.devices.plugins import joining
from kiosk.devices.plugins.folder import Folder
from kiosk.devices.simulate.scenario import At
from kiosk.sync.codes import code_of
from tests.joined import as_before

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """Both examples, approved; the tables are put back afterwards."""
    made = Folder(tmp_path / "plugins")
    for name in ("kiosk-acme-grip", "process-link-perl"):
        found, digest = made.unpack(EXAMPLES / name)
        made.approve(found.name, found.version, digest, "staff:1", NOW)
    with as_before():
        yield made


def test_rows_and_protocols_join_the_registry(folder: Folder) -> None:
    joining.join(folder.path)
    known = registry.installed()
    assert known.problems == ()
    assert isinstance(known.drivers["acme-grip-200"].link, SerialLine)
    assert known.protocols["acme_grip"].isolate is not None
    assert known.drivers["beta-walkway-4"].protocol == "beta_walkway_4"
    assert "kiosk_acme_grip" not in sys.modules


def test_its_quantity_has_limits_labels_and_a_way_to_the_platform(folder: Folder) -> None:
    assert "pinch_force" not in QUANTITIES
    joining.join(folder.path)
    known = QUANTITIES["pinch_force"]
    assert (known.unit, known.decimals, known.rounded(Decimal("6.35"))) == ("kg", 1, Decimal("6.4"))
    record = Record("acme_grip", {"quantities": {"pinch_force": Decimal("31.4")}})
    (reading,) = meaning(record)
    assert isinstance(reading, Reading)
    assert isinstance(plausible(reading, QUANTITIES), Refusal)
    assert load_texts("ko")["quantity.pinch_force"] == "집는 힘"
    assert load_texts("en")["quantity.pinch_force"] == "Pinch strength"
    code = code_of("pinch_force")
    assert (code.text, code.display, code.loinc, code.local) == ("집는 힘", "Pinch strength", (), "pinch-force")


def test_its_test_can_be_chosen_where_its_device_is(folder: Folder) -> None:
    (one,) = (programme for programme in DEFAULTS if programme.one)
    joining.join(folder.path)
    assert "acme_pinch" in choices(one, 70, frozenset({"acme_pinch", "height"}))
    assert "acme_pinch" not in choices(one, 70, frozenset({"height"}))
    test = BATTERY["acme_pinch"]
    trials = [step for step in test.steps if isinstance(step, Measure)]
    assert [(trial.step, trial.needs) for trial in trials] == [
        ("acme_pinch-1", ("pinch_force",)),
        ("acme_pinch-2", ("pinch_force",)),
    ]
    texts = load_texts("ko")
    for trial in trials:
        assert texts[f"{trial.text}.title"] == "집는 힘 재기"
        assert "힘껏" in texts[f"{trial.text}.say"]
    assert [Path(picture).name for picture in PICTURES] == ["pinch"]


@pytest.mark.parametrize("settle", ["final", "hold", "peak"])
def test_a_new_test_settles_in_three_ways(settle: joined.Settling) -> None:
    import numpy as np

    new = joined.NewTest("x", "grip_force", settle=settle, threshold=Decimal(2))
    (trial,) = (step for step in new.assessment.steps if isinstance(step, Measure))
    settler = trial.settler()
    if settle == "peak":
        seconds = np.arange(0, 4, 0.1)
        said: tuple[Reading | Block, ...] = (Block("grip_force", seconds, np.where(seconds < 1, 31.0, 0.0)),)
    else:
        said = (Reading("grip_force", Decimal(31)),)
    outcome = settler.feed(said)
    assert outcome is not None
    assert dict(outcome.values)["grip_force"] == 31  # type: ignore[union-attr]


def test_nothing_of_ours_can_be_redefined(folder: Folder) -> None:
    weight = replace(QUANTITIES["body_weight"], high=Decimal(9999))
    words = {language: dict.fromkeys(("title", "explain", "measure", "good"), "x") for language in ("ko", "en")}
    with as_before():
        before = (dict(QUANTITIES), dict(BATTERY), load_texts("ko"))
        with pytest.raises(ValueError, match="body_weight is already defined"):
            joined.join([weight], [])
        with pytest.raises(ValueError, match="grip is already defined"):
            joined.join([], [joined.NewTest("grip", "grip_force", words)])
        assert (dict(QUANTITIES), dict(BATTERY)) == before[:2]
        assert load_texts("ko") == before[2]
    assert tuple(BATTERY) == OURS


def test_a_plugin_that_claims_a_key_of_ours_is_a_problem_and_no_more(folder: Folder, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "kiosk-acme-grip", copy)
    path = copy / "kiosk_acme_grip/kiosk-plugin.toml"
    text = path.read_text().replace('"acme_grip"', '"st_gs"').replace("acme-grip-200", "cas-ci-400")
    path.write_text(text.replace('name = "kiosk-acme-grip"', 'name = "thief"'))
    found, digest = folder.unpack(copy)
    folder.remove("kiosk-acme-grip")
    folder.approve(found.name, found.version, digest, "staff:1", NOW)
    joining.join(folder.path)
    known = registry.installed()
    assert known.protocols["st_gs"].isolate is None
    assert known.drivers["cas-ci-400"].maker == "CAS"
    assert {one.reason for one in known.problems} == {"st_gs is already taken", "cas-ci-400 is already taken"}


def test_a_program_that_is_started_from_here_finds_the_same(folder: Folder) -> None:
    joining.join(folder.path)
    script = "from kiosk.devices.registry import installed; print('acme-grip-200' in installed().drivers)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ), check=True
    )
    assert done.stdout == "True\n"


def test_the_simulator_asks_the_plugin_for_its_bytes_in_a_child(folder: Folder) -> None:
    joining.join(folder.path)
    registry.installed()
    sandbox = joining.simulators()["acme_grip"]
    assert sandbox.frames("acme_grip", {"pinch_force": Decimal("6.4")}) == [b"G,6.4,6B\r\n"]
    with pytest.raises(ValueError, match="no bytes for pinch_force"):
        sandbox.frames("acme_grip", {"pinch_force": Decimal("6.45")})
    assert "kiosk_acme_grip" not in sys.modules
    assert At(step="x", value=Decimal(1)).has_value


def test_kept_bytes_are_read_again_in_a_child(folder: Folder) -> None:
    joining.join(folder.path)

    def decoded(*pieces: bytes) -> dict[str, object]:
        request = {"id": 1, "protocol": "acme_grip", "hex": [piece.hex() for piece in pieces]}
        return decode_line(json.dumps(request))

    good = {
        "readings": [{"quantities": {"pinch_force": Decimal("6.4")}, "status": "ok"}],
        "rejected": 0,
        "pending": False,
    }
    assert decoded(b"G,6.4", b",6B\r\n") == {"id": 1, **good}
    assert decoded(b"G,6.4,6C\r\nG,6") == {"id": 1, "readings": [], "rejected": 1, "pending": True}
    assert decoded(b"G,6.4,6B\r\n") == {"id": 1, **good}
    assert "kiosk_acme_grip" not in sys.modules


def test_a_trusted_package_of_this_python_runs_in_the_kiosk_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES / "kiosk-acme-grip"))
    entry = EntryPoint("acme-grip", "kiosk_acme_grip", joining.GROUP)
    gone = EntryPoint("gone", "nowhere_at_all", joining.GROUP)
    monkeypatch.setattr(joining, "entry_points", lambda *, group: [entry, gone])
    with as_before():
        made = joining.join()
        (protocol,) = made.protocols
        assert (protocol.key, protocol.isolate) == ("acme_grip", None)
        assert [name for name, _ in made.problems] == ["gone"]
    for name in [name for name in sys.modules if name.startswith("kiosk_acme_grip")]:
        del sys.modules[name]


def test_a_broken_list_of_approvals_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "approved.json").write_text(json.dumps([]))
    with as_before():
        joining.join(tmp_path)
        assert "cas-ci-400" in registry.installed().drivers
        assert "cannot be read" in registry.installed().problems[0].reason


def test_a_test_that_joins_leaves_nothing_behind(folder: Folder) -> None:
    with as_before():
        joining.join(folder.path)
        assert "acme-grip-200" in registry.installed().drivers
    assert joining.VARIABLE not in os.environ
    assert "acme-grip-200" not in registry.installed().drivers
    assert tuple(BATTERY) == OURS
