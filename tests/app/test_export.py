"""What leaves the house: only what was agreed to, and for learning machines nothing that leads back. All made up."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from kiosk.app.exporting import SHEET, Format, NothingMayLeave, Order, export
from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import Settings, check, load
from kiosk.core.errors import ConfigError
from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from tests.app.shell import Kiosk, kiosk
from tests.store.checking import passes, weighed
from tests.store.shelf import IDENTITY, KEYS, NOW, RESIDENT, STAFF, SYSTEM, known, later, says, visit_of, weight

__all__ = ["kiosk"]  # a fixture
PURPOSES = ("keep", "platform", "ai", "trial", "family")
SETTINGS = check({"schema": 1}, "test")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    where = StoreSettings(tmp_path / "data", "st-1", "centre-1")
    create_store(where, KEYS, actor=SYSTEM, now=NOW)
    with open_store(where, KEYS) as opened:
        yield opened


def visit(store: Store, *purposes: str, guest: bool = False, at: float = 0.0) -> UUID:
    given = [says(purpose) for purpose in purposes]
    made = visit_of(store, None if guest else known(store, IDENTITY, *given), later(at), given if guest else ())
    store.keep(made, [weight("61.5")], actor=RESIDENT, now=later(at + 60))
    store.end_visit(made, End.FINISHED, [AssessmentEnd("weight", End.FINISHED)], actor=RESIDENT, now=later(at + 90))
    return made


def lines(store: Store, format_: Format, purpose: str, settings: Settings = SETTINGS, **more: Any) -> list[str]:
    return list(export(store, settings, Order(format_, purpose, STAFF, later(3600), **more)))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_each_purpose_lets_out_its_own_and_no_other(store: Store, purpose: str) -> None:
    asked = {each: visit(store, each, at=number * 300) for number, each in enumerate(PURPOSES[1:])}
    made = json.loads("".join(lines(store, "json", purpose)))
    wanted = set(asked.values()) if purpose == "keep" else {asked[purpose]}
    if purpose == "ai":
        assert len(made["visits"]) == 1
    else:
        assert {one["visit"] for one in made["visits"]} == {str(one) for one in wanted}
    noted = [entry.detail for entry in store.audit_entries(limit=10_000) if entry.what == "export"]
    assert sorted(noted) == sorted(f"{purpose} {one}" for one in wanted)


@pytest.mark.parametrize("format_", ["json", "csv", "fhir"])
def test_nothing_leaves_where_nobody_agreed(store: Store, format_: Format) -> None:
    refused = visit(store)
    for only in (None, refused):
        with pytest.raises(NothingMayLeave, match="no consent stands"):
            lines(store, format_, "trial", visit=only)
    assert {entry.what for entry in store.audit_entries(limit=10_000)} >= {"export refused", "list for export"}


def test_what_is_withdrawn_while_the_file_is_written_stays_here(store: Store) -> None:
    visit(store, "trial")
    someone = known(store, IDENTITY, says("trial"))
    second = visit_of(store, someone, later(300))
    store.end_visit(second, End.FINISHED, [], actor=RESIDENT, now=later(400))
    writing = export(store, SETTINGS, Order("csv", "trial", STAFF, later(3600)))
    next(writing)
    store.give_consent(says("trial", False, later(500)), now=later(500), resident_id=someone.id)
    assert str(second) not in "".join(writing)


def identifying(store: Store, ids: list[UUID]) -> list[str]:
    """Whatever would lead back to a person or a visit."""
    records = [store.visit_record(one, actor=SYSTEM, now=NOW) for one in ids]
    found = [str(one) for record in records for one in (record.id, record.pseudonym, record.patient_id)]
    found += [str(value.id) for record in records for value in record.measurements]
    found += [str(value.event_id) for record in records for value in record.measurements]
    return [*found, "SN-1", "홍시험", "0417", "1952", "2026-11-02", "st-1", "centre-1", "T01:", "T10:"]


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_nothing_for_learning_machines_leads_back(store: Store, format_: Format) -> None:
    ids = [visit(store, "ai", at=number * 300, guest=bool(number % 2)) for number in range(4)]
    made = "\n".join(lines(store, format_, "ai"))
    assert [one for one in identifying(store, ids) if one in made] == []
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", made)
    assert made.count("61.5") == 4
    assert "2026-11" in made


def test_the_data_sheet_travels_with_the_data(store: Store) -> None:
    visit(store, "ai")
    made = json.loads("".join(lines(store, "json", "ai")))
    assert made["data_sheet"] == SHEET
    assert [(one["age"], one["month"]) for one in made["visits"]] == [(70, "2026-11")]
    rows = lines(store, "csv", "ai")
    assert [row[: row.index(":")] for row in rows if row.startswith("#")] == [f"# {name}" for name in SHEET]


def test_learning_machines_get_no_fhir(store: Store) -> None:
    visit(store, "ai")
    with pytest.raises(ConfigError, match="carries ids"):
        lines(store, "fhir", "ai")


def test_csv_is_read_back_as_written(store: Store) -> None:
    made = visit(store, "family")
    rows = list(csv.DictReader(io.StringIO("\n".join(lines(store, "csv", "family")))))
    assert [(row["visit"], row["quantity"], row["value"], row["unit"], row["method"]) for row in rows] == [
        (str(made), "body_weight", "61.5", "kg", "DEVICE")
    ]


def test_every_export_carries_the_word_of_the_checks(store: Store) -> None:
    visit(store, "family", "platform", "ai")  # the scale was never checked
    passes(store, later(200))
    weighed(store, later(300), purposes=("family", "platform", "ai"))
    rows = list(csv.DictReader(io.StringIO("\n".join(lines(store, "csv", "family")))))
    assert [row["checked"] for row in rows] == ["no", "yes"]
    made = json.loads("".join(lines(store, "json", "ai")))
    assert sorted(one["measurements"][0]["checked"] for one in made["visits"]) == ["no", "yes"]
    assert "checked" in made["data_sheet"]
    bundles = [json.loads(line) for line in lines(store, "fhir", "platform")]
    notes = [
        "note" in one["resource"] for made in bundles for one in made["entry"] if "valueQuantity" in one["resource"]
    ]
    assert notes == [True, False]


def test_fhir_is_the_bundle_the_platform_would_get(store: Store) -> None:
    visit(store, "platform")
    (line,) = lines(store, "fhir", "platform")
    bundle = json.loads(line, parse_float=str)
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert kinds >= {"Patient", "Encounter", "Observation", "DiagnosticReport"}
    assert "홍시험" not in line


def test_since_a_day_and_one_visit(store: Store) -> None:
    early, late = visit(store, "trial"), visit(store, "trial", at=3000)
    since = json.loads("".join(lines(store, "json", "trial", since=NOW + timedelta(seconds=1000))))
    assert [one["visit"] for one in since["visits"]] == [str(late)]
    only = json.loads("".join(lines(store, "json", "trial", visit=early)))
    assert [one["visit"] for one in only["visits"]] == [str(early)]


# --- as commands ----------------------------------------------------------------------------------------------


@pytest.fixture
def made_site(tmp_path: Path) -> tuple[str, ...]:
    """An installation with one visit that may be handed out for a trial."""
    config, data = tmp_path / "etc/kiosk.toml", tmp_path / "data"
    install(config, data, Answers({"schema": 1, "centre": {"station": "st-1"}}, "시험 관리자", "604213"))
    settings = load(config)
    with open_store(store_settings(settings, data), load_keys(data, key_source(settings, config))) as opened:
        visit(opened, "trial")
    return ("--config", str(config), "--data-dir", str(data))


def test_the_command_writes_a_private_new_file(made_site: tuple[str, ...], kiosk: Kiosk, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    words = ("export", "--format", "json", "--purpose", "trial", "--out", str(out), *made_site)
    code, said, _ = kiosk(*words, "--json")
    assert (code, json.loads(said)["purpose"]) == (0, "trial")
    assert len(json.loads(out.read_text())["visits"]) == 1
    assert out.stat().st_mode & 0o777 == 0o600
    before = out.read_bytes()
    code, _, err = kiosk(*words)
    assert (code, "--out" in err, out.read_bytes()) == (2, True, before)


def test_the_command_refuses_politely(made_site: tuple[str, ...], kiosk: Kiosk, tmp_path: Path) -> None:
    out = tmp_path / "none.json"
    code, said, err = kiosk("export", "--format", "json", "--purpose", "ai", "--out", str(out), *made_site)
    assert (code, said, out.exists()) == (1, "", False)
    assert "no consent stands" in err
    for wrong in (
        ("--format", "xml", "--purpose", "ai"),
        ("--format", "json", "--purpose", "advertising"),
        ("--format", "json", "--purpose", "phone"),
        ("--format", "json", "--purpose", "ai", "--since", "yesterday"),
        ("--format", "json", "--purpose", "ai", "--visit", "one"),
        ("--format", "json", "--purpose", "ai", "--visit", str(uuid4()), "--since", "2026-11-01"),
    ):
        assert kiosk("export", *wrong, *made_site)[0] == 2
    unknown = kiosk("export", "--format", "json", "--purpose", "ai", "--visit", str(uuid4()), *made_site)
    assert (unknown[0], "no such visit" in unknown[2]) == (1, True)


def test_stats_are_counts_only(made_site: tuple[str, ...], kiosk: Kiosk) -> None:
    code, said, _ = kiosk("stats", "--month", "2026-11", "--json", *made_site)
    made = json.loads(said)
    assert code == 0
    assert made["tables"]["sex"] == {"total": None, "counts": {"F": None, "M": None}}
    assert "fewer than 5" in kiosk("stats", "--month", "2026-11", *made_site)[1]
    assert json.loads(kiosk("stats", "--month", "2026-01", "--json", *made_site)[1])["tables"]["sex"]["total"] == 0
    assert kiosk("stats", "--month", "November", *made_site)[0] == 2


def test_a_month_of_the_log_is_handed_out_and_checked_again(
    made_site: tuple[str, ...], kiosk: Kiosk, tmp_path: Path
) -> None:
    file = tmp_path / "log.csv"
    code, said, _ = kiosk("audit", "--export", str(file), "--month", "2026-11", "--json", *made_site)
    assert (code, json.loads(said)["entries"] > 3, file.stat().st_mode & 0o777) == (0, True, 0o600)
    assert json.loads(kiosk("audit", "--check", str(file), "--json", *made_site)[1])["ok"] is True
    rows = file.read_text(encoding="utf-8").splitlines()
    for wrong in (
        [*rows[:4], *rows[5:]],
        [*rows[:3], rows[3].replace(",st-1,", ",st-2,"), *rows[4:]],
        rows[:-1],
        [*rows[:2], *rows[3:]],
        [rows[0], rows[1], rows[3], rows[2], *rows[4:]],
    ):
        file.write_text("\r\n".join(wrong) + "\r\n", encoding="utf-8", newline="")
        code, said, _ = kiosk("audit", "--check", str(file), "--json", *made_site)
        assert (code, json.loads(said)["ok"]) == (1, False)
    file.write_text("something else", encoding="utf-8")
    assert kiosk("audit", "--check", str(file), *made_site)[0] == 1
    assert kiosk("audit", "--check", str(tmp_path / "none"), *made_site)[0] == 2
    assert kiosk("audit", "--export", str(file), *made_site)[0] == 2
    assert kiosk("audit", "--export", str(tmp_path / "x.csv"), "--month", "13", *made_site)[0] == 2
