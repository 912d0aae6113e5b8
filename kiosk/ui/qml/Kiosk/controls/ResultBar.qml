import QtQuick
import Kiosk

// One bar: mint where most are, my value as an amber marker, my last value as a small blue ring, the ends in words.
Item {
    id: root

    property var bar: ({ from: 0, to: 1, value: 0.5, before: -1, left: "", right: "", caption: "" })
    property bool worded: true // false: a bar above has said the words already
    readonly property real thick: Theme.mm(9)
    // never by `visible`: that is false on a page that is turned away
    // a short caption stands between the ends, a long one above
    readonly property bool between: caption.implicitWidth + left.implicitWidth + right.implicitWidth + 2 * Theme.space <= width
    readonly property real captioned: bar.caption === "" || !Theme.roomy || between ? 0 : caption.height + Theme.mm(3)
    readonly property real full: captioned + thick + Theme.mm(7) + Math.max(left.height, right.height)
    readonly property real bare: thick + Theme.mm(6.5)

    implicitHeight: worded ? full : bare

    Words {
        id: caption
        visible: text !== "" && root.worded && Theme.roomy // the sentence says so too
        x: root.between ? (parent.width - implicitWidth) / 2 : 0
        y: root.between ? left.y : 0
        width: root.between ? implicitWidth : parent.width
        text: root.bar.caption
        color: Theme.soft
    }
    Rectangle {
        id: track
        y: (root.worded ? root.captioned : 0) + Theme.mm(2.5)
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
            border { width: Theme.edge; color: Theme.control } // mint alone is hardly seen
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
        Rectangle {
            visible: root.bar.before >= 0
            width: Theme.mm(7)
            height: width
            radius: width / 2
            x: root.bar.before * (parent.width - width)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.card
            border { width: Theme.mm(1.2); color: Theme.blue }
        }
    }
    Words {
        id: left
        visible: root.worded
        anchors { top: track.bottom; topMargin: Theme.mm(4); left: parent.left }
        width: root.between ? implicitWidth : parent.width / 2 - Theme.mm(2)
        text: root.bar.left
        color: Theme.soft
    }
    Words {
        id: right
        visible: root.worded
        anchors { top: left.top; right: parent.right }
        width: root.between ? implicitWidth : parent.width / 2 - Theme.mm(2)
        horizontalAlignment: Text.AlignRight
        text: root.bar.right
        color: Theme.soft
    }
}
