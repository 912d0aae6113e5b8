import QtQuick
import QtQuick.Templates as T
import Kiosk

// How far through, without a hurry: no digits, no countdown.
T.ProgressBar {
    id: bar

    property string label: ""
    property var marks: [] // shares of the way at which something was done

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
        Repeater {
            model: bar.marks
            Rectangle {
                required property real modelData
                x: Math.min(parent.width - parent.height / 2, Math.max(parent.height / 2, parent.width * modelData)) - width / 2
                y: parent.height * 0.25
                width: Theme.mm(1)
                height: parent.height * 0.5
                color: Theme.markerEdge
            }
        }
    }
}
