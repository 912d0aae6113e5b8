"""What lies outside: the network, the platform. Offline is a normal state."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from kiosk.app.checks.scope import Scope, fail, ok, warn
from kiosk.core.checks import Check

SECONDS = 4.0


def network(scope: Scope) -> Iterator[Check]:
    """Whether the platform's door can be reached at all."""
    address = urlsplit(scope.settings.platform.url)
    if not address.hostname:
        yield ok("network", "check.network.unused")
        return
    try:
        port = address.port or (443 if address.scheme == "https" else 80)
        with socket.create_connection((address.hostname, port), timeout=SECONDS):
            yield ok("network", "check.network.ok")
    except OSError:
        yield warn("network", "check.network.away", "check.network.todo")


def platform(scope: Scope) -> Iterator[Check]:
    """The platform says what it can."""
    base = scope.settings.platform.url
    if not base:
        yield ok("platform", "check.platform.unused")
        return
    headers = {"Accept": "application/fhir+json"}
    try:
        answer = httpx.get(f"{base}/metadata", headers=headers, timeout=SECONDS, follow_redirects=False)
        kind = answer.json().get("resourceType") if answer.status_code == 200 else None
    except httpx.HTTPError:
        yield warn("platform", "check.platform.away", "check.platform.away.todo")
        return
    except (ValueError, AttributeError):
        kind = None
    if kind == "CapabilityStatement":
        yield ok("platform", "check.platform.ok")
    else:
        yield fail("platform", "check.platform.strange", "check.platform.todo", str(answer.status_code))
