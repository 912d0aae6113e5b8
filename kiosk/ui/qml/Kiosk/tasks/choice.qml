import QtQuick
import Kiosk

// Two fields: the circle comes in one of them.
Item {
    id: page

    required property QtObject task
    readonly property real least: Theme.mm(100)
    readonly property real half: Math.floor((width - Theme.space) / 2)

    Repeater {
        model: ["left", "right"]
        TaskPad {
            required property string modelData
            required property int index
            objectName: "task-" + modelData
            x: index * (page.half + Theme.space)
            width: page.half
            height: page.height
            label: modelData === "left" ? qsTrId("task.left") : qsTrId("task.right")
            sign: page.task.what === modelData ? "go" : ""
            word: qsTrId("task.here")
            onPressedOnce: page.task.press(modelData)
        }
    }
}
