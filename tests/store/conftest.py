"""Stores to test with: SQLCipher, plain SQLite, and a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.records import Store
from tests.store.postgres import find_binaries, server
from tests.store.shelf import KEYS, NOW, SYSTEM

_numbers = count(1)


@pytest.fixture(scope="session")
def pg_folder() -> Iterator[str]:
    """The socket folder of a running server; without the server's program a skip, but never under CI."""
    if find_binaries() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed (packages.txt names it)")
        pytest.skip("PostgreSQL is not installed")
    with server() as folder:
        yield folder


@pytest.fixture(params=["sqlcipher", "sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each database in turn."""
    return str(request.param)


@pytest.fixture
def server_folder(kind: str, request: pytest.FixtureRequest) -> str:
    """Start the server only for those who need it."""
    return str(request.getfixturevalue("pg_folder")) if kind == "postgres" else ""


@pytest.fixture
def database(server_folder: str) -> Iterator[Callable[[str], str]]:
    """Makes databases on the server like a template, returns their URLs, and drops them after the test."""
    names: list[str] = []

    def make(template: str) -> str:
        names.append(f"store_{next(_numbers)}")
        _administer(server_folder, f"CREATE DATABASE {names[-1]} TEMPLATE {template}")
        return _url(names[-1], server_folder)

    yield make
    for name in names:
        _administer(server_folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(kind: str, database: Callable[[str], str], tmp_path: Path) -> StoreSettings:
    """Settings of a store that is not made yet, on each database."""
    if kind == "postgres":
        (tmp_path / "data").mkdir()
    url = database("template0") if kind == "postgres" else ""
    return StoreSettings(tmp_path / "data", "st-1", "centre-1", url=url, plain=kind == "sqlite")


@pytest.fixture(scope="session")
def templates() -> dict[str, StoreSettings]:
    """One empty store of each kind, made when first asked for; tests work on copies."""
    return {}


@pytest.fixture
def made(
    kind: str,
    server_folder: str,
    database: Callable[[str], str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, StoreSettings],
) -> StoreSettings:
    """Settings of an empty store on each database."""
    if kind not in templates:
        url = ""
        if server_folder:
            _administer(server_folder, "CREATE DATABASE template_store")
            url = _url("template_store", server_folder)
        folder = tmp_path_factory.mktemp(kind)
        templates[kind] = StoreSettings(folder, "st-1", "centre-1", url=url, plain=kind == "sqlite")
        create_store(templates[kind], KEYS, actor=SYSTEM, now=NOW)
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    if server_folder:
        return replace(templates[kind], data_dir=data, url=database("template_store"))
    shutil.copy2(templates[kind].path, data)
    return replace(templates[kind], data_dir=data)


@pytest.fixture
def store(made: StoreSettings) -> Iterator[Store]:
    """An open, empty store on each database."""
    with open_store(made, KEYS) as opened:
        yield opened


def _administer(server_folder: str, statement: str) -> None:
    engine = create_engine(_url("postgres", server_folder), isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.exec_driver_sql(statement)
    engine.dispose()


def _url(name: str, server_folder: str) -> str:
    return f"postgresql+psycopg://kiosk@/{name}?host={server_folder}"


@pytest.fixture
def cipher(tmp_path: Path) -> StoreSettings:
    """Settings of an empty SQLCipher store that is made."""
    made = StoreSettings(tmp_path / "data", "st-1", "centre-1")
    create_store(made, KEYS, actor=SYSTEM, now=NOW)
    return made


@pytest.fixture
def open_folder() -> Iterator[Callable[[], Path]]:
    """Makes folders that other users may enter; pytest's own lie below one that they may not."""
    made: list[Path] = []

    def make() -> Path:
        folder = Path(tempfile.mkdtemp(prefix="kiosk-test-"))
        folder.chmod(0o755)
        made.append(folder)
        return folder

    yield make
    for folder in made:
        for path in (*folder.rglob("*"), folder):
            path.chmod(0o700)
        shutil.rmtree(folder)
