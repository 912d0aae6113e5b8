import QtQuick
import Kiosk

// What a line of a chart is: a piece of it, whole, dashed or dotted, and its name.
Item {
    id: key

    required property var piece
    readonly property real thick: Theme.edge * (piece.kind === "limit" ? 1.4 : 1)
    readonly property real stroke: piece.kind === "limit" ? Theme.mm(3) : piece.kind === "warn" ? thick * 1.5 : sample.width
    readonly property real gap: piece.kind === "limit" ? Theme.mm(2) : thick * 3

    implicitHeight: name.height
    Item {
        id: sample
        width: Theme.mm(13)
        height: Theme.deskText * 1.25
        Repeater {
            model: Math.max(1, Math.floor((sample.width + key.gap) / (key.stroke + key.gap)))
            Rectangle {
                required property int index
                x: index * (key.stroke + key.gap)
                y: (sample.height - height) / 2
                width: key.stroke
                height: key.thick
                color: key.piece.kind === "limit" ? Theme.gentle : Theme.ink
            }
        }
    }
    Words {
        id: name
        plain: true
        x: sample.width + Theme.mm(3)
        width: parent.width - x
        text: key.piece.text
        size: Theme.deskText
        color: Theme.soft
    }
}
