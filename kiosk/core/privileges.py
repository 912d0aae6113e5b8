"""Which role each command of the command line needs, as `duties.NEEDS` says it for the screen.

Whoever can read the data key at the shell is the machine's operator: nothing on this machine could keep that person
from the data, so by default the operator is let in and named in the log. Where the centre wants more, a member's PIN
is asked for (``[staff] commands = "pin"``, or ``--as-pin`` for once), and then the member's role decides.
"""

from __future__ import annotations

from types import MappingProxyType

from kiosk.core.roles import Role

_HELPER, _SPECIALIST, _MANAGER, _ADMINISTRATOR = Role

COMMANDS = MappingProxyType(
    {
        **dict.fromkeys(("init", "run", "demo", "decode", "assess"), None),  # nobody's data, or a door of its own
        **dict.fromkeys(("voice make", "voice list", "voice check", "voice say"), None),  # sentences, and nobody's
        **dict.fromkeys(("language template", "language check", "language list"), None),  # words only
        **dict.fromkeys(("devices new", "devices conform", "devices simulate"), None),  # for whoever writes drivers
        **dict.fromkeys(("devices install", "devices rollback", "devices remove"), _ADMINISTRATOR),
        **dict.fromkeys(("devices plugins", "devices watch", "devices check"), _HELPER),
        "devices record": _ADMINISTRATOR,
        **dict.fromkeys(("doctor", "devices list", "sync status"), _HELPER),
        **dict.fromkeys(
            ("audit", "stats", "export", "study list", "study export", "staff list", "sync", "sync held", "sync retry"),
            _MANAGER,
        ),
        **dict.fromkeys(("backup", "restore", "rekey", "devices bind", "devices unbind"), _ADMINISTRATOR),
        **dict.fromkeys(("staff add", "staff passwd", "staff disable", "staff role", "staff recovery"), _ADMINISTRATOR),
    }
)
"""Command → the least role that may; None: nobody is asked. Every command is here (a test holds them together)."""

WITHOUT_STORE = frozenset({"doctor", "restore", "rekey"})
"""What must work when the store does not open: then there is nobody to ask, and the machine's operator may."""

LONE = frozenset({"devices watch", "devices check", "devices record"})
"""What may also be asked of ``DRIVER@ADDRESS``, a device of no installation: then there is nobody to ask."""
