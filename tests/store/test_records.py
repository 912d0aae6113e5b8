"""The store's front: what it says it can do is what it can do."""

from __future__ import annotations

import inspect
import re

from kiosk.store.records import Store


def test_the_list_of_verbs_is_complete() -> None:
    listed = set(re.findall(r"([a-z_]+)\(", Store.__doc__ or ""))
    verbs = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert listed == verbs - {"close", "pin_knock", "pin_answer"}  # the last two: for the gateway


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
