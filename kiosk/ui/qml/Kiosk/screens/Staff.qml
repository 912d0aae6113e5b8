import QtQuick
import Kiosk

// For staff: a value typed by hand, its reason, the PIN.
Stage {
    id: screen

    readonly property string at: staff.page
    readonly property bool typing: at !== "reason"
    readonly property string purpose: staff.purpose || "clear"
    readonly property string wanted: staff.value.unit === "" || !Theme.roomy ? staff.value.label : staff.value.label + " · " + staff.value.unit

    readonly property bool bare: !typing && wide && !Theme.roomy // long reasons need the whole width

    title: bare ? "" : at === "value" ? qsTrId("value.title") : at === "reason" ? qsTrId(purpose === "accept" ? "reason.accept.title" : "reason.title") : qsTrId("pin." + purpose + ".title")
    say: bare ? [] : at === "value" ? [wanted, staff.complaint] : [staff.complaint || qsTrId(at === "reason" ? "reason.say" : "pin.say")]
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
            readonly property real least: count * Theme.mm(10 + 12 * Theme.zoom) * (widest * shrink > width - Theme.mm(19) ? 1.8 : 1) + (count - 1) * Theme.gap
            readonly property int count: Math.max(1, screen.staff.reasons.length)
            readonly property real widest: Math.max(1, ...screen.staff.reasons.map(one => Theme.wide(one.text, Theme.body, true)))
            readonly property real shrink: Math.max(0.85, Math.min(1, (width - Theme.mm(19)) / widest))
            visible: !screen.typing
            x: screen.bare ? Theme.margin - screen.sideX : 0
            width: screen.bare ? screen.columnWidth : parent.width
            spacing: Theme.gap
            anchors.bottom: parent.bottom
            Repeater {
                model: screen.staff.reasons
                ChoiceButton {
                    required property var modelData
                    objectName: modelData.name
                    width: choices.width
                    height: Math.min(Theme.mm(Theme.roomy ? 46 : 66), (panel.height - (choices.count - 1) * Theme.gap) / choices.count)
                    size: Math.floor(Theme.body * choices.shrink)
                    shrink: choices.shrink
                    text: modelData.text
                    onPressedOnce: name => screen.staff.press(name)
                }
            }
        }
        Typing {
            id: pad
            visible: screen.typing
            width: parent.width
            height: parent.height
            wordsX: Theme.low ? 0 : screen.tellX - screen.sideX
            wordsEnd: Theme.low ? screen.end - screen.thingY : height
            wordsWidth: screen.tellWidth
            secret: screen.at === "pin"
            digits: screen.staff.typed
            point: screen.at === "value" && screen.staff.value.point
            minus: screen.at === "value" && screen.staff.value.minus
            pattern: [{ n: screen.at === "pin" ? Math.max(8, screen.staff.typed.length) : 5, word: "" }]
            onPressed: name => screen.staff.press(name)
        }
    }
}
