"""`kiosk study`: what it lists and hands out, and that nothing comes out before the end. Made-up people."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.study.values import Attempt, Protocol
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from kiosk.store.study_runs import Joining
from tests.app.shell import Kiosk, kiosk

__all__ = ["kiosk"]
NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
PROTOCOL = Protocol("KT-01", "made up", "Toy", "toy-1", "scale-1", "body_weight", 1, consent_ko="괜찮아요?")
Work = Callable[[Store], None]


@pytest.fixture
def site(tmp_path: Path) -> tuple[tuple[str, ...], Callable[[Work], None]]:
    """An installation with a trial that runs, with one pair; and a way into its store."""
    config, data = tmp_path / "etc/kiosk.toml", tmp_path / "data"
    install(config, data, Answers({"schema": 1, "centre": {"station": "st-1"}}, "시험 관리자", "604213"))

    def work(do: Work) -> None:
        settings = load(config)
        with open_store(store_settings(settings, data), load_keys(data, key_source(settings, config))) as opened:
            do(opened)

    work(one_pair)
    return ("--config", str(config), "--data-dir", str(data)), work


def one_pair(store: Store) -> None:
    study = store.study_put(PROTOCOL, actor="staff:test", now=NOW)
    store.study_state(study, "running", actor="staff:test", now=NOW)
    who = store.study_join(study, Joining(date(2026, 11, 2), 74, "F"), actor="staff:test", now=NOW)
    pair = store.study_pair(who.id, 1, actor="staff:test", now=NOW)
    for role, value in (("test", "70.95"), ("reference", "70.50")):
        made = Attempt(role, 1, "value", value=Decimal(value), said=value, pair=pair.id)  # type: ignore[arg-type]
        store.study_attempt(made, actor="staff:test", now=NOW)


def close(store: Store) -> None:
    (study,) = store.studies()
    store.study_state(study.id, "closed", actor="staff:test", now=NOW)


def test_trials_are_listed_and_nothing_comes_out_before_the_end(
    site: tuple[tuple[str, ...], Callable[[Work], None]], kiosk: Kiosk, tmp_path: Path
) -> None:
    where, work = site
    code, said, _ = kiosk("study", "list", "--json", *where)
    (one,) = json.loads(said)["studies"]
    assert (code, one) == (0, one | {"code": "KT-01", "state": "running", "pairs": 1, "wanted": 1})
    out = tmp_path / "out"
    out.mkdir()
    code, _, err = kiosk("study", "export", "KT-01", "--out", str(out), *where)
    assert (code, "closed" in err, list(out.iterdir())) == (2, True, [])
    work(close)
    code, said, _ = kiosk("study", "export", "KT-01", "--out", str(out), "--json", *where)
    assert (code, json.loads(said)["pairs"]) == (0, 1)
    values = (out / "study-KT-01.csv").read_text()
    assert "70.95" in values
    assert (out / "study-KT-01.csv").stat().st_mode & 0o777 == 0o600
    assert "pair_complete" in (out / "study-KT-01-dictionary.csv").read_text()
    code, _, err = kiosk("study", "export", "KT-01", "--out", str(out), *where)
    assert (code, "already" in err) == (2, True)
    code, _, err = kiosk("study", "export", "NO-01", "--out", str(out), *where)
    assert (code, "none of the trials" in err) == (2, True)
