"""Words of the pages of trials, by what they stand for."""

from __future__ import annotations

from kiosk.core.pages import Mark, Text
from kiosk.core.texts import Sentence

PURPOSES: dict[str, Text] = {"care": Sentence("study.purpose.care"), "study": Sentence("study.purpose.study")}
STATES = {
    "planned": Sentence("study.state.planned"),
    "running": Sentence("study.state.running"),
    "paused": Sentence("study.state.paused"),
    "closed": Sentence("study.state.closed"),
}
STATE_MARKS: dict[str, Mark] = {"planned": "", "running": "ok", "paused": "look", "closed": "off"}
SETS = {
    "running": Sentence("study.set.running"),
    "paused": Sentence("study.set.paused"),
    "closed": Sentence("study.set.closed"),
}
SURE = {
    "running": Sentence("study.sure.running"),
    "paused": Sentence("study.sure.paused"),
    "closed": Sentence("study.sure.closed"),
}
ROLES = {"test": Sentence("study.role.test"), "reference": Sentence("study.role.reference")}
OUTCOMES = {
    "value": Sentence("study.outcome.value"),
    "refused": Sentence("study.outcome.refused"),
    "timeout": Sentence("study.outcome.timeout"),
    "gone": Sentence("study.outcome.gone"),
    "implausible": Sentence("study.outcome.implausible"),
    "stopped": Sentence("study.outcome.stopped"),
}
WHY_STOP = {
    "tired": Sentence("study.stop.tired"),
    "refused": Sentence("study.stop.refused"),
    "unwell": Sentence("study.stop.unwell"),
    "device": Sentence("study.stop.device"),
    "time": Sentence("study.stop.time"),
    "other": Sentence("study.stop.other"),
}
KINDS = {
    "wrong-value": Sentence("study.kind.wrong-value"),
    "no-value": Sentence("study.kind.no-value"),
    "restart": Sentence("study.kind.restart"),
    "link": Sentence("study.kind.link"),
    "pain": Sentence("study.kind.pain"),
    "fall": Sentence("study.kind.fall"),
    "skin": Sentence("study.kind.skin"),
    "alarm": Sentence("study.kind.alarm"),
    "other": Sentence("study.kind.other"),
}
STEPS = {
    "consent": Sentence("study.step.consent"),
    "ready": Sentence("study.step.ready"),
    "measuring": Sentence("study.step.measuring"),
    "comfort": Sentence("study.step.comfort"),
}
FACES = ((3, Sentence("study.face.good")), (2, Sentence("study.face.fair")), (1, Sentence("study.face.poor")))
POINTS = tuple((one, Sentence(f"study.point.{one}")) for one in (5, 4, 3, 2, 1))
SAID = {
    "saved": Sentence("study.said.saved"),
    "newer": Sentence("study.said.newer"),
    "set": Sentence("study.said.set"),
    "noted": Sentence("study.said.noted"),
    "withdrawn": Sentence("study.said.withdrawn"),
    "recalled": Sentence("study.said.recalled"),
    "refused": Sentence("study.said.refused"),
    "left": Sentence("study.said.left"),
}
