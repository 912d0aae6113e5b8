import QtQuick
import Kiosk

// Digits, one a second; then they are typed in the same order.
Item {
    id: page

    required property QtObject task
    readonly property bool typing: task.state === "reply"
    readonly property real typedHigh: Math.ceil(Math.max(Theme.body, Theme.type(14)) * 1.3)
    readonly property real least: pad.least + typedHigh + Theme.gap
    readonly property string say: typing ? qsTrId("task.type") : qsTrId("task.watch")
    readonly property var primary: typing ? [{ name: "task-ok", text: task.typed === "" ? qsTrId("task.unknown") : qsTrId("task.enough") }] : []

    Card {
        anchors.fill: parent
        visible: !page.typing
        Words {
            objectName: "digit-" + page.task.what
            visible: page.task.what !== ""
            anchors.centerIn: parent
            text: page.task.what
            size: Math.floor(Math.min(page.height * 0.8, Theme.mm(120) / Theme.face.digit))
            heavy: true
            color: Theme.number
        }
    }
    Words {
        objectName: "typed"
        visible: page.typing
        width: parent.width
        y: Math.max(0, (pad.y - height) / 2)
        height: page.typedHigh
        horizontalAlignment: Text.AlignHCenter
        text: page.task.typed === "" ? "–" : page.task.typed.split("").join(" ")
        wrapMode: Text.NoWrap
        size: Math.floor(Math.min(Theme.type(20), Math.max(page.typedHigh, pad.y) / 1.2 * 0.8))
        heavy: true
        color: Theme.number
    }
    Keypad {
        id: pad
        visible: page.typing
        width: parent.width
        height: Math.min(implicitHeight, page.height - page.typedHigh - Theme.gap)
        y: page.height - height
        onPressed: name => page.task.press(name.replace("key-", ""))
    }
}
