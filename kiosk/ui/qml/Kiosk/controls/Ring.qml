import QtQuick
import QtQuick.Shapes
import Kiosk

// How much of the time is held: a ring that closes around the number.
Item {
    id: ring

    property real value: 0 // 0..1
    readonly property real band: Theme.mm(9)
    readonly property real radius: Math.min(width, height) / 2 - Theme.edge
    readonly property real shown: Math.round(value * 180) / 180 // two degrees: what moves less is not seen

    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        width: 2 * ring.radius
        height: width
        radius: width / 2
        color: Theme.card
        border { width: Theme.edge; color: Theme.control }
    }
    Shape {
        anchors.fill: parent
        visible: ring.shown > 0
        ShapePath {
            strokeWidth: ring.band
            strokeColor: Theme.markerEdge
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap
            PathAngleArc { centerX: ring.width / 2; centerY: ring.height / 2; radiusX: ring.radius - ring.band / 2; radiusY: radiusX; startAngle: -90; sweepAngle: 360 * ring.shown }
        }
        ShapePath {
            strokeWidth: ring.band - 2 * Theme.edge
            strokeColor: Theme.amber
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap
            PathAngleArc { centerX: ring.width / 2; centerY: ring.height / 2; radiusX: ring.radius - ring.band / 2; radiusY: radiusX; startAngle: -90; sweepAngle: 360 * ring.shown }
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: 2 * (ring.radius - ring.band)
        height: width
        radius: width / 2
        color: Theme.card
        border { width: Theme.edge; color: Theme.control }
    }
}
