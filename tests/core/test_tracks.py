"""The tracks as drawn up, as rendered, and as found in the samples."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from kiosk.core.tracks import COUNTS, TRACKS, Track, shuttle
from kiosk.core.wave import RATE, TONES, Samples, drift, heard, render, sounds, tone

SHORT = ("stopwatch", "10-s", "30-s", "60-s", "2-min", "step", "reaction")


def after_go(track: Track, *kinds: str) -> list[Fraction]:
    """Return when these cues sound, in seconds after go."""
    (go,) = [cue.seconds for cue in track.cues if cue.kind == "go"]
    return [cue.seconds - go for cue in track.cues if cue.kind in kinds]


@pytest.mark.parametrize("track", TRACKS.values(), ids=lambda track: track.key)
def test_every_track_counts_down_and_its_sounds_do_not_touch(track: Track) -> None:
    counts, rest = track.cues[:4], track.cues[3:]
    assert tuple(cue.kind for cue in counts) == COUNTS
    assert [second.seconds - first.seconds for first, second in pairwise(counts)] == [1, 1, 1]
    assert all(
        second.seconds - first.seconds > Fraction(TONES[first.kind][1] + 0.05) for first, second in pairwise(rest)
    )
    assert track.cues[-1].seconds + Fraction(TONES[track.cues[-1].kind][1]) < Fraction(track.length)
    assert track.go == float(counts[-1].seconds)


@pytest.mark.parametrize(
    ("key", "kinds", "expected"),
    [
        ("10-s", ("end",), [10]),
        ("30-s", ("half", "minute", "end"), [30]),
        ("60-s", ("half", "end"), [30, 60]),
        ("2-min", ("minute", "half", "end"), [60, 90, 120]),
        ("6-min", ("minute", "half", "end"), [60, 120, 180, 240, 300, 330, 360]),
    ],
)
def test_windows_end_and_say_what_is_left(key: str, kinds: tuple[str, ...], expected: list[int]) -> None:
    assert after_go(TRACKS[key], *kinds) == expected


def test_the_step_test_has_96_footfalls_a_minute_for_three_minutes() -> None:
    beats = [Fraction(0), *after_go(TRACKS["step"], "step")]
    assert len(beats) == 288
    assert {second - first for first, second in pairwise(beats)} == {Fraction(5, 8)}
    assert after_go(TRACKS["step"], "end") == [180]


def test_the_curl_up_has_a_beat_every_three_seconds() -> None:
    assert after_go(TRACKS["curl-up"], "beat") == [3 * number for number in range(1, 201)]


@pytest.mark.parametrize("metres", [20, 15])
def test_a_shuttle_run_gets_faster_by_half_a_kilometre_an_hour(metres: int) -> None:
    beeps = [(at, kind) for at, kind in shuttle(metres) if kind != "end"]
    starts = [Fraction(0), *(at for at, kind in beeps if kind == "level"), beeps[-1][0]]
    for level, (start, end) in enumerate(pairwise(starts)):
        laps = [Fraction(0), *(at - start for at, _ in beeps if start < at <= end)]
        (lap,) = {second - first for first, second in pairwise(laps)}
        assert lap == Fraction(metres, 1) / ((Fraction(85, 10) + Fraction(level, 2)) * Fraction(1000, 3600))
        assert abs(end - start - 60) <= lap / 2
    assert len(starts) == 22


def test_the_first_levels_of_the_20_m_run_are_the_general_ones() -> None:
    counts = [0] * 21
    level = 0
    for _, kind in shuttle(20):
        counts[level] += kind != "end"
        level += kind == "level"
    assert counts[:8] == [7, 8, 8, 8, 9, 9, 10, 10]


def test_a_track_is_looked_up_by_its_key() -> None:
    assert all(track.key == key for key, track in TRACKS.items())


# --- as samples -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [RATE, 48000, 16000])
@pytest.mark.parametrize("key", SHORT)
def test_a_rendered_track_is_right_to_the_sample(key: str, rate: int) -> None:
    samples = render(TRACKS[key], rate)
    assert len(samples) == round(TRACKS[key].length * rate)
    assert int(np.abs(samples).max()) < 17000  # soft
    found = heard(samples, TRACKS[key], rate)
    assert (len(found.late), found.missing, found.extra) == (len(TRACKS[key].cues), (), ())
    assert found.drift <= 2 / rate


def test_no_error_adds_up_over_twenty_minutes() -> None:
    track = TRACKS["shuttle-20m"]
    found = heard(render(track, 16000), track, 16000)
    assert found.missing == ()
    assert max(abs(late) for _, late in found.late[-20:]) <= 2 / 16000


def test_a_track_played_at_the_wrong_rate_is_found_out() -> None:
    track = TRACKS["30-s"]
    found = heard(render(track, 48000), track, 44100)
    assert found.missing == ()
    assert found.drift == pytest.approx(33.5 * (48000 / 44100 - 1), abs=0.01)


@pytest.mark.parametrize("ppm", [20, -20, 200])
def test_a_slow_or_quick_clock_is_found_out(ppm: int) -> None:
    track = TRACKS["2-min"]
    late = [Fraction(cue.seconds) * (1 + Fraction(ppm, 1_000_000)) for cue in track.cues]
    assert drift(at_these(track, late), track) == pytest.approx(abs(float(late[-1] - track.cues[-1].seconds)), abs=1e-4)


def at_these(track: Track, seconds: list[Fraction], rate: int = RATE) -> Samples:
    """Render the sounds of a track at other instants."""
    samples = np.zeros(round(track.length * rate) + rate, dtype=np.int16)
    for cue, at in zip(track.cues, seconds, strict=True):
        sound = tone(cue.kind, rate)
        samples[round(at * rate) :][: len(sound)] = sound
    return samples


@pytest.mark.parametrize("gone", [0, 1, 7, 150, -2, -1])
def test_a_missing_sound_is_found_out(gone: int) -> None:
    track = TRACKS["step"]
    samples = render(track, 16000)
    cue = track.cues[gone]
    first = round(cue.seconds * 16000)
    samples[first : first + 16000 // 2] = 0
    found = heard(samples, track, 16000)
    assert found.missing == (cue,)
    assert found.drift == float("inf")


def test_one_sound_too_late_and_one_too_many_are_found_out() -> None:
    track = TRACKS["60-s"]
    late = [cue.seconds + (Fraction(1, 20) if cue.kind == "half" else 0) for cue in track.cues]
    assert drift(at_these(track, late), track) == pytest.approx(0.05, abs=1e-3)
    samples = render(track)
    beep = tone("beat")
    samples[20 * RATE : 20 * RATE + len(beep)] = beep
    assert len(heard(samples, track).extra) == 1
    assert drift(samples, track) == float("inf")


def test_a_wrong_sound_is_a_missing_one() -> None:
    track = TRACKS["30-s"]
    samples = render(track)
    first = round(track.cues[3].seconds * RATE)
    samples[first : first + RATE] = 0
    samples[first : first + len(tone("step"))] = tone("step")
    assert [cue.kind for cue in heard(samples, track).missing] == ["go"]


def test_silence_holds_nothing() -> None:
    track = TRACKS["stopwatch"]
    quiet = np.zeros(5 * RATE, dtype=np.int16)
    assert (sounds(quiet), heard(quiet, track).missing, drift(quiet, track)) == ([], track.cues, float("inf"))


def test_noise_and_loudness_do_not_matter() -> None:
    track = TRACKS["30-s"]
    noise = np.random.default_rng(7).normal(0, 60, len(render(track)))
    samples = (0.6 * render(track) + noise).astype(np.int16)
    assert drift(samples, track) < 0.001
