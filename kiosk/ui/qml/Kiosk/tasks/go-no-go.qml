import QtQuick
import Kiosk

// A circle is touched, a square is let be.
Item {
    id: page

    required property QtObject task
    readonly property real least: Theme.mm(100)

    TaskPad {
        objectName: "task-go"
        anchors.fill: parent
        label: qsTrId("task.pad")
        sign: page.task.what
        word: page.task.what === "stay" ? qsTrId("task.let") : qsTrId("task.go")
        onPressedOnce: page.task.press("go")
    }
}
