"""One line of ``kiosk assess``: read as JSON, and its fields as what they have to be, or refused in plain words.

Messages name fields, never values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from kiosk.core.assess.number import OLDEST, BadRequest, inside, whole
from kiosk.core.resident import Sex

BOM = "\ufeff"
"""What some editors put before the first line."""


def parse(line: str) -> Request:
    """Read one line; raises BadRequest for what is no JSON object. A number that is none spoils all but the id."""
    spoiled: list[str] = []

    def number(text: str) -> object:
        try:
            return Decimal(text) if "." in text or "e" in text.lower() else int(text)
        except (ValueError, ArithmeticError):
            spoiled.append(text)
            return None

    try:
        found = json.loads(line.lstrip(BOM), parse_float=number, parse_int=number, parse_constant=spoiled.append)
    except (ValueError, RecursionError) as error:
        raise BadRequest("not JSON") from error
    if not isinstance(found, dict):
        raise BadRequest("not a JSON object")
    return Request(found, spoiled=bool(spoiled))


class Request:
    """The fields of one request; every method raises BadRequest naming the field that is wrong."""

    def __init__(self, fields: Mapping[str, object], *, spoiled: bool = False) -> None:
        self._fields = fields
        self._spoiled = spoiled

    @property
    def id(self) -> object:
        """What the answer is known by: text or a number, as given."""
        given = self._fields.get("id")
        if isinstance(given, dict | list):
            raise BadRequest("id is neither text nor a number")
        return given

    def kind(self) -> str:
        """Return what is asked for; refuses a line with NaN, Infinity or a number that no machine can hold."""
        if self._spoiled:
            raise BadRequest("a number here is no JSON number")
        return self.text("kind")

    def given(self, name: str) -> bool:
        """Whether a field is there and not null."""
        return self._fields.get(name) is not None

    def has(self, name: str) -> bool:
        """Whether a field is there, if only as null."""
        return name in self._fields

    def null(self, name: str) -> bool:
        """Whether a field is there and null."""
        return name in self._fields and self._fields[name] is None

    def text(self, name: str, choices: Iterable[str] = ()) -> str:
        """Return a text, one of the choices where there are any."""
        value, known = self._fields.get(name), tuple(choices)
        if not isinstance(value, str) or not value:
            raise BadRequest(f"{name} is missing or no text")
        if known and value not in known:
            raise BadRequest(f"{name} is none of {', '.join(known)}")
        return value

    def sex(self) -> Sex:
        """Return M or F."""
        return Sex(self.text("sex", [sex.value for sex in Sex]))

    def sex_if_given(self) -> Sex | None:
        """Return the sex where it was given."""
        return self.sex() if self.given("sex") else None

    def age(self, name: str = "age") -> int:
        """Return completed years."""
        return whole(name, self._fields.get(name), 0, OLDEST)

    def age_if_given(self) -> int | None:
        """Return the age where it was given."""
        return self.age() if self.given("age") else None

    def ages(self, name: str) -> list[int]:
        """Return a list of completed years."""
        return [whole(name, one, 0, OLDEST) for one in self._list(name)]

    def count(self, name: str, high: int) -> int:
        """Return a whole number from 0 to ``high``."""
        return whole(name, self._fields.get(name), 0, high)

    def number(self, name: str, measure: str) -> Decimal:
        """Return a number where this measure can lie."""
        return inside(name, self._fields.get(name), measure)

    def number_or_null(self, name: str, measure: str) -> Decimal | None:
        """Return a number, or None where null is given; a field that is not there is refused."""
        return None if self.null(name) else self.number(name, measure)

    def number_if_given(self, name: str, measure: str) -> Decimal | None:
        """Return a number, or None where there is none."""
        return self.number(name, measure) if self.given(name) else None

    def numbers_if_given(self, name: str, measure: str) -> list[Decimal]:
        """Return the numbers of a list, empty where there is none; null in it is no number."""
        found = self._list(name) if self.given(name) else []
        return [inside(name, one, measure) for one in found if one is not None]

    def values(self, name: str) -> dict[str, Decimal]:
        """Return numbers by measure; null is not measured."""
        found = self._fields.get(name)
        if not isinstance(found, dict):
            raise BadRequest(f"{name} is missing or no object")
        return {
            measure: inside(f"{name}.{measure}", value, measure)
            for measure, value in found.items()
            if value is not None
        }

    def flag(self, name: str) -> bool:
        """Return true or false; false where it is not given."""
        value = self._fields.get(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise BadRequest(f"{name} is neither true nor false")
        return value

    def _list(self, name: str) -> list[object]:
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise BadRequest(f"{name} is missing or no list")
        return value
