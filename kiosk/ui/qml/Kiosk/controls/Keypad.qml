import QtQuick
import Kiosk

// Our own keypad: ten digits, rub out, a point where a number may have decimals, a minus where it may be below zero.
Item {
    id: pad

    property bool point: false
    property bool minus: false
    signal pressed(string name)
    readonly property real wished: Theme.mm(Theme.portrait && Theme.roomy && !Theme.low ? 31 : 26 + 10 * (Theme.zoom - 1))
    readonly property real least: 4 * Theme.mm(Math.max(21, 3 + 11 * Theme.zoom)) + 3 * Theme.gap
    readonly property real keyHeight: Math.min(wished, (height - 3 * Theme.gap) / 4)

    implicitHeight: 4 * wished + 3 * Theme.gap

    Grid {
        columns: 3
        spacing: Theme.gap
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.point ? "point" : "", "0", "back"]
            Item {
                required property string modelData
                readonly property bool shared: pad.minus && (modelData === "point" || modelData === "")
                width: Math.floor((pad.width - 2 * Theme.gap) / 3)
                height: Math.floor(pad.keyHeight)
                Button {
                    visible: parent.shared
                    objectName: "key-minus"
                    width: parent.modelData === "" ? parent.width : Math.floor((parent.width - Theme.gap) / 2)
                    height: parent.height
                    text: "−"
                    size: Math.min(Theme.type(16), parent.height * 0.85)
                    heavy: true
                    leftPadding: 0
                    rightPadding: 0
                    onPressedOnce: name => pad.pressed(name)
                }
                Button {
                    x: parent.width - width
                    width: parent.shared ? Math.floor((parent.width - Theme.gap) / 2) : parent.width
                    height: parent.height
                    visible: parent.modelData !== ""
                    objectName: "key-" + parent.modelData
                    quick: parent.modelData !== "back"
                    text: parent.modelData === "back" ? qsTrId("key.back") : parent.modelData === "point" ? "." : parent.modelData
                    size: parent.modelData === "back" ? Math.min(Theme.body, parent.width * 0.33, parent.height * 0.75) : Math.min(Theme.type(16), parent.height * 0.85)
                    heavy: parent.modelData !== "back"
                    leftPadding: 0
                    rightPadding: 0
                    onPressedOnce: name => pad.pressed(name)
                }
            }
        }
    }
}
