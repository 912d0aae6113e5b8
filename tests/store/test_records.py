"""The store's front: what it says it can do is what it can do."""

from __future__ import annotations

import inspect

from kiosk.store.records import Store


def test_every_verb_says_what_it_does() -> None:
    verbs = [verb for name, verb in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")]
    assert [verb.__name__ for verb in verbs if not verb.__doc__] == []


def test_whoever_touches_a_person_says_who_and_when() -> None:
    anonymous = {
        name
        for name, verb in inspect.getmembers(Store, inspect.isfunction)
        if not name.startswith("_") and "actor" not in inspect.signature(verb).parameters
    }
    assert anonymous == {
        "audit_entries",
        "audit_verify",
        "bindings",
        "calibration_in_force",
        "call_staff",
        "calls_open",
        "close",
        "consents_of_visit",
        "due",
        "give_consent",  # the entry names its actor
        "held",
        "keep_body",  # the sender's: it names itself
        "lease_drop",
        "lease_take",
        "mark_held",
        "mark_retry",
        "mark_sent",
        "measurements_stored",
        "outbox_counts",
        "outbox_entry",
        "pin_answer",
        "pin_knock",
        "remote_get",
        "remote_known",
        "staff_check_pin",
        "staff_list",
        "tally",
        "visit_without_keep",  # holds no person
        "waiting",
    }
