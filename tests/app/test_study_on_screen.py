"""A short trial at the real screens: two simulated scales, one with a known offset; values, report and files are right.

The thirty pairs, with scales that drift and lie, are ``make study``.
"""

from __future__ import annotations

from pathlib import Path

from tests.app.atspi import missing
from tests.long.study import problems, trial
from tests.needs import need


def test_a_trial_is_run_at_the_screen_and_its_report_says_what_was_put_in(tmp_path: Path) -> None:
    lacking = missing()
    need(lacking, not lacking)
    with trial(tmp_path, "shift", participants=1, repeats=2) as one:
        one.pictures = False
        one.join(1)
        data = one.close()
        assert problems(one, data) == []
    assert data.study.complete == 2
    (person,) = data.participants
    assert (person.ended, person.test_comfort, person.reference_comfort) == ("done", 3, 3)
    made = sorted(path.name for path in (one.place.site.data_dir / "out").iterdir())
    assert made == ["study-KT-01-en.pdf", "study-KT-01-ko.pdf"]
