"""Words that several staff pages share, by what they stand for."""

from __future__ import annotations

from kiosk.core.roles import Role
from kiosk.core.texts import Sentence

ROLES = {
    Role.HELPER: Sentence("role.helper"),
    Role.SPECIALIST: Sentence("role.specialist"),
    Role.MANAGER: Sentence("role.manager"),
    Role.ADMINISTRATOR: Sentence("role.administrator"),
}
ENDED = {
    "finished": Sentence("ended.finished"),
    "refused": Sentence("ended.refused"),
    "unsafe": Sentence("ended.unsafe"),
    "fault": Sentence("ended.fault"),
    "left": Sentence("ended.left"),
    "open": Sentence("ended.open"),
    "none": Sentence("ended.none"),
}
ASSESSMENTS = {
    "height": Sentence("assessment.height"),
    "weight": Sentence("assessment.weight"),
    "pressure": Sentence("assessment.pressure"),
    "grip": Sentence("assessment.grip"),
}
