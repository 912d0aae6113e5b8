"""20,000 messages over the bridge: the short form of the soak, in a process of its own."""

from __future__ import annotations

from tests.long.soak_bridge import messages


def test_messages_arrive_in_order_and_no_reference_creeps() -> None:
    messages(20_000)
