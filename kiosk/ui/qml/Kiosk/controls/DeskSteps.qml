import QtQuick
import Kiosk

// Where one is in something of several steps: a bar each, with its mark when it is over; words under them.
Item {
    id: steps

    required property var piece
    readonly property var bars: piece.bars
    readonly property real between: Math.min(Theme.gap, width / Math.max(1, bars.length) * 0.15)
    readonly property real each: (width - Math.max(0, bars.length - 1) * between) / Math.max(1, bars.length)
    readonly property bool worded: bars.every(one => Theme.wideName(one.text, Theme.deskText, true) <= each)
    readonly property bool marked: each >= Theme.deskText * 1.1
    readonly property real bar: marked ? Theme.deskText * 1.3 : Theme.mm(6)

    implicitHeight: bar + Theme.mm(1) + (worded ? Math.ceil(Theme.deskText * 1.25) : said.height)
    Accessible.role: Accessible.StaticText
    Accessible.name: piece.text

    Repeater {
        model: steps.bars
        Item {
            required property var modelData
            required property int index
            x: index * (steps.each + steps.between)
            width: steps.each
            height: steps.implicitHeight
            Rectangle {
                width: parent.width
                height: steps.bar
                radius: Math.min(height, width) / 4
                color: modelData.now ? Theme.amber : modelData.done ? Theme.mint : Theme.card
                border { width: modelData.now ? Theme.mm(1) : Theme.edge; color: modelData.now ? Theme.markerEdge : Theme.control }
                Words {
                    visible: steps.marked && text !== ""
                    plain: true
                    anchors.centerIn: parent
                    text: modelData.mark
                    size: Theme.deskText
                    color: Theme.ink
                    Accessible.ignored: true
                }
            }
            Words {
                visible: steps.worded
                plain: true
                y: steps.bar + Theme.mm(1)
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: modelData.text
                size: Theme.deskText
                heavy: modelData.now
                color: modelData.now ? Theme.ink : Theme.soft
                Accessible.ignored: true
            }
        }
    }
    Words {
        id: said
        visible: !steps.worded
        plain: true
        y: steps.bar + Theme.mm(1)
        width: parent.width
        text: steps.piece.text
        size: Theme.deskText
        Accessible.ignored: true
    }
}
