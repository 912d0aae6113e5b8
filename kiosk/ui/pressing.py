"""Pure: what a press on a staff page means: the button of that name, with its duty as it stands now. No Qt."""

from __future__ import annotations

from dataclasses import fields, replace

from kiosk.core.duties import Duty
from kiosk.core.pages import Button, Form, Page, Table
from kiosk.ui.typing import Pen


def find(page: Page, name: str, pen: Pen) -> Button | None:
    """The button or row of that name; what was typed is filled into the duty of a form."""
    for part in page.parts:
        if isinstance(part, Form) and part.submit.name == name:
            return replace(part.submit, duty=filled(part, pen))
        for row in part.rows if isinstance(part, Table) else ():
            if row.key == name and row.duty is not None:
                return Button(row.key, row.cells[0] if row.cells else "", row.duty)
            if found := next((one for one in row.buttons if one.name == name), None):
                return found
    return next((one for one in page.buttons if one.name == name), None)


def filled(form: Form, pen: Pen) -> Duty:
    """The form's duty with its fields' values, by name, and ``sent`` where it has that."""
    duty = form.submit.duty
    has = {one.name for one in fields(duty)}
    typed: dict[str, object] = {"sent": True} if "sent" in has else {}
    mine = {id(one) for one in form.fields}
    for name, one in pen.fields.items():
        if id(one) in mine and one.name in has:
            value = pen.value(name)
            typed[one.name] = value == "yes" if isinstance(getattr(duty, one.name), bool) else value
    return replace(duty, **typed)  # type: ignore[arg-type]  # by name
