import QtQuick
import Kiosk

// For staff: a value typed by hand, its reason, the PIN.
Stage {
    id: screen

    readonly property string at: staff.page
    readonly property bool typing: at !== "reason"
    readonly property string purpose: staff.purpose || "clear"
    readonly property string wanted: staff.value.unit === "" || !Theme.roomy ? staff.value.label : staff.value.label + " · " + staff.value.unit

    title: at === "value" ? qsTrId("value.title") : at === "reason" ? qsTrId("reason.title") : qsTrId("pin." + purpose + ".title")
    say: at === "value" ? [wanted, staff.complaint] : [staff.complaint || qsTrId(at === "reason" ? "reason.say" : "pin.say")]
    note: ""
    picture: ""
    single: true
    fill: true
    tight: !Theme.roomy
    reserve: typing ? pad.reserve : 0
    least: typing ? pad.least : choices.least
    primary: typing ? [{ name: "key-ok", text: qsTrId("pin.confirm") }] : []
    secondary: [{ name: "back", text: qsTrId("action.back") }].concat(purpose === "sign-in" ? [{ name: "forgot", text: qsTrId("pin.forgot") }] : [])

    function press(name) {
        staff.press(name)
        return true
    }
    function key(event) { return typing && typed(event, name => staff.press(name)) }

    Item {
        id: panel
        width: parent.width
        height: parent.height
        implicitHeight: 1

        Column {
            id: choices
            readonly property real least: 3 * Theme.mm(10 + 12 * Theme.zoom) + 2 * Theme.gap
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
                    height: Math.min(Theme.mm(46), (panel.height - 2 * Theme.gap) / 3)
                    size: Theme.body
                    text: qsTrId("reason." + modelData)
                    onPressedOnce: name => screen.staff.press(name)
                }
            }
        }
        Typing {
            id: pad
            visible: screen.typing
            width: parent.width
            height: parent.height
            wordsX: Theme.low ? 0 : Theme.margin - screen.sideX
            wordsEnd: Theme.low ? screen.end - screen.thingY : height
            wordsWidth: screen.tellWidth
            secret: screen.at === "pin"
            digits: screen.staff.typed
            point: screen.at === "value" && screen.staff.value.point
            pattern: [{ n: screen.at === "pin" ? Math.max(8, screen.staff.typed.length) : 5, word: "" }]
            onPressed: name => screen.staff.press(name)
        }
    }
}
