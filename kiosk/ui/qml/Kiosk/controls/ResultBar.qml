import QtQuick
import Kiosk

// One bar: mint where most are, my value as an amber marker, my last value as a small blue ring, the ends in words.
Item {
    id: root

    property var bar: ({ from: 0, to: 1, value: 0.5, before: -1, left: "", right: "", caption: "" })
    readonly property real thick: Theme.mm(9)
    // never by `visible`: that is false on a page that is turned away
    readonly property real captioned: bar.caption === "" ? 0 : caption.height + Theme.mm(3)

    implicitHeight: root.captioned + thick + Theme.mm(6) + Math.max(left.height, right.height)

    Words {
        id: caption
        visible: text !== ""
        width: parent.width
        text: root.bar.caption
        color: Theme.soft
    }
    Rectangle {
        id: track
        y: root.captioned + Theme.mm(2)
        width: parent.width
        height: root.thick
        radius: height / 2
        color: Theme.card
        border { width: Theme.edge; color: Theme.control }

        Rectangle {
            x: root.bar.from * parent.width + (root.bar.from <= 0 ? Theme.edge : 0)
            y: Theme.edge
            width: Math.max(0, (root.bar.to - root.bar.from) * parent.width - (root.bar.from <= 0 ? Theme.edge : 0) - (root.bar.to >= 1 ? Theme.edge : 0))
            height: parent.height - 2 * Theme.edge
            radius: root.bar.from <= 0 || root.bar.to >= 1 ? height / 2 : 0
            color: Theme.mint
        }
        Rectangle {
            visible: root.bar.before >= 0
            width: Theme.mm(5)
            height: width
            radius: width / 2
            x: root.bar.before * (parent.width - width)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.card
            border { width: Theme.mm(1.2); color: Theme.blue }
        }
        Rectangle {
            width: Theme.mm(7)
            height: parent.height + Theme.mm(5)
            radius: Theme.mm(2.5)
            x: root.bar.value * (parent.width - width)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.amber
            border { width: Theme.edge; color: Theme.markerEdge }
        }
    }
    Words {
        id: left
        anchors { top: track.bottom; topMargin: Theme.mm(4); left: parent.left }
        width: parent.width / 2 - Theme.mm(2)
        text: root.bar.left
        color: Theme.soft
    }
    Words {
        id: right
        anchors { top: left.top; right: parent.right }
        width: left.width
        horizontalAlignment: Text.AlignRight
        text: root.bar.right
        color: Theme.soft
    }
}
