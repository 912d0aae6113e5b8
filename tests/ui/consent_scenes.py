"""Sample scenes of consent and of leaving, made by the product's own rules from sample visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

from kiosk.core.assessment import Taken
from kiosk.core.consent_scenes import consent_scene, goodbye_scene
from kiosk.core.messages import Scene
from kiosk.core.programme import DEFAULTS
from kiosk.core.sharing import Sharing
from kiosk.core.stay import Stage, Visit

ASKS = ("platform", "ai", "trial", "family")
ALL = MappingProxyType({"keep": True, "platform": True, "ai": False, "family": True})
LEDGER = (("keep", True, "2025.11.03"), ("platform", True, "2026.05.12"), ("ai", False, "2026.11.22"))
SHARING = Sharing(asks=ASKS, purposes=ASKS)
BASE = Visit(
    UUID(int=6),
    datetime(2026, 11, 22, 1, tzinfo=UTC),
    DEFAULTS[0],
    programmes=DEFAULTS[:2],
    sharing=SHARING,
    taken=(Taken("height", ()),),
)


def _at(stage: Stage, *, base: Visit = BASE, **changes: object) -> Visit:
    return replace(base, stage=stage, sharing=replace(base.sharing, **changes))  # type: ignore[arg-type]


KNOWN = replace(BASE, consents=ALL, sharing=replace(SHARING, ledger=LEDGER))
GUEST = replace(BASE, sharing=replace(SHARING, guest=True))
CONSENT_SCENES: dict[str, Scene] = {
    "consent-keep": consent_scene(_at(Stage.KEEP)),
    "consent-keep-guest": consent_scene(_at(Stage.KEEP, base=GUEST)),
    "about-keep": consent_scene(_at(Stage.KEEP, about=True)),
    "about-keep-guest": consent_scene(_at(Stage.KEEP, base=GUEST, about=True)),
    "consent-platform": consent_scene(_at(Stage.SHARE)),
    "consent-ai": consent_scene(_at(Stage.SHARE, at=1)),
    "consent-trial": consent_scene(_at(Stage.SHARE, at=2)),
    "consent-family": consent_scene(_at(Stage.SHARE, at=3)),
    **{f"about-{one}": consent_scene(_at(Stage.SHARE, at=at, about=True)) for at, one in enumerate(ASKS)},
    "consents": consent_scene(_at(Stage.CONSENTS, base=KNOWN)),
    "consents-change": consent_scene(_at(Stage.CONSENTS, base=KNOWN, changing="ai")),
    "consents-all": consent_scene(_at(Stage.CONSENTS, base=KNOWN, changing="all")),
    "consents-erase": consent_scene(_at(Stage.CONSENTS, base=KNOWN, changing="erase")),
    "goodbye": goodbye_scene(_at(Stage.GOODBYE, base=KNOWN), saved=True),
    "goodbye-rated": goodbye_scene(_at(Stage.GOODBYE, base=KNOWN, rated=3), saved=True),
    "goodbye-unkept": goodbye_scene(_at(Stage.GOODBYE), saved=False),
    "goodbye-stopped": goodbye_scene(
        _at(Stage.GOODBYE, base=replace(KNOWN, consents=MappingProxyType({"keep": False}))), saved=True
    ),
}
