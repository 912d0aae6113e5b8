import QtQuick
import Kiosk

// Our own keypad: ten digits, rub out, and a point where a number may have decimals.
Item {
    id: pad

    property bool point: false
    property string prefix: "" // keeps names unique where two pads could be alive
    signal pressed(string name)
    readonly property real least: 4 * Math.max(Theme.minTarget, Theme.mm(8 + 14 * Theme.zoom)) + 3 * Theme.gap
    readonly property real keyHeight: Math.min(Theme.mm(26 + 10 * (Theme.zoom - 1)), (height - 3 * Theme.gap) / 4)

    implicitHeight: 4 * Theme.mm(26 + 10 * (Theme.zoom - 1)) + 3 * Theme.gap

    Grid {
        columns: 3
        spacing: Theme.gap
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.point ? "point" : "", "0", "back"]
            Item {
                required property string modelData
                width: Math.floor((pad.width - 2 * Theme.gap) / 3)
                height: Math.floor(pad.keyHeight)
                Button {
                    anchors.fill: parent
                    visible: parent.modelData !== ""
                    objectName: "key-" + parent.modelData
                    quick: parent.modelData !== "back"
                    text: parent.modelData === "back" ? qsTrId("key.back") : parent.modelData === "point" ? "." : parent.modelData
                    size: parent.modelData === "back" ? Theme.body : Theme.type(16)
                    heavy: parent.modelData !== "back"
                    leftPadding: 0
                    rightPadding: 0
                    onPressedOnce: name => pad.pressed(name)
                }
            }
        }
    }
}
