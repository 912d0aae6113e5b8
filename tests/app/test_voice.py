"""Clips on the disk and words into a player: recorded first, made once, never what is somebody's, never in the way."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from kiosk.app import clips as clips_module
from kiosk.app import players, speaking
from kiosk.app.checks import voice as look
from kiosk.app.clips import Clips, parts
from kiosk.app.recordings import flaws
from kiosk.app.sounding import Sounding
from kiosk.app.speaking import Speaking
from kiosk.config import Settings
from kiosk.core import clip
from kiosk.core.clip import RATE
from kiosk.core.speech import Part, Utterance
from kiosk.core.texts import load_texts
from tests.app.shell import Kiosk, kiosk
from tests.app.voices import asked, engine, played, player, program
from tests.needs import need
from tests.rig import wait_until

__all__ = ["kiosk"]
TEXTS = {
    "ko": {"attract.say": "어서\n오세요", "good.say": "잘하셨습니다", "say.number": "%1번", "attract.title": "제목"}
}
HELLO = Part("attract.say", "어서 오세요")
NUMBER = Part("", "육십오 점 사 킬로그램")


def humming(tmp_path: Path) -> Clips:
    return Clips(tmp_path / "made", tmp_path / "recordings", engine(tmp_path))


def words(*parts_: Part, **manner: int) -> Utterance:
    return Utterance("ko", parts_ or (HELLO,), **manner)  # type: ignore[arg-type]  # volume and speed


@pytest.fixture
def voice(tmp_path: Path) -> Iterator[Speaking]:
    spoken = Speaking(humming(tmp_path), commands=(player(tmp_path), player(tmp_path, "ear")))
    yield spoken
    spoken.close()


def said(voice: Speaking, utterance: Utterance) -> None:
    """Say it, and wait for its end."""
    ended = threading.Event()
    voice.say(utterance, ended.set)
    assert ended.wait(20)


# --- clips --------------------------------------------------------------------------------------------------------


def test_clips_are_made_once(tmp_path: Path) -> None:
    kept = humming(tmp_path)
    assert sorted(kept.make(TEXTS)) == [("ko", "attract.say", "made"), ("ko", "good.say", "made")]
    assert {how for *_, how in kept.make(TEXTS)} == {"kept"}
    assert asked(tmp_path) == [
        "-v ko -s 145 -b 1 --stdin --stdout|어서 오세요",
        "-v ko -s 145 -b 1 --stdin --stdout|잘하셨습니다",
    ]
    assert kept.path("ko", HELLO).is_file()
    assert kept.size() == sum(path.stat().st_size for path in (tmp_path / "made" / "ko").iterdir())


def test_a_changed_text_is_made_anew_and_the_old_one_goes(tmp_path: Path) -> None:
    kept = humming(tmp_path)
    list(kept.make(TEXTS))
    old = kept.path("ko", HELLO)
    changed = {"ko": {"attract.say": "반갑습니다"}}
    assert list(kept.make(changed)) == [("ko", "attract.say", "made")]
    assert not old.exists()
    assert len(list((tmp_path / "made" / "ko").iterdir())) == 1


def test_a_recording_comes_before_everything(tmp_path: Path) -> None:
    kept = humming(tmp_path)
    place = kept.recording("ko", "attract.say")
    assert place == tmp_path / "recordings" / "ko" / "attract.say.wav"
    place.parent.mkdir(parents=True)
    voice = 0.05 * np.sin(0.2 * np.arange(2 * RATE))
    place.write_bytes(clip.wav(voice))
    assert ("ko", "attract.say", "recorded") in list(kept.make(TEXTS))
    found = kept.samples("ko", HELLO)
    assert found is not None
    assert len(found) == pytest.approx(2 * RATE, rel=0.01)
    assert clip.heard(found).level == pytest.approx(clip.LEVEL, abs=1)
    place.write_bytes(b"broken")
    instead = kept.samples("ko", HELLO)  # the engine's
    assert instead is not None
    assert len(instead) < len(found) / 2


def test_what_has_a_number_in_it_is_never_written(tmp_path: Path) -> None:
    kept = humming(tmp_path)
    assert kept.samples("ko", NUMBER) is not None
    assert not (tmp_path / "made").exists()
    kept.samples("ko", HELLO)
    assert [path.name.partition("-")[0] for path in (tmp_path / "made" / "ko").iterdir()] == ["attract.say"]


def test_words_reach_the_engine_through_a_pipe_alone(tmp_path: Path) -> None:
    humming(tmp_path).samples("ko", NUMBER)
    options, _, told = asked(tmp_path)[0].partition("|")
    assert told == NUMBER.words
    assert "육십" not in options


@pytest.mark.parametrize(
    "command", [(), ("/nowhere/at-all",), (sys.executable, "-S", "-c", "raise SystemExit(1)"), ("/bin/cat",)]
)
def test_without_an_engine_that_speaks_there_is_silence(tmp_path: Path, command: tuple[str, ...]) -> None:
    kept = Clips(tmp_path / "made", tmp_path / "recordings", command)
    assert kept.samples("ko", HELLO) is None
    assert {how for *_, how in kept.make(TEXTS)} == {"failed"}
    assert kept.can_speak is bool(command)


def test_a_full_disk_costs_the_file_and_not_the_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    kept = humming(tmp_path)
    assert kept.samples("ko", HELLO) is not None
    assert {how for *_, how in kept.make(TEXTS)} == {"failed"}
    assert list((tmp_path / "made" / "ko").iterdir()) == []


def test_no_more_is_written_than_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = humming(tmp_path)
    monkeypatch.setattr(clips_module, "MOST", 20_000)
    assert [how for *_, how in kept.make({"ko": {f"a.{n}.say": "가나다라" for n in range(9)}})][-1] == "failed"
    assert 0 < kept.size() <= 20_000


def test_a_file_in_the_way_of_the_folder_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("a file in the way", encoding="utf-8")
    assert humming(tmp_path).samples("ko", HELLO) is not None


def test_all_shipped_sentences_are_bounded(tmp_path: Path) -> None:
    for language in ("ko", "en"):
        found = list(parts(language, load_texts(language)))
        assert 800 < len(found) < 2500
        assert max(len(one.words) for one in found) < clips_module.LONGEST


@pytest.mark.parametrize(("language", "said_"), [("ko", "의자에 앉아 주세요"), ("en", "Please sit down on the chair")])
def test_the_real_engine_speaks(tmp_path: Path, language: str, said_: str) -> None:
    need("espeak-ng", shutil.which("espeak-ng"))
    kept = Clips(tmp_path / "made", tmp_path / "recordings")
    heard = []
    for one in (said_, f"{said_}. {said_}", {"ko": "예", "en": "Yes"}[language]):
        samples = kept.synthesised(language, one)
        assert samples is not None
        heard.append(clip.heard(samples))
    assert heard[1].seconds > heard[0].seconds > 1.0 > heard[2].seconds > 0.1
    assert all(abs(one.level - clip.LEVEL) < 1.5 and one.lead < 0.15 and one.peak < -0.5 for one in heard)


# --- speaking -----------------------------------------------------------------------------------------------------


def test_an_utterance_is_played_at_its_volume_to_its_end(voice: Speaking, tmp_path: Path) -> None:
    said(voice, words())
    said(voice, words(volume=5))
    soft, loud = (np.frombuffer(one[:-3], dtype="<i2") / 32768 for one in played(tmp_path))
    assert all(one.endswith(b"END") for one in played(tmp_path))
    assert clip.heard(loud).level - clip.heard(soft).level == pytest.approx(clip.GAINS[4] - clip.GAINS[2], abs=0.5)
    assert clip.heard(soft).lead < 0.15


def test_the_earphone_is_another_output(voice: Speaking, tmp_path: Path) -> None:
    assert voice.earphones
    said(voice, replace(words(), earphone=True))
    assert (len(played(tmp_path)), len(played(tmp_path, "ear"))) == (0, 1)


def test_a_slower_word_lasts_longer_and_a_signal_comes_first(voice: Speaking, tmp_path: Path) -> None:
    said(voice, words())
    said(voice, words(speed=1))
    said(voice, replace(words(), signal="success"))
    plain, slow, signalled = map(len, played(tmp_path))
    assert plain < slow
    assert signalled - plain == 2 * (len(clip.signal("success")) + len(clip.pause(speaking.BETWEEN)))


def test_the_newest_wish_wins_and_every_end_is_told(voice: Speaking, tmp_path: Path) -> None:
    ended: list[int] = []
    for number in range(5):
        voice.say(words(), lambda number=number: ended.append(number))  # type: ignore[misc]  # the number of now
    wait_until(lambda: len(ended) == 5)
    wait_until(lambda: any(one.endswith(b"END") for one in played(tmp_path)))
    assert sum(one.endswith(b"END") for one in played(tmp_path)) == 1


SLOW = """
import sys, time
sys.stdin.buffer.read(1000)
open(sys.argv[1], "w").close()
time.sleep(600)
"""


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[Speaking]:
    """A voice whose player takes a little and then hangs."""
    command = program(tmp_path, "slow", SLOW, str(tmp_path / "begun"))
    spoken = Speaking(humming(tmp_path), commands=(command, ()))
    yield spoken
    spoken.close()


@pytest.mark.parametrize("how", ["stop", "hold", "close"])
def test_it_is_silent_at_once_whatever_the_player_does(hanging: Speaking, tmp_path: Path, how: str) -> None:
    ended = threading.Event()
    hanging.say(words(), ended.set)
    wait_until((tmp_path / "begun").exists)
    process = hanging._process
    assert process is not None
    {"stop": hanging.stop, "hold": hanging.hold, "close": hanging.close}[how]()
    assert process.wait(10) != 0
    assert ended.wait(10)


def test_a_player_that_hangs_is_ended(hanging: Speaking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "GRACE", 0.05)
    said(hanging, words())
    assert hanging._process is None


@pytest.mark.parametrize("command", [(), ("/nowhere/at-all",), (sys.executable, "-S", "-c", "raise SystemExit(1)")])
def test_without_a_player_or_with_a_dead_card_everything_goes_on(tmp_path: Path, command: tuple[str, ...]) -> None:
    voice = Speaking(humming(tmp_path), commands=(command, ()))
    said(voice, words())
    voice.tick(3)
    voice.stop()
    assert voice.available is bool(command)
    voice.close()


def test_nothing_is_said_while_a_track_sounds(voice: Speaking, tmp_path: Path) -> None:
    waits = program(tmp_path, "track", "import sys, wave, time; time.sleep(0.1 if 'quiet' in sys.argv[-1] else 600)")
    tracks = Sounding(tmp_path / "cache", command=waits, others=voice)
    tracks.prepare(("stopwatch",)).join()
    tracks.start("stopwatch")
    said(voice, words())
    voice.tick(3)
    assert played(tmp_path) == []
    tracks.start("stopwatch")
    tracks.stop()
    wait_until(lambda: voice._held == 0)
    said(voice, words())
    assert len(played(tmp_path)) == 1


def test_a_track_whose_player_does_not_start_holds_nobody(voice: Speaking, tmp_path: Path) -> None:
    tracks = Sounding(
        tmp_path / "cache", command=(sys.executable, "-S", "-c", "import time; time.sleep(.1)"), others=voice
    )
    tracks.prepare(("stopwatch",)).join()
    tracks.command = ("/nowhere/at-all",)
    tracks.start("stopwatch")
    assert voice._held == 0


def test_a_press_ticks_unless_somebody_speaks(voice: Speaking, tmp_path: Path) -> None:
    voice.tick(3)
    wait_until(lambda: played(tmp_path) and played(tmp_path)[0].endswith(b"END"))
    assert len(played(tmp_path)[0]) == 2 * len(clip.signal("tick")) + 3


def test_what_is_said_is_in_no_list_of_processes(hanging: Speaking, tmp_path: Path) -> None:
    hanging.say(words(NUMBER), lambda: None)
    wait_until((tmp_path / "begun").exists)
    process = hanging._process
    assert process is not None
    assert "육십" not in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8")
    assert list(tmp_path.rglob("*육*")) == []


# --- players ------------------------------------------------------------------------------------------------------


def test_the_systems_own_players_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert players.players(("", "")) == ((), ())
    for name in ("paplay", "aplay"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    loud, ear = players.players(("", "plughw:1,0"))
    assert loud[0] == ear[0] == str(tmp_path / "aplay")
    assert (loud[-1], ear[-1]) == ("1", "--device=plughw:1,0")
    assert players.players(("hw:0", ""))[0][-1] == "--device=hw:0"


CARDS = """ 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xa1230000 irq 145
 2 [Headset        ]: USB-Audio - USB Headset
                      Example USB Headset at usb-0000:00:14.0-2, full speed
"""


@pytest.mark.parametrize(
    ("cards", "name"), [(CARDS, "plughw:2,0"), (CARDS[:100], ""), ("--- no soundcards ---\n", ""), ("", "")]
)
def test_a_second_sound_card_is_the_earphone(tmp_path: Path, cards: str, name: str) -> None:
    (tmp_path / "cards").write_text(cards, encoding="utf-8")
    assert players.second_card(tmp_path / "cards") == name
    assert players.second_card(tmp_path / "none") == ""


# --- recordings, command, morning check ---------------------------------------------------------------------------


def test_recordings_are_listened_to(tmp_path: Path) -> None:
    texts = {"ko": load_texts("ko")}
    assert list(flaws(tmp_path / "none", texts)) == []
    good = 0.1 * np.sin(0.2 * np.arange(RATE))
    files = {
        "ko/attract.say.wav": good,
        "ko/good.weight.say.wav": good / 100,
        "ko/good.height.say.wav": np.clip(20 * good, -1, 1),
        "ko/still-there.say.wav": np.concatenate((np.zeros(RATE), good)),
        "ko/goodbye.say.wav": np.tile(good, 40),
        "ko/nobody.wav": good,
        "ko/result.grip.say.wav": good,
        "attract.say.wav": good,
    }
    for name, samples in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(clip.wav(samples))
    (tmp_path / "ko" / "closed.store.say.wav").write_bytes(b"no sound")
    found = dict(flaws(tmp_path, texts))
    assert {name: flaw.split(":")[0][:16] for name, flaw in found.items()} == {
        "attract.say.wav": "is never played",
        "ko/closed.store.say.wav": "cannot be played",
        "ko/good.height.say.wav": "is too loud",
        "ko/good.weight.say.wav": "is too soft",
        "ko/goodbye.say.wav": "is 40 s long",
        "ko/nobody.wav": "is never played",
        "ko/result.grip.say.wav": "is never played",
        "ko/still-there.say.wav": "begins with 1.00",
    }


@pytest.fixture
def site(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "kiosk.toml").write_text("schema = 1\n", encoding="utf-8")
    return "--config", str(tmp_path / "kiosk.toml"), "--data-dir", str(tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put programs of ours where the system's would be found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, command: tuple[str, ...]) -> None:
        (folder / name).write_text("#!/bin/sh\nexec " + " ".join(command) + ' "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)

    return put


Put = Callable[[str, tuple[str, ...]], None]


def test_the_command_lists_makes_and_says(
    kiosk: Kiosk, site: tuple[str, ...], path: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.commands.voice.load_texts", lambda language: TEXTS["ko"])
    code, _, error = kiosk("voice", "make", *site)
    assert (code, "espeak-ng" in error) == (1, True)
    code, _, error = kiosk("voice", "say", "good.say", *site)
    assert (code, "doctor" in error) == (1, True)
    path("espeak-ng", engine(tmp_path))
    path("aplay", player(tmp_path))
    code, out, _ = kiosk("voice", "make", "--language", "ko", "--json", *site)
    answer = json.loads(out)
    assert (code, answer["made"], answer["failed"], answer["bytes"] > 0) == (0, 2, 0, True)
    code, out, _ = kiosk("voice", "list", "--language", "ko", *site)
    assert [line.split()[:3] for line in out.splitlines()] == [
        ["ko", "made", "attract.say"],
        ["ko", "made", "good.say"],
    ]
    code, out, _ = kiosk("voice", "say", "몸무게 65.4킬로그램", "--volume", "5", *site)
    assert (code, out.strip()) == (0, "몸무게 육십오 점 사 킬로그램")
    assert len(played(tmp_path)) == 1
    assert kiosk("voice", "list", "--language", "xx", *site)[0] == 2
    assert kiosk("voice", "check", *site)[0] == 0
    (tmp_path / "data" / "recordings" / "ko").mkdir(parents=True)
    (tmp_path / "data" / "recordings" / "ko" / "what.wav").write_bytes(b"")
    code, out, _ = kiosk("voice", "check", *site)
    assert (code, "ko/what.wav" in out) == (1, True)


def test_the_morning_check_says_what_is_missing(path: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "load_texts", lambda language: TEXTS["ko"])
    settings = Settings.model_validate({"schema": 1, "sound": {"earphone": ""}})
    scope = SimpleNamespace(settings=settings, data_dir=tmp_path / "data")

    def line() -> list[tuple[str, str]]:
        return [(one.state, one.say.key) for one in look.voice(scope)]  # type: ignore[arg-type]  # what it uses of it

    assert line() == [("warn", "check.voice.player")]
    path("aplay", ("exit 1;",))
    assert line() == [("warn", "check.voice.engine")]
    path("espeak-ng", engine(tmp_path))
    (tmp_path / "bin" / "aplay").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert line() == [("warn", "check.voice.card")]
    path("aplay", player(tmp_path))
    assert line() == [("warn", "check.voice.ok")]
    list(
        Clips(tmp_path / "data" / "cache" / "voice", tmp_path / "none").make({one: TEXTS["ko"] for one in ("ko", "en")})
    )
    assert line() == [("ok", "check.voice.ok")]
    settings = Settings.model_validate({"schema": 1, "sound": {"voice": False}})
    scope.settings = settings
    assert line() == []


def test_saying_returns_at_once(voice: Speaking, tmp_path: Path) -> None:
    """The GUI thread only leaves a wish: the engine has not even been asked when `say` is back."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    voice.clips.engine = program(tmp_path, "late", "import sys; open(sys.argv[1]).read()", str(gate))
    ended = threading.Event()
    voice.say(words(), ended.set)
    assert not ended.is_set()
    gate.write_bytes(b"")  # the engine waits for this, and `say` did not
    assert ended.wait(10)
