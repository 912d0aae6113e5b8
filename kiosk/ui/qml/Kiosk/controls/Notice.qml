import QtQuick
import Kiosk

// The place made for short notices. A call to staff can be answered here with a PIN.
Button {
    id: notice

    readonly property real need: Theme.wide(text, Theme.body, false) + leftPadding + rightPadding + 2
    property var told: ({ about: "", text: "", ok: true })

    objectName: told.about === "call" ? "acknowledge" : "notice"
    enabled: told.about === "call"
    text: told.text
    warm: true
    Accessible.role: enabled ? Accessible.Button : Accessible.Notification
}
