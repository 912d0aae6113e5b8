"""Every resident screen in a few looks, any two levels of which meet: nothing is wrong (all looks: make audit)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QGuiApplication

from tests.audit.chosen import chosen
from tests.audit.looks import FACTORS, PANELS, covered, every_look, pairs
from tests.audit.run import SCREENS, Studio

WINDOWS = list(product(PANELS, (True, False)))


@pytest.fixture
def studio(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[Studio]:
    studio = Studio(*request.param)
    yield studio
    studio.close()


@pytest.mark.parametrize("studio", WINDOWS, indirect=True, ids=lambda one: f"{one[0]}-{'up' if one[1] else 'lying'}")
def test_nothing_is_wrong(studio: Studio, request: pytest.FixtureRequest) -> None:
    window = request.node.callspec.params["studio"]
    plan = [(name, look) for name, look in chosen() if (look.panel, look.upright) == window]
    assert plan
    plan.sort(key=lambda one: (one[1].language, one[1].zoom))
    found = [str(one) for name, look in plan for one in studio.audit(name, look)]
    assert not found, "\n".join(found)


def test_any_two_levels_meet_on_several_screens() -> None:
    rows = [tuple(getattr(look, part) for part in look.__slots__) for _, look in chosen()]
    assert covered(rows) == covered(product(*FACTORS))
    assert {name for name, _ in chosen()} == set(SCREENS)
    assert len(pairs()) < len(every_look()) / 15
