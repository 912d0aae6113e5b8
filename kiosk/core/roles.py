"""Who works here: four roles, each of which may do what those before it may."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff may do; each may do what those before may."""

    HELPER = "helper"
    SPECIALIST = "specialist"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"

    def may(self, needed: Role) -> bool:
        """Tell whether this role includes the needed one."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
