"""Plug-ins: drivers of other people, described by a manifest, kept apart from the kiosk, judged before use."""
