import QtQuick
import Kiosk

// One field: the circle comes, the hand goes down.
Item {
    id: page

    required property QtObject task
    readonly property real least: Theme.mm(100)

    TaskPad {
        objectName: "task-go"
        anchors.fill: parent
        label: qsTrId("task.pad")
        sign: page.task.what === "" ? "" : "go"
        word: qsTrId("task.go")
        onPressedOnce: page.task.press("go")
    }
}
