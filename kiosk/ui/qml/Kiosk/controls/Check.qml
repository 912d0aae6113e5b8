import QtQuick
import QtQuick.Shapes
import Kiosk

// A pine check that draws itself in 300 ms: the value is in.
Item {
    id: check

    property real shown: 0
    implicitWidth: Theme.mm(30)
    implicitHeight: implicitWidth

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.mint
        border { width: Theme.edge; color: Theme.action }
    }
    Shape {
        anchors.fill: parent
        ShapePath {
            strokeWidth: Math.max(4, check.width * 0.09)
            strokeColor: Theme.action
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            startX: check.width * 0.28
            startY: check.height * 0.53
            PathLine {
                x: check.width * (0.28 + 0.16 * Math.min(1, check.shown * 3))
                y: check.height * (0.53 + 0.16 * Math.min(1, check.shown * 3))
            }
            PathLine {
                x: check.width * (0.44 + 0.30 * Math.max(0, check.shown * 1.5 - 0.5))
                y: check.height * (0.69 - 0.36 * Math.max(0, check.shown * 1.5 - 0.5))
            }
        }
    }
    NumberAnimation on shown { from: 0; to: 1; duration: Theme.draw; easing.type: Easing.OutCubic }
}
