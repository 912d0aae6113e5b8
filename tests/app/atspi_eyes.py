"""What a screen reader sees, as JSON lines. Run by the system's Python, which has Atspi: `atspi_eyes.py PID`.

In, one a line: {"do": "look"} or {"do": "press", "at": …}. Out, one a line: {"seen": […]} or {"done": …}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's, not ours

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PRESSED = ("press", "click", "activate")


def application(pid: int) -> Any:
    """The application of this process, once it has come to the desktop."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def walk(node: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that is showing, parents first."""
    node.clear_cache()  # what is on the screen now, not what was
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is None:
            continue
        child.clear_cache()
        states = child.get_state_set()
        if states.contains(Atspi.StateType.SHOWING):
            yield child, states
            yield from walk(child)


def told(node: Any, states: Any, place: int) -> dict[str, object]:
    """One thing on the screen; ``at`` is its place in this look."""
    ident = node.get_accessible_id() or ""
    return {
        "name": node.get_name() or "",
        "role": node.get_role_name(),
        "id": ident.rpartition(".")[2],
        "describes": node.get_description() or "",
        "on": states.contains(Atspi.StateType.ENABLED) or states.contains(Atspi.StateType.SENSITIVE),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "at": place,
    }


def look(pid: int) -> list[tuple[Any, Any]]:
    """The whole screen; nothing while there is none."""
    app = application(pid)
    if app is None:
        return []
    return list(walk(app))


def press(node: Any) -> bool:
    """Do what a press does."""
    for index in range(node.get_n_actions()):
        if Atspi.Action.get_action_name(node, index).lower() in PRESSED:
            return bool(node.do_action(index))
    return False


def main(pid: int) -> None:
    """Answer until the input ends."""
    seen: list[tuple[Any, Any]] = []
    answer: dict[str, object]
    for line in sys.stdin:
        order = json.loads(line)
        try:
            if order["do"] == "look":
                seen = look(pid)
                answer = {"seen": [told(node, states, place) for place, (node, states) in enumerate(seen)]}
            else:
                answer = {"done": press(seen[order["at"]][0])}
        except GLib.Error as error:  # the screen changed under the look
            answer = {"seen": [], "done": False, "trouble": error.message}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
