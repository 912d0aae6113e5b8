import QtQuick
import QtQuick.Templates as T
import Kiosk

// How far through, without a hurry: no digits, no countdown.
T.ProgressBar {
    id: bar

    property string label: ""

    implicitHeight: Theme.mm(12)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    background: Rectangle {
        radius: height / 2
        color: Theme.card
        border { width: Theme.edge; color: Theme.control }
    }
    contentItem: Item {
        Rectangle {
            x: Theme.edge
            y: Theme.edge
            height: parent.height - 2 * Theme.edge
            width: Math.max(height, (parent.width - 2 * Theme.edge) * bar.visualPosition)
            visible: bar.value > 0.001
            radius: height / 2
            color: Theme.amber
            border { width: Theme.edge; color: Theme.markerEdge }
        }
    }
}
