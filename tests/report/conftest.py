"""Paper needs fonts, and fonts need an application object; there is one for the whole process."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def application() -> object:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    # The wider class: tests of screens in the same process may ask pytest-qt for either.
    return QGuiApplication.instance() or QApplication([])
