"""Sample results: everything fine, dangerous values, nothing measured, a boy, a whole fitness visit."""

from __future__ import annotations

from kiosk.core.messages import Scene
from kiosk.core.results import Results
from kiosk.core.texts import Sentence
from tests.sample_visits import dangerous, fine, nothing, senior, young


def told(results: Results) -> Scene:
    """The scene of these results."""
    return Scene(
        "results",
        Sentence("results.title"),
        results.headline,
        picture="staff-calm" if results.dangers else "result",
        actions=("print", "next", "hide") if results.lines else ("next",),
        results=results,
        step="results",
    )


RESULT_SCENES = {
    "results-fitness": told(senior()),
    "results-fine": told(fine()),
    "results-danger": told(dangerous()),
    "results-none": told(nothing()),
    "results-young": told(young()),
}
