"""Stores to test with: SQLCipher, plain SQLite, and a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

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
def settings(kind: str, server_folder: str, tmp_path: Path) -> StoreSettings:
    """Settings of a store that is not made yet, on each database."""
    return _settings(kind, server_folder, tmp_path, "template0")


@pytest.fixture(scope="session")
def templates() -> dict[str, StoreSettings]:
    """One empty store of each kind, made when first asked for; tests work on copies."""
    return {}


@pytest.fixture
def made(
    kind: str,
    server_folder: str,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, StoreSettings],
) -> StoreSettings:
    """Settings of an empty store on each database."""
    if kind not in templates:
        templates[kind] = _settings(kind, server_folder, tmp_path_factory.mktemp(kind), "template0")
        create_store(templates[kind], KEYS, actor=SYSTEM, now=NOW)
    template = templates[kind]
    copy = _settings(kind, server_folder, tmp_path, make_url(template.url).database if template.url else None)
    if not copy.url:
        copy.data_dir.mkdir(mode=0o700)
        shutil.copy2(template.path, copy.path)
    return copy


@pytest.fixture
def store(made: StoreSettings) -> Iterator[Store]:
    """An open, empty store on each database."""
    with open_store(made, KEYS) as opened:
        yield opened


def _settings(kind: str, server_folder: str, folder: Path, template: str | None) -> StoreSettings:
    """Return settings; on the server with a new database like the template."""
    data = folder / "data"
    if kind != "postgres":
        return StoreSettings(data, "st-1", "centre-1", plain=kind == "sqlite")
    data.mkdir()
    name = f"store_{next(_numbers)}"
    engine = create_engine(_url("postgres", server_folder), isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    engine.dispose()
    return StoreSettings(data, "st-1", "centre-1", url=_url(name, server_folder))


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
