import QtQuick
import Kiosk

// Marks of a track: laps of this level, minutes, footfalls. Full ones are over.
Item {
    id: beads

    property int done: 0
    property int of: 0
    readonly property real between: Theme.mm(of > 10 ? 2 : 3)
    readonly property real bead: Math.min(Theme.mm(14), (width - (of - 1) * between) / Math.max(1, of))

    implicitHeight: Theme.mm(14)
    Accessible.ignored: true

    Row {
        anchors.centerIn: parent
        spacing: beads.between
        Repeater {
            model: beads.of
            Rectangle {
                required property int index
                readonly property bool full: index < beads.done
                width: beads.bead
                height: width
                radius: width / 2
                color: full ? Theme.amber : Theme.card
                border { width: Theme.edge; color: full ? Theme.markerEdge : Theme.control }
            }
        }
    }
}
