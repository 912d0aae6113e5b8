"""What surrounds the screens: notices, covers, crashes, faults of devices."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Crashed, DeviceState, Intent, ModeChanged, Scene, Shown, Told, Wiped
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui.look import ZOOMS
from kiosk.ui.shell import ShellModel
from tests.ui.scenes import SCENES

KO = load_texts("ko")


@pytest.fixture
def sent() -> list[Intent]:
    return []


@pytest.fixture
def shell(sent: list[Intent], qapp: object) -> ShellModel:
    return ShellModel(sent.append, "ko", KO)


def test_a_crash_closes_in_plain_words(shell: ShellModel) -> None:
    shell.apply(Crashed("the store is full"))
    assert shell.scene["kind"] == "closed"
    assert "the store is full" not in str(shell.scene)


def test_a_call_stays_and_other_notices_pass(shell: ShellModel) -> None:
    shell.apply(Told("call", Sentence("call.sent")))
    shell.apply(Told("print", Sentence("print.ready")))
    assert shell.notice["text"] == KO["print.ready"]
    shell._forget_notice()
    assert (shell.notice["text"], shell.call) == (KO["call.sent"], "sent")
    shell.apply(Told("call", Sentence("call.acknowledged")))
    assert shell.call == "coming"
    shell.apply(Wiped())
    assert (shell.notice["text"], shell.call) == ("", "")


def test_somebody_who_has_come_is_not_announced_for_ever(shell: ShellModel) -> None:
    shell.apply(Told("call", Sentence("call.acknowledged")))
    shell.apply(Told("here", Sentence("call.here")))
    assert (shell.notice["text"], shell.call) == (KO["call.here"], "")
    shell._forget_notice()
    assert shell.notice["text"] == ""


def test_a_pin_notice_is_not_for_everybody(shell: ShellModel) -> None:
    shell.apply(Told("pin", Sentence("pin.wrong"), ok=False))
    assert shell.notice["text"] == ""


def test_settings_stay_open_while_measuring_goes_on_but_not_over_trouble(shell: ShellModel) -> None:
    shell.apply(Shown(SCENES["pressure-live"]))
    shell.open("settings")
    shell.apply(Shown(SCENES["good-pressure"]))
    assert shell.cover == "settings"
    shell.apply(Shown(SCENES["trouble-cuff"]))
    assert shell.cover == ""


def test_hidden_results_show_again_with_the_next_scene(shell: ShellModel) -> None:
    shell.apply(Shown(SCENES["results"]))
    shell.act("hide")
    assert shell.hidden
    shell.apply(Shown(SCENES["consent-platform"]))
    assert not shell.hidden


def test_zoom_goes_from_100_to_200_percent(shell: ShellModel) -> None:
    seen = [shell.zoom]
    for _ in range(6):
        shell.set("text-larger")
        seen.append(shell.zoom)
    assert tuple(dict.fromkeys(seen)) == ZOOMS
    for _ in range(6):
        shell.set("text-smaller")
    assert shell.zoom == 1.0


def test_an_unknown_button_sends_nothing(shell: ShellModel, sent: list[Intent]) -> None:
    shell.apply(Shown(Scene("explain")))
    shell.act("no-such-button")
    assert sent == []


def test_faults_of_devices_come_and_go(shell: ShellModel) -> None:
    shell.apply(DeviceState("scale-1", "absent", "device.not-plugged"))
    shell.apply(Shown(SCENES["trouble-absent"]))
    assert KO["device.not-plugged"] in str(shell.scene["note"])
    shell.apply(DeviceState("scale-1", "ready"))
    shell.apply(Shown(SCENES["trouble-absent"]))
    assert KO["device.not-plugged"] not in str(shell.scene["note"])


def test_a_fault_that_comes_after_its_screen_is_told_there_too(shell: ShellModel) -> None:
    shell.apply(Shown(SCENES["trouble-absent"]))
    shell.apply(DeviceState("scale-1", "absent", "device.cable"))
    assert KO["device.cable"] in str(shell.scene["note"])


def test_the_mode_stays_when_the_resident_goes(shell: ShellModel) -> None:
    shell.apply(ModeChanged("training"))
    shell.apply(Wiped())
    assert shell.mode == "training"
    shell.apply(ModeChanged(""))
    assert shell.mode == ""
