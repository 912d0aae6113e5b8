"""What flows: Records cannot be changed and travel between processes; people do not show in a log."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from kiosk.core import errors
from kiosk.core.errors import FrameError, FrameFlaw, KioskError
from kiosk.core.messages import Acknowledge, Clear, TypeValue
from kiosk.core.reading import Record
from kiosk.core.resident import Person, Sex


def test_a_record_is_a_copy_that_nobody_can_write_into() -> None:
    fields: dict[str, object] = {"weight_kg": Decimal("61.3")}
    record = Record("st_gs", fields, b"raw", 1.5)
    fields["weight_kg"] = Decimal(0)
    assert record.fields == {"weight_kg": Decimal("61.3")}
    with pytest.raises(TypeError):
        record.fields["weight_kg"] = 0  # type: ignore[index]  # that is the point


def test_a_record_travels_between_processes() -> None:
    record = Record("st_gs", {"weight_kg": Decimal("61.3"), "stable": True}, b"raw", 1.5)
    assert pickle.loads(pickle.dumps(record)) == record


def test_every_error_is_in_the_tree_and_has_a_sentence() -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    tree = [one for one in kinds if issubclass(one, KioskError)]
    assert tree == kinds
    assert len({one.key for one in tree}) == len(tree)


def test_a_frame_error_says_its_flaw() -> None:
    error = FrameError(FrameFlaw.BAD_CHECKSUM, "sum 3 is not 4")
    assert (error.flaw, str(error), error.key) == ("bad_checksum", "sum 3 is not 4", "error.frame")


@pytest.mark.parametrize("intent", [Acknowledge("8642"), Clear("8642"), TypeValue("8642", ())])
def test_a_pin_never_shows_in_a_log(intent: object) -> None:
    assert "8642" not in repr(intent)


def test_a_person_is_redacted() -> None:
    assert repr(Person(Sex.FEMALE, 72, 1954)) == "Person(guest=True)"
