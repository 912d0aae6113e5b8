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
        "audit_check",
        "audit_entries",
        "audit_review",
        "audit_stretch",
        "audit_verify",
        "bindings",
        "call_escalated",  # the kiosk itself rings again
        "call_staff",
        "calls_open",
        "calls_since",
        "check_get",  # a device is no person
        "checks_of",
        "checks_untold",
        "close",
        "consents_of_visit",
        "device_event_add",  # a device is no person
        "device_events",
        "device_fact_add",
        "device_facts",
        "device_history",
        "due",
        "followup_counts",  # how many, not who
        "followup_look",  # by rule, names nobody
        "give_consent",  # the entry names its actor
        "held",
        "instrument_facts",
        "keep_body",  # the sender's: it names itself
        "lease_drop",
        "lease_take",
        "mark_held",
        "mark_retry",
        "mark_sent",
        "measurements_stored",
        "newest_at",
        "outbox_counts",
        "outbox_entry",
        "outbox_oldest",
        "pin_answer",
        "pin_knock",
        "rate",  # a count, nobody behind it
        "recovery_answer",
        "recovery_knock",
        "reference_get",
        "references",
        "remote_get",
        "remote_known",
        "staff_accounts",
        "staff_check_pin",
        "staff_list",
        "staff_recover",
        "stations",
        "studies",
        "study_get",
        "study_look",
        "tally",
        "there",  # random ids
        "usage",
        "upkeep_between",  # the place, no person
        "upkeep_last",
        "visits_ended",  # counts only
        "visit_without_keep",  # holds no person
        "waiting",
        "work_waiting",  # counts only
    }
