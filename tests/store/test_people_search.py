"""Finding people as staff ask for them, and never somebody else. Everybody here is made up."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text as sql

from kiosk.core.resident import Sex
from kiosk.store.identity import Identity
from kiosk.store.people_values import PersonHit
from kiosk.store.records import Store
from tests.store.shelf import NOW, STAFF, known, later, visit_of

BORN = date(1948, 3, 2)
YOUNGHEE = Identity(Sex.FEMALE, BORN, "0417", name="김영희", phone="010-5550-0417")
PEOPLE = {
    "김영희": YOUNGHEE,
    "김영히": Identity(Sex.FEMALE, date(1951, 1, 1), "1111", name="김영히"),
    "이순자": Identity(Sex.FEMALE, date(1940, 12, 31), "2222", name="이순자"),
    "남궁 옥분": Identity(Sex.FEMALE, date(1939, 5, 5), "0417", name="남궁 옥분"),
    "박정호": Identity(Sex.MALE, BORN, "3333", name="박정호"),
    "Nguyễn Thị Hoa": Identity(Sex.FEMALE, date(1990, 7, 7), "4444", name="Nguyễn Thị Hoa"),
    "박둘이2": Identity(Sex.MALE, date(1960, 3, 1), "", name="박둘이2"),
    "구": Identity(Sex.MALE, date(1960, 2, 29), "", name="구"),
}


@pytest.fixture
def centre(store: Store) -> Store:
    for identity in PEOPLE.values():
        known(store, identity)
    return store


def names(store: Store, text: str, **more: int) -> list[str]:
    return [hit.name for hit in store.people_search(text, actor=STAFF, now=later(60), **more)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("김영희", ["김영희", "김영히"]),
        ("김 영 희", ["김영희", "김영히"]),
        (unicodedata.normalize("NFD", "김영희"), ["김영희", "김영히"]),
        ("영희", ["김영희", "김영히"]),
        ("김영", ["김영희", "김영히"]),
        ("ㄱㅇㅎ", ["김영희", "김영히"]),
        ("ㅇㅎ", ["김영희", "김영히"]),
        ("ㄱ ㅇ", ["김영희", "김영히", "남궁 옥분"]),
        ("리순자", ["이순자"]),
        ("이순저", ["이순자"]),
        ("남궁옥분", ["남궁 옥분"]),
        ("남궁 옥푼", ["남궁 옥분"]),
        ("궁옥", ["남궁 옥분"]),
        ("thi hoa", []),
        ("THỊ HOA", ["Nguyễn Thị Hoa"]),
        ("nguyễn thị hoà", ["Nguyễn Thị Hoa"]),
        ("구", ["구"]),
        ("김", []),
        ("영", []),
        ("", []),
        ("  ", []),
        ("홍길동", []),
        ("0417", ["김영희", "남궁 옥분"]),
        ("010-5550-0417", ["김영희", "남궁 옥분"]),
        ("01055500418", []),
        ("480302", ["김영희", "박정호"]),
        ("19480302", ["김영희", "박정호"]),
        ("1948-03-02", ["김영희", "박정호"]),
        ("48. 3. 2.", ["김영희", "박정호"]),
        ("1948년 3월 2일", ["김영희", "박정호"]),
        ("19480303", []),
        ("480230", []),
        ("12345", []),
        ("김영희 12345", []),
        ("1948", []),
        ("김 0417", ["김영희"]),
        ("ㄱㅇㅎ 0417", ["김영희"]),
        ("영희 480302 0417", ["김영희"]),
        ("0417 480302", ["김영희"]),
        ("박정호 0417", []),
        ("이순자 480302", []),
        ("'; DROP TABLE resident; --", []),
        ("%", []),
        ("김영희" * 5000, []),
        ("김영희 2", ["김영희", "김영히"]),  # nobody is called so: one slip away
        ("박둘이2", ["박둘이2"]),
        ("박둘이", ["박둘이2"]),
    ],
)
def test_people_are_found_as_they_are_asked_for(centre: Store, asked: str, found: list[str]) -> None:
    assert names(centre, asked) == found


def test_a_hit_tells_people_apart_and_its_repr_tells_nothing(centre: Store) -> None:
    (hit,) = centre.people_search("이순자", actor=STAFF, now=NOW)
    assert hit == PersonHit(hit.id, "이순자", Sex.FEMALE, date(1940, 12, 31), "2222", None)
    for secret in ("이순자", "1940", "2222", "FEMALE"):
        assert secret not in repr(hit)


def test_twins_of_name_and_birthday_are_all_returned(store: Store) -> None:
    twins = {known(store, replace(YOUNGHEE, phone_tail=tail, phone="")).id for tail in ("0001", "0002", "0003")}
    for asked in ("김영희", "ㄱㅇㅎ", "480302", "김영희 480302"):
        assert {hit.id for hit in store.people_search(asked, actor=STAFF, now=NOW)} == twins
    (one,) = store.people_search("김영희 480302 0002", actor=STAFF, now=NOW)
    assert one.phone_tail == "0002"


def test_who_was_seen_last_comes_first_and_only_so_many(store: Store) -> None:
    people = [known(store, replace(YOUNGHEE, phone_tail=f"{number:04}")) for number in range(30)]
    for number, resident in enumerate(people):
        visit_of(store, resident, later(60 * number))
    hits = store.people_search("김영희", actor=STAFF, now=later(9999), limit=5)
    assert [hit.id for hit in hits] == [one.id for one in reversed(people[-5:])]
    assert hits[0].last_visit_at == later(60 * 29)
    assert len(names(store, "김영희")) == 20


def test_who_is_called_exactly_so_comes_before_the_others(store: Store) -> None:
    exact = known(store, replace(YOUNGHEE, name="김영"))
    for number in range(30):
        visit_of(store, known(store, replace(YOUNGHEE, phone_tail=f"{number:04}")), later(number))
    assert store.people_search("김영", actor=STAFF, now=NOW)[0].id == exact.id


def test_whose_identity_was_opened_is_in_the_log_and_nobody_elses(centre: Store) -> None:
    before = len(centre.audit_entries())
    hits = centre.people_search("이순자", actor=STAFF, now=NOW)
    assert centre.people_search("홍길동", actor=STAFF, now=NOW) == ()
    lines = centre.audit_entries()[before:]
    assert [(line.actor, line.what, line.whose, line.detail) for line in lines] == [
        (STAFF, "find", str(hits[0].id), "search"),
        (STAFF, "find", "", "search, nobody"),
    ]


def test_a_change_is_found_and_what_was_before_is_not(centre: Store) -> None:
    (hit,) = centre.people_search("이순자", actor=STAFF, now=NOW)
    changed = replace(PEOPLE["이순자"], name="이순옥", birth=date(1941, 1, 1), phone_tail="9999")
    centre.person_change(hit.id, changed, actor=STAFF, now=NOW)
    for old in ("순자", "ㅇㅅㅈ", "2222", "19401231"):
        assert names(centre, old) == []
    for new in ("순옥", "ㅇㅅㅇ", "9999", "19410101"):
        assert names(centre, new) == ["이순옥"]


def test_the_erased_are_not_found(centre: Store) -> None:
    (hit,) = centre.people_search("이순자", actor=STAFF, now=NOW)
    centre.erase_resident(hit.id, actor=STAFF, now=NOW)
    assert [names(centre, asked) for asked in ("이순자", "ㅇㅅㅈ", "2222", "19401231")] == [[]] * 4


def test_residents_of_an_older_version_are_indexed_in_pieces(centre: Store) -> None:
    with centre.engine.begin() as conn:
        conn.execute(sql("DELETE FROM lookup WHERE kind NOT IN ('birth-tail-sex', 'phone')"))
    assert names(centre, "이순자") == []
    done = []
    while count := centre.people_reindex(actor="system:test", now=NOW, limit=3):
        done.append(count)
    assert done == [3, 3, 2]
    assert names(centre, "이순자") == ["이순자"]
    assert centre.audit_verify().ok


def test_two_without_a_name_are_not_alike_by_their_birthday(store: Store) -> None:
    known(store, replace(YOUNGHEE, name="", phone="", phone_tail="1111"))
    nameless = replace(YOUNGHEE, name="", phone="", phone_tail="2222")
    assert store.people_alike(nameless, actor=STAFF, now=NOW) == ()


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (YOUNGHEE, True),
        (replace(YOUNGHEE, name="김영히", phone="", phone_tail=""), True),  # a slip in the name
        (replace(YOUNGHEE, name="김연희", phone="", phone_tail=""), True),
        (replace(YOUNGHEE, name="", phone="", phone_tail="0417"), True),  # only what the resident's screen asks for
        (replace(YOUNGHEE, sex=Sex.MALE, phone="", phone_tail=""), True),  # the wrong sex ticked
        (replace(YOUNGHEE, birth=date(1948, 2, 3), phone=""), True),  # day and month exchanged
        (replace(YOUNGHEE, name="박순자", birth=date(1950, 1, 1), phone_tail="9"), True),  # the same full phone
        (replace(YOUNGHEE, name="박순자", phone="", phone_tail="9999"), False),
        (replace(YOUNGHEE, birth=date(1950, 1, 1), phone="", phone_tail="9999"), False),
        (replace(YOUNGHEE, name="박순자", birth=date(1950, 1, 1), phone=""), False),
    ],
)
def test_somebody_alike_is_told_before_registering(store: Store, who: Identity, found: bool) -> None:
    me = known(store, YOUNGHEE)
    known(store, PEOPLE["남궁 옥분"])
    assert [hit.id for hit in store.people_alike(who, actor=STAFF, now=NOW)] == ([me.id] if found else [])
