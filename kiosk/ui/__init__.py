"""The screens: view-models over `kiosk.core.messages`, QML, and nothing that decides."""
