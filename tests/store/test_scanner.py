"""Nothing of a person can be read from any byte that is left on the disk: every file of a day of keeping is searched.

The store is filled through its own verbs with words and digits that occur nowhere else; then it is backed up, restored,
rekeyed and brought back, and everything below the installation is read: store, log, copies, backups, logs, temporary
files. All people are made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
import structlog

from kiosk.app import logs
from kiosk.core.reading import Proof, Record
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.visit_record import End
from kiosk.store.database import StoreSettings
from kiosk.store.identity import Identity
from kiosk.store.rekey import rekey
from kiosk.store.trouble import StoreTrouble
from kiosk.store.values import TrayItem
from kiosk.store.wayback import undo
from tests.store.keeping import House, build_house
from tests.store.shelf import NOW, RESIDENT, STAFF, SYSTEM, known, later, says, visit_of, weight

WHO = Identity(
    Sex.FEMALE, date(1931, 7, 23), "7391", name="탁별난", phone="010-8642-7391", contact="궉이웃 010-8531-2468"
)
WORDS = (
    *("탁별난", "010-8642-7391", "01086427391", "궉이웃", "1931-07-23", "19310723", "7391"),
    *("뚜렷한소견", "눈에띄는조언", "복도청소끝", "박직원뚜렷", "193.846", "RAW-193846", "SQLite format 3"),
)


def shapes(word: str) -> Iterator[bytes]:
    """Yield the ways in which a word may lie in a file."""
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield json.dumps(word)[1:-1].encode()
    if not word.isascii():
        yield word.encode("cp949")


def readable(folder: Path) -> set[tuple[str, str]]:
    """Search every byte of every file below a folder; short numbers only where they stand alone."""
    found = set()
    for path in folder.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        for word in WORDS:
            wanted = [shape if len(shape) > 4 else b'"%s"' % shape for shape in shapes(word)]
            if any(shape in raw for shape in wanted):
                found.add((path.name, word))
    return found


def live(house: House) -> None:
    """One day with everything that may hold a person's words."""
    with house.store() as store:
        resident = known(store, WHO, says("platform"), says("phone"), says("contact"))
        visit = visit_of(store, resident)
        proof = Proof("test-scale", "test_codec", "1", "SN-1", None, b"RAW-193846", "193.846")
        value = weight("193.846", proof=proof)
        store.keep(visit, [value], actor=RESIDENT, now=NOW)
        store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(1))
        store.remark_add(visit, "뚜렷한소견", advice=False, actor=STAFF, now=NOW)
        store.remark_add(visit, "눈에띄는조언", advice=True, actor=STAFF, now=NOW)
        store.upkeep_add("cleaned", day=NOW.date(), actor=STAFF, now=NOW, note="복도청소끝")
        store.staff_add("박직원뚜렷", Role.HELPER, "573829", actor=SYSTEM, now=NOW)
        record = Record("test", {"value": "193.846"}, b"RAW-193846")
        store.tray_add(
            TrayItem(uuid4(), "scale-1", "d", "1", record, NOW, None, "no-step", later(9999)), actor=SYSTEM, now=NOW
        )
        store.people_search("탁별난", actor=STAFF, now=NOW)
        store.value_void(value.id, why="trial", actor=STAFF, now=NOW)


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_nothing_can_be_read_from_what_keeping_leaves(settings: StoreSettings, tmp_path: Path) -> None:
    logs.set_up(tmp_path / "logs")
    house = build_house(settings, tmp_path)
    live(house)
    with house.store():
        assert readable(tmp_path) == set()  # while it is open: the write-ahead log, too
    made = house.backup(tmp_path / "one.kiosk-backup")
    house.check(made)
    house.restore(made, at=100)
    assert readable(tmp_path) == set()
    with pytest.raises(StoreTrouble) as told:
        house.restore(made, "0000-0000-0000-0000-0000-0000-0000-0000-0000")
    structlog.get_logger().error("keeping-failed", reason=str(told.value), kind="restore")
    undo(house.settings, house.source, now=later(200))
    done = rekey(house.settings, house.source, actor=SYSTEM, now=later(300))
    house.backup(tmp_path / "two.kiosk-backup", at=400)
    assert readable(tmp_path) == set()
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (house.recovery, done.recovery_key, house.keys.secret.hex()):
        assert secret.encode() not in everything
    assert house.keys.secret not in everything


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_search_finds_what_lies_open(settings: StoreSettings, tmp_path: Path) -> None:
    """Plain SQLite is for development: values lie open there, and the search sees them; who it is stays sealed."""
    house = build_house(replace(settings), tmp_path)
    live(house)
    seen = {word for _, word in readable(tmp_path)}
    assert {"193.846", "RAW-193846", "SQLite format 3"} <= seen
    assert not seen & {"탁별난", "010-8642-7391", "궉이웃", "뚜렷한소견", "눈에띄는조언", "복도청소끝", "박직원뚜렷"}
    (tmp_path / "alone").mkdir()
    made = house.backup(tmp_path / "alone" / "b")
    assert made.path.exists()
    assert readable(tmp_path / "alone") == set()
