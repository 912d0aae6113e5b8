"""Look a value up in a norm table; says "no norm" rather than guess.

In: the rows of ``assets/norms`` (every row with its source and confidence). Bands include both ends; 120 means no
upper end; sex A is any. A value equal to a grade's threshold earns the grade. Nothing here is an official grade.
"""

from kiosk.core.norms.changing import Change, changed, mdc95
from kiosk.core.norms.cutoffs import Class, Cut, classify, cutoffs, cuts, low
from kiosk.core.norms.grading import Grade, Graded, graded, item_grade
from kiosk.core.norms.placing import Placed, grip_band, percentiles, placed
from kiosk.core.norms.stepping import StepClass, step_class, vo2max, vo2max_exact
from kiosk.core.norms.tables import NO_END, Row, Table, distribution, functional, grades, grip, parse_norms, steps

__all__ = [
    "NO_END",
    "Change",
    "Class",
    "Cut",
    "Grade",
    "Graded",
    "Placed",
    "Row",
    "StepClass",
    "Table",
    "changed",
    "classify",
    "cutoffs",
    "cuts",
    "distribution",
    "functional",
    "graded",
    "grades",
    "grip",
    "grip_band",
    "item_grade",
    "low",
    "mdc95",
    "parse_norms",
    "percentiles",
    "placed",
    "step_class",
    "steps",
    "vo2max",
    "vo2max_exact",
]
