import QtQuick
import Kiosk

// The keys for the active field, as the model lays them out: rows of spans, in tenths of the width.
Item {
    id: pad

    property var rows: []
    property real room: 1e6
    signal pressed(string name)
    readonly property real gap: Theme.mm(2.5)
    readonly property real unit: (width - 9 * gap) / 10
    readonly property real keyHeight: Math.floor(Math.min(Theme.mm(17 + 6 * Theme.zoom), (room - (rows.length - 1) * gap) / Math.max(4, rows.length)))

    implicitHeight: rows.length * (keyHeight + gap) - gap

    Column {
        width: parent.width
        spacing: pad.gap
        Repeater {
            model: pad.rows
            Row {
                id: line
                required property var modelData
                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: pad.gap
                Repeater {
                    model: line.modelData
                    Button {
                        required property var modelData
                        readonly property real full: Theme.wideName("가", 200, true) / 200
                        objectName: modelData.name
                        text: modelData.text
                        plain: true
                        heavy: modelData.mark === ""
                        chosen: modelData.mark === "chosen"
                        quick: true
                        guard: 0 // who types is no trembling hand: 안녕 is the same key twice
                        focusPolicy: Qt.NoFocus
                        activeFocusOnTab: false
                        readonly property real wide: Math.floor(modelData.span * pad.unit + (modelData.span - 1) * pad.gap)
                        width: wide
                        height: pad.keyHeight
                        leftPadding: 0
                        rightPadding: 0
                        size: Math.floor(Math.min(Theme.type(modelData.mark === "" ? 11 : 8), pad.keyHeight * 0.62, wide * 0.92 * 200 / Theme.wideName(text, 200, true)))
                        onPressedOnce: name => pad.pressed(name)
                    }
                }
            }
        }
    }
}
