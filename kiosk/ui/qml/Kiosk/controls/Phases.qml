import QtQuick
import Kiosk

// What is done one after another: what is over, what is now, what comes; in words where there is room for all of them.
Item {
    id: phases

    property var model: []
    readonly property real each: (width - Math.max(0, model.length - 1) * Theme.gap) / Math.max(1, model.length)
    readonly property bool worded: model.every(one => Theme.wide(one.text, Theme.body, true) <= each)
    readonly property real bar: Theme.mm(12)

    implicitHeight: bar + (worded ? Theme.mm(2) + Math.ceil(Theme.body * 1.2) : 0)

    Repeater {
        model: phases.model
        Item {
            required property var modelData
            required property int index
            x: index * (phases.each + Theme.gap)
            width: phases.each
            height: phases.implicitHeight
            Rectangle {
                width: parent.width
                height: phases.bar
                radius: height / 2
                color: modelData.now ? Theme.amber : modelData.done ? Theme.mint : Theme.card
                border { width: Theme.edge; color: modelData.now ? Theme.markerEdge : Theme.control }
            }
            Words {
                visible: phases.worded
                y: phases.bar + Theme.mm(2)
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: modelData.text
                heavy: modelData.now
                color: modelData.now ? Theme.ink : Theme.soft
            }
        }
    }
}
