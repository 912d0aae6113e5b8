"""Further languages: one line for each file. Nothing to say where none was added."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.app import languages
from kiosk.app.checks.scope import Scope, ok, warn
from kiosk.core.checks import Check


def further(scope: Scope) -> Iterator[Check]:
    """Look at every file again, without offering it anew: the screens that run keep what they have."""
    where = languages.folder(scope.settings.screen.languages, scope.data_dir)
    for one in languages.look(where):
        if isinstance(one, languages.Refused):
            yield warn("language", "check.language.refused", "check.language.todo", one.name)
        elif one.whole:
            yield ok("language", "check.language.ok", one.code)
        else:
            left = str(len(one.missing) + len(one.wrong))
            yield warn("language", "check.language.missing", "check.language.todo", one.code, left)
