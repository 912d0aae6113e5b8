"""The command line inside the test's own process: the same words and exit codes, without starting a program."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from kiosk.commands import main

Kiosk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kiosk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """Returns exit code, standard output and standard error of ``kiosk WORDS``."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kiosk", *words])
        try:
            code: object = main()
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        assert isinstance(code, int)
        return code, said.out, said.err

    return run
