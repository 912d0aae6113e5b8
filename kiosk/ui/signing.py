"""Pure: what a PIN typed for a purpose asks for. The station checks the PIN."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.duties import SignIn
from kiosk.core.messages import Accept, Acknowledge, Actor, Asked, Clear, HelperHere, Intent, TypeValue


def signed(purpose: str, pin: str, values: tuple[tuple[str, Decimal], ...], reason: str, actor: Actor) -> Intent | None:
    """The intent of this purpose; None where there is none."""
    match purpose:
        case "clear":
            return Clear(pin, actor=actor)
        case "helper":
            return HelperHere(pin, actor=actor)
        case "accept":
            return Accept(pin, reason, actor=actor)
        case "sign-in":
            return Asked(SignIn(pin), actor=actor)
        case "acknowledge":
            return Acknowledge(pin, actor=actor)
        case "type-value":
            return TypeValue(pin, values, reason, actor=actor)
    return None
