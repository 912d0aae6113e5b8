import QtQuick
import Kiosk

// For staff: a value typed by hand, its reason, the PIN.
Stage {
    id: screen

    readonly property string at: staff.page
    readonly property bool typing: at !== "reason"

    title: at === "value" ? staff.value.label : at === "reason" ? qsTrId("reason.title") : qsTrId("pin." + (staff.purpose || "clear") + ".title")
    say: [staff.complaint !== "" ? staff.complaint : at === "value" ? qsTrId("value.say") : at === "reason" ? qsTrId("reason.say") : qsTrId("pin.say")]
    note: ""
    picture: ""
    single: true
    fill: true
    least: typing ? field.height + Theme.space + pad.least : choices.least
    primary: typing ? [{ name: "key-ok", text: qsTrId("pin.confirm") }] : []
    secondary: [{ name: "back", text: qsTrId("action.back") }]

    function press(name) {
        staff.press(name)
        return true
    }

    Item {
        width: parent.width
        height: parent.height
        implicitHeight: 1

        Column {
            id: choices
            readonly property real least: 3 * Theme.mm(14 + 12 * Theme.zoom) + 2 * Theme.gap
            visible: !screen.typing
            width: parent.width
            spacing: Theme.gap
            anchors.bottom: parent.bottom
            Repeater {
                model: ["device", "body", "other-device"]
                ChoiceButton {
                    required property string modelData
                    objectName: "reason-" + modelData
                    width: choices.width
                    height: Math.min(Theme.mm(46), (choices.parent.height - 2 * Theme.gap) / 3)
                    text: qsTrId("reason." + modelData)
                    onPressedOnce: name => screen.staff.press(name)
                }
            }
        }
        Field {
            id: field
            visible: screen.typing
            width: parent.width
            y: Math.max(0, pad.y - height - Theme.space)
            secret: screen.at === "pin"
            digits: screen.staff.typed
            pattern: [{ n: screen.at === "pin" ? 8 : 5, word: screen.at === "pin" ? "" : screen.staff.value.unit }]
        }
        Keypad {
            id: pad
            visible: screen.typing
            width: parent.width
            point: screen.at === "value" && screen.staff.value.point
            height: Math.min(implicitHeight, parent.height - field.height - Theme.space)
            anchors.bottom: parent.bottom
            onPressed: name => screen.staff.press(name)
        }
    }
}
