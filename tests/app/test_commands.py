"""The commands as an administrator types them: plain words, exit codes, JSON of one line; a real encrypted store."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands import main

ANSWERS = """
[centre]
id = "test-centre"
station = "st-1"

[administrator]
name = "시험 관리자"
pin = "604213"
"""


def program(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """``kiosk WORDS`` as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words], input=stdin, capture_output=True, text=True, timeout=120, check=False
    )


def kiosk(*words: str) -> subprocess.CompletedProcess[str]:
    """The same inside this process: starting a program costs more than most of them do."""
    said, complained = io.StringIO(), io.StringIO()
    argv, sys.argv = sys.argv, ["kiosk", *words]
    try:
        with redirect_stdout(said), redirect_stderr(complained):
            code: object = main()
    except SystemExit as ended:
        code = ended.code
    finally:
        sys.argv = argv
    assert isinstance(code, int)
    return subprocess.CompletedProcess(words, code, said.getvalue(), complained.getvalue())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    where = ("--config", str(folder / "etc/kiosk.toml"), "--data-dir", str(folder / "data"))
    made = program("init", "--non-interactive", str(folder / "answers.toml"), *where, "--json")
    assert made.returncode == 0, made.stderr
    return where


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.stdout.count("\n") == 1, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_init_makes_private_things_and_never_overwrites(site: tuple[str, ...]) -> None:
    config, data = Path(site[1]), Path(site[3])
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    before = {path: path.read_bytes() for path in data.iterdir() if path.is_file()}
    (data.parent / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    again = program("init", "--non-interactive", str(data.parent / "answers.toml"), *site)
    assert again.returncode == 2
    assert "never overwrites" in again.stderr
    assert {path: path.read_bytes() for path in data.iterdir() if path.is_file()} == before


def test_init_shows_a_recovery_key_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(ANSWERS, encoding="utf-8")
    made = answer(
        program(
            *("init", "--non-interactive", str(tmp_path / "a.toml"), "--json"),
            *("--config", str(tmp_path / "c/kiosk.toml"), "--data-dir", str(tmp_path / "d")),
        )
    )
    assert len(made["recovery_key"].split("-")) == 9
    assert made["recovery_key"] not in (tmp_path / "c/kiosk.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("pin", ["1111", "1234", "12", "abcd", "12345678901234"])
def test_weak_pins_are_refused(site: tuple[str, ...], pin: str) -> None:
    done = kiosk("staff", "add", "누구", "--pin", pin, *site)
    assert done.returncode == 2
    assert "pin" in done.stderr


def test_staff_from_adding_to_disabling(site: tuple[str, ...]) -> None:
    made = answer(program("staff", "add", "김시험", "--role", "specialist", "--pin", "280417", *site, "--json"))
    assert made["role"] == "specialist"
    listed = answer(kiosk("staff", "list", *site, "--json"))["staff"]
    assert {one["role"] for one in listed} == {"administrator", "specialist"}
    assert kiosk("staff", "passwd", made["id"], "--pin", "771904", *site).returncode == 0
    assert answer(kiosk("staff", "disable", made["id"], "--json", *site))["disabled"] is True
    assert kiosk("staff", "add", "누구", "--role", "boss", "--pin", "280418", *site).returncode == 2


def test_devices_are_bound_by_a_person(site: tuple[str, ...]) -> None:
    assert kiosk("devices", "bind", "scale-1", "cas-ci-400", "/dev/serial/by-id/x", *site).returncode == 0
    found = answer(kiosk("devices", "list", *site, "--json"))
    assert [one["device"] for one in found["bound"]] == ["scale-1"]
    assert "tindeq-progressor" in {one["driver"] for one in found["drivers"]}
    assert found["failed"] == []
    unknown = kiosk("devices", "bind", "x", "no-such-driver", "/dev/null", *site)
    assert (unknown.returncode, "no-such-driver" in unknown.stderr) == (2, True)
    twice = kiosk("devices", "bind", "scale-2", "cas-ci-400", "/dev/serial/by-id/x", *site)
    assert (twice.returncode, "already scale-1" in twice.stderr) == (2, True)
    assert kiosk("devices", "unbind", "scale-1", *site).returncode == 0
    assert answer(kiosk("devices", "list", *site, "--json"))["bound"] == []


def test_the_access_log_is_whole(site: tuple[str, ...]) -> None:
    verdict = answer(kiosk("audit", "--verify", *site, "--json"))
    assert verdict["ok"] is True
    assert verdict["entries"] > 0


def test_the_outbox_by_hand(site: tuple[str, ...]) -> None:
    assert answer(kiosk("sync", "status", "--json", *site))["waiting"] == 0
    assert answer(kiosk("sync", "held", "--json", *site)) == {"held": []}
    nowhere = kiosk("sync", *site)
    assert (nowhere.returncode, "platform.url" in nowhere.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("schema = 1\n[centre]\nname = 1\n", "centre.name: unknown key"),
        ("schema = 1\n[screen]\nwidth = 10\n", "screen.width"),
        ("[centre]\n", "schema"),
        ("schema = 2\n", "schema"),
        ("schema = 1\n[store]\nurl = 'mysql://x'\n", "store.url"),
        ("schema = 1\n[platform]\nurl = 'http://example.org/fhir'\n", "platform.url"),
        ("schema = 1\n[centre]\ntime_zone = 'Mars/Olympus'\n", "centre.time_zone"),
        ("schema = 1\n[programmes.x]\nassessments = ['flying']\n", "programmes.x.assessments"),
        ("not toml", "not TOML"),
    ],
)
def test_a_wrong_configuration_names_the_key_and_the_file(tmp_path: Path, text: str, names: str) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(text, encoding="utf-8")
    done = kiosk("staff", "list", "--config", str(config), "--data-dir", str(tmp_path))
    assert done.returncode == 2
    assert names in done.stderr
    assert str(config) in done.stderr


def test_a_missing_configuration_says_what_to_do(tmp_path: Path) -> None:
    done = kiosk("staff", "list", "--config", str(tmp_path / "no.toml"))
    assert (done.returncode, "kiosk init" in done.stderr) == (2, True)


def test_a_missing_and_a_wrong_key_are_said_plainly(site: tuple[str, ...], tmp_path: Path) -> None:
    key = Path(site[1]).parent / "data.key"
    secret = key.read_bytes()
    try:
        key.unlink()
        missing = kiosk("staff", "list", *site)
        key.write_bytes(b"0" * 64)
        key.chmod(0o600)
        wrong = kiosk("staff", "list", *site)
    finally:
        key.write_bytes(secret)
        key.chmod(0o600)
    assert (missing.returncode, "key file" in missing.stderr) == (1, True)
    assert (wrong.returncode, "does not open" in wrong.stderr) == (1, True)
    assert "Traceback" not in missing.stderr + wrong.stderr
    assert kiosk("staff", "list", *site).returncode == 0


def test_decode_goes_on_after_a_bad_line() -> None:
    lines = [
        '{"id": 1, "protocol": "st_gs", "hex": "53542c47532c2b3031312e3132306b670d0a"}',
        "not json",
        '{"id": 3, "protocol": "nobody", "hex": "00"}',
        '{"id": 4, "protocol": "gatt:2A35", "hex": "1678004F005D00EA070B1509000048000000"}',
        '{"id": 5, "protocol": "st_gs", "hex": "5"}',
    ]
    done = program("decode", "--jsonl", stdin="\n".join(lines) + "\n")
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one.get("error", {}).get("kind") for one in out] == [
        *(None, "bad_request", "unknown_protocol", None, "bad_hex"),
    ]
    assert out[0]["readings"][0]["weight_kg"] == 11.12
    assert "11.120" in done.stdout
    assert (out[3]["record"]["systolic_mmhg"], out[3]["record"]["pulse_bpm"]) == (120, 72)


@pytest.mark.parametrize(
    "words",
    [("demo", "--scenario", "no-such"), ("demo", "--language", "fr"), ("demo", "--speed", "-1"), ("run", "--x")],
)
def test_wrong_arguments_end_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    done = kiosk(*words, *(("--headless", "--out", str(tmp_path)) if words[0] == "demo" else ()))
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_wrong_scenario_file_names_the_key(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("[resident]\nshoe_size = 42\n", encoding="utf-8")
    done = kiosk("demo", "--headless", "--scenario", str(tmp_path / "s.toml"), "--out", str(tmp_path))
    assert (done.returncode, "shoe_size" in done.stderr) == (2, True)


def test_no_command_leaves_files_for_others(site: tuple[str, ...]) -> None:
    for folder, _, names in os.walk(Path(site[3])):
        for name in names:
            assert stat.S_IMODE((Path(folder) / name).stat().st_mode) & 0o077 == 0, name
