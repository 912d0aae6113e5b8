import QtQuick
import QtQuick.Shapes
import Kiosk

// The dial of a scale: its marker goes up, swings and comes to rest. No figures: the number stands under it.
// A marker and no needle: what moves is small, and only what is under it is drawn anew.
Item {
    id: dial

    property real value: 0 // 0..1 from the left end to the right
    property bool rest: false
    readonly property real mark: Theme.mm(20)
    readonly property real band: Theme.mm(12)
    readonly property real radius: Math.min(width / 2, height - mark / 2) - (mark - band) / 2
    readonly property point middle: Qt.point(width / 2, height - mark / 2)

    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeWidth: dial.band
            strokeColor: dial.rest ? Theme.mint : Theme.card
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap
            PathAngleArc { centerX: dial.middle.x; centerY: dial.middle.y; radiusX: dial.radius - dial.band / 2; radiusY: radiusX; startAngle: 180; sweepAngle: 180 }
        }
        ShapePath {
            strokeWidth: Theme.edge
            strokeColor: Theme.control
            fillColor: "transparent"
            PathAngleArc { centerX: dial.middle.x; centerY: dial.middle.y; radiusX: dial.radius; radiusY: radiusX; startAngle: 180; sweepAngle: 180 }
        }
        ShapePath {
            strokeWidth: Theme.edge
            strokeColor: Theme.control
            fillColor: "transparent"
            PathAngleArc { centerX: dial.middle.x; centerY: dial.middle.y; radiusX: dial.radius - dial.band; radiusY: radiusX; startAngle: 180; sweepAngle: 180 }
        }
    }
    Repeater {
        model: 11
        Item {
            required property int index
            x: dial.middle.x
            y: dial.middle.y
            rotation: -90 + 18 * index
            transformOrigin: Item.TopLeft
            Rectangle {
                x: -width / 2
                y: -dial.radius
                width: Theme.edge
                height: dial.band
                color: Theme.control
                antialiasing: true
            }
        }
    }
    Rectangle {
        readonly property real angle: Math.PI * (1 - dial.value)
        x: Math.round(dial.middle.x + (dial.radius - dial.band / 2) * Math.cos(angle) - width / 2)
        y: Math.round(dial.middle.y - (dial.radius - dial.band / 2) * Math.sin(angle) - height / 2)
        width: dial.mark
        height: width
        radius: width / 2
        color: Theme.amber
        border { width: Theme.mm(1); color: Theme.markerEdge }
    }
}
