import QtQuick
import Kiosk

// A touch task: its own page from the folder of tasks fills the room, first to practise, then in earnest.
Stage {
    id: screen

    required property QtObject live
    readonly property QtObject task: live.task
    readonly property string key: scene.task.split(":")[0]
    readonly property bool known: Theme.face.tasks !== undefined && Theme.face.tasks.indexOf(key) >= 0
    readonly property bool waiting: task.state === "ready" // between practice and task
    readonly property bool over: task.state === "over"
    readonly property var item: loader.item

    single: true
    fill: true
    tight: true
    saySize: Theme.roomy ? Theme.say : Theme.body
    title: !Theme.roomy ? "" : task.practising && !waiting ? qsTrId("task.practice") : scene.title
    say: (waiting ? qsTrId("task.ready") : over ? qsTrId("live.settled") : task.hint === "next" ? qsTrId("task.next").arg(task.wanted)
        : task.hint !== "" ? hints[task.hint] : item && item.say !== undefined ? item.say : scene.say.join("\n")).split("\n")
    note: ""
    picture: waiting ? scene.picture : ""
    least: item ? item.least : Theme.mm(120)
    primary: waiting ? [{ name: "task-begin", text: qsTrId("task.begin") }] : item && item.primary ? item.primary : []
    secondary: (waiting ? [{ name: "task-more", text: qsTrId("task.more") }] : []).concat(Theme.roomy ? scene.secondary : scene.secondary.filter(one => one.name !== "finish"))
    readonly property var hints: ({
        good: qsTrId("task.good"), early: qsTrId("task.early"), missed: qsTrId("task.missed"),
        other: qsTrId("task.other"), stay: qsTrId("task.stay"), row: qsTrId("task.row")
    })

    function press(name) {
        if (name === "task-begin")
            task.start()
        else if (name === "task-more")
            task.more()
        else if (name === "task-ok")
            task.press("ok")
        else
            return false
        return true
    }
    onVisibleChanged: if (visible && known) task.enter(); else task.leave()
    Component.onCompleted: if (known) task.enter()
    Component.onDestruction: task.leave()

    Item {
        width: parent.width
        height: parent.height
        implicitHeight: screen.waiting ? 0 : screen.given ? 1 : screen.least
        visible: !screen.waiting
        Loader {
            id: loader
            anchors.fill: parent
            Component.onCompleted: if (screen.known) setSource("../tasks/" + screen.key + ".qml", { task: screen.task })
        }
    }
}
