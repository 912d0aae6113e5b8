"""Stream cutters: any cut gives the same frames, noise is skipped, memory is bounded, failures are counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.driver import Framer
from kiosk.devices.framing import Cutter, columns, counted, delimited, lines

SUM = 0xFF


def sonar() -> Cutter:
    """FF H L SUM, the ultrasonic head of serial 2.5: H and L may be FF too."""
    return counted(b"\xff", size=4, check=lambda frame: sum(frame[:3]) & SUM == frame[3])


def checked_block() -> Cutter:
    """STX … ETX and a sum over all of it."""
    return delimited((b"\x02", b"\x03"), tail=1, check=lambda frame: sum(frame[:-1]) & SUM == frame[-1])


def caret() -> Cutter:
    """``^`` digits ``^`` of serial 3.4: begin and end are the same byte."""
    return delimited((b"^", b"^"), check=lambda frame: len(frame) in (14, 15) and frame[1:-1].isdigit())


def prefixed() -> Cutter:
    """3A, length of the whole frame, the rest."""
    return counted(b"\x3a", size=lambda view: 0 if len(view) < 2 else view[1] if view[1] > 2 else None, limit=64)


def scale() -> Framer:
    """Lines with headers."""
    return lines(b"\r\n", starts=(b"ST,", b"US,"), limit=64)


MAKERS: tuple[Callable[[], Framer], ...] = (
    sonar,
    checked_block,
    caret,
    prefixed,
    scale,
    lambda: lines(b"\r", b"\n", limit=16),
    lambda: delimited((b"\x02", b"\x03"), (b"WEIGHT", b"\x1bT"), limit=32),
)
BYTES = st.one_of(
    st.binary(max_size=40),
    st.lists(
        st.sampled_from(
            [b"ST,", b"US,", b"1.5", b"\r\n", b"\r", b"\x02", b"\x03", b"WEIGHT", b"WEI", b"\x1bT", b"\xff"]
        )
        | st.sampled_from([b"^", b"120096072068", b"\x3a\x04ab", b"\xff\x07\xa1\xa7", b"\x02a\x03\x66", b"\x3a\xff"]),
        max_size=14,
    ).map(b"".join),
)


def run(framer: Framer, pieces: Iterable[bytes]) -> tuple[list[bytes], int, bool]:
    """Return frames, rejected, pending."""
    frames = [frame for piece in pieces for frame in framer.feed(piece)]
    return frames, framer.rejected, framer.pending


@given(st.sampled_from(MAKERS), BYTES, st.lists(st.integers(0, 400), max_size=6))
def test_cuts_change_nothing(make: Callable[[], Framer], data: bytes, places: list[int]) -> None:
    whole = run(make(), [data])
    cuts = [0, *sorted(place for place in places if place < len(data)), len(data)]
    assert run(make(), [data[a:b] for a, b in pairwise(cuts)]) == whole
    assert run(make(), [data[place : place + 1] for place in range(len(data))]) == whole


@given(st.sampled_from(MAKERS), BYTES)
def test_frames_are_pieces_of_the_stream_in_order(make: Callable[[], Framer], data: bytes) -> None:
    at = 0
    for frame in run(make(), [data])[0]:
        at = data.index(frame, at) + len(frame)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("junk", [b"\x02", b"\xff", b"W", b"\x3a\xff", b"a", b"ST,", b"^", b"\x00"])
def test_memory_is_bounded(make: Callable[[], Framer], junk: bytes) -> None:
    framer = make()
    for _ in range(200):
        run(framer, [junk * 50])
    assert len(framer._held) <= 1024  # type: ignore[attr-defined]


class TestLines:
    def test_only_a_full_terminator_ends_a_line(self) -> None:
        assert run(scale(), [b"ST,1\r"]) == ([], 0, True)
        assert run(scale(), [b"ST,1\n", b"ST,2\r\n"]) == ([b"ST,2\r\n"], 1, False)

    def test_blank_lines_and_nuls_are_nothing(self) -> None:
        assert run(scale(), [b"\r\n \r\n\0\0\r\n"]) == ([], 0, False)
        assert run(lines(b"\n"), [b"\n\r\n\0"]) == ([], 0, False)

    def test_noise_before_the_header_is_dropped(self) -> None:
        assert run(scale(), [b"\xff\x00xyST,1\r\n"]) == ([b"ST,1\r\n"], 0, False)

    def test_half_a_line_before_a_whole_one_counts(self) -> None:
        assert run(scale(), [b"ST,1US,2ST,3\r\n"]) == ([b"ST,3\r\n"], 2, False)

    def test_readable_line_without_header_is_for_the_codec_to_refuse(self) -> None:
        assert run(scale(), [b"XT,1\r\n", b"\xff\xfe\r\n"]) == ([b"XT,1\r\n"], 0, False)

    def test_pending_is_a_begun_frame_not_noise(self) -> None:
        assert run(scale(), [b"noise"])[2] is False
        assert run(scale(), [b"noiseS"])[2] is True
        assert run(lines(b"\n"), [b"noise"])[2] is True

    def test_endless_line_counts_once_and_its_end_may_be_a_frame(self) -> None:
        framer = scale()
        assert run(framer, [b"x" * 500, b"x" * 500]) == ([], 1, False)
        assert run(framer, [b"ST,1\r\n"]) == ([b"ST,1\r\n"], 1, False)
        assert run(framer, [b"ST,2\r\n"]) == ([b"ST,2\r\n"], 1, False)

    def test_endless_line_without_a_frame_gives_none(self) -> None:
        assert run(scale(), [b"x" * 500 + b"\r\n"]) == ([], 1, False)
        assert run(lines(b"\n", limit=8), [b"x" * 9 + b"\n" + b"ok\n"]) == ([b"ok\n"], 1, False)

    def test_several_terminators(self) -> None:
        assert run(lines(b"\r", b"\n"), [b"a\rb\r\nc"]) == ([b"a\r", b"b\r"], 0, True)


class TestDelimited:
    def test_noise_between_frames(self) -> None:
        assert run(checked_block(), [b"xx\x02a\x03\x66yy\x02a\x03\x66"]) == ([b"\x02a\x03\x66"] * 2, 0, False)

    def test_second_begin_spoils_the_first(self) -> None:
        assert run(checked_block(), [b"\x02half\x02a\x03\x66"]) == ([b"\x02a\x03\x66"], 1, False)

    def test_wrong_sum_is_rejected_once(self) -> None:
        assert run(checked_block(), [b"\x02a\x03\x67"]) == ([], 1, False)

    def test_checksum_may_be_a_mark(self) -> None:
        # 02 + FD + 03 = 02: the sum is STX, and the next frame follows
        assert run(checked_block(), [b"\x02\xfd\x03\x02" * 2]) == ([b"\x02\xfd\x03\x02"] * 2, 0, False)

    def test_lost_checksum_does_not_swallow_the_next_frame(self) -> None:
        assert run(checked_block(), [b"\x02a\x03" + b"\x02a\x03\x66"]) == ([b"\x02a\x03\x66"], 1, False)

    def test_waits_for_the_tail(self) -> None:
        assert run(checked_block(), [b"\x02a\x03"]) == ([], 0, True)

    def test_same_mark_twice(self) -> None:
        good = b"^120096072068^"
        assert run(caret(), [b"\x00\x0e" + good + good]) == ([good, good], 0, False)
        # a closing mark of a bad run may open the next
        assert run(caret(), [b"^12" + good]) == ([good], 1, False)

    def test_several_forms(self) -> None:
        framer = delimited((b"\x02", b"\x03"), (b"WEIGHT", b"\x1bT"))
        assert run(framer, [b"\x02a\x03WEIGHT 1\x1bT\0\x02b\x03"]) == (
            [b"\x02a\x03", b"WEIGHT 1\x1bT", b"\x02b\x03"],
            0,
            False,
        )


class TestCounted:
    def test_vendor_example(self) -> None:
        assert run(sonar(), [b"\xff\x07\xa1\xa7"]) == ([b"\xff\x07\xa1\xa7"], 0, False)

    def test_wrong_sum_is_rejected(self) -> None:
        assert run(sonar(), [b"\xff\x06\x40\x46"]) == ([], 1, False)

    def test_resync_on_the_checksum_not_on_the_mark(self) -> None:
        assert run(sonar(), [b"\xff\xff\x07\xa1\xa7"]) == ([b"\xff\x07\xa1\xa7"], 1, False)
        # distances FF00 and 00FF: mark bytes inside the frame
        assert run(sonar(), [b"\xff\xff\x00\xfe\xff\x00\xff\xfe"])[0] == [b"\xff\xff\x00\xfe", b"\xff\x00\xff\xfe"]

    def test_one_run_counts_once_however_many_marks_it_holds(self) -> None:
        assert run(sonar(), [b"\xff\xff\xff\x00\x00\x00\x00"])[1:] == (1, False)

    def test_length_in_the_frame(self) -> None:
        assert run(prefixed(), [b"\x00\x3a\x04ab\x3a"]) == ([b"\x3a\x04ab"], 0, True)
        assert run(prefixed(), [b"\x3a\x00" + b"\x3a\x04ab"]) == ([b"\x3a\x04ab"], 0, False)

    def test_impossible_length_is_given_up(self) -> None:
        assert run(prefixed(), [b"\x3a\xff" + b"x" * 70 + b"\x3a\x04ab"]) == ([b"\x3a\x04ab"], 1, False)


class TestColumns:
    """Four places: AB, two digits, and any byte; from the third on a wrong byte is a failed frame."""

    framer = staticmethod(lambda: Cutter((b"A",), columns(b"A", b"B", b"0123456789", b"0123456789", b"", sure=2)))

    def test_whole_and_unfinished(self) -> None:
        assert run(self.framer(), [b"AB12\xffAB"]) == ([b"AB12\xff"], 0, True)

    def test_before_the_sure_place_it_is_noise(self) -> None:
        assert run(self.framer(), [b"ACAB12 "]) == ([b"AB12 "], 0, False)

    def test_from_the_sure_place_on_it_is_a_failed_frame(self) -> None:
        assert run(self.framer(), [b"ABx2 "]) == ([], 1, False)
        assert run(self.framer(), [b"AB1AB12 "]) == ([b"AB12 "], 1, False)


@pytest.mark.parametrize("marks", [(b"",), (b"ST,", b"T"), (b"A", b"A")])
def test_marks_must_be_told_apart(marks: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError, match="mark"):
        counted(*marks, size=4)
