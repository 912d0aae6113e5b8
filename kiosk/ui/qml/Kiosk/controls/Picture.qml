import QtQuick
import Kiosk

// A picture of what to do with the body, on its card. It yields first when letters grow.
// Where a movement is to be learnt it shows its key poses, three rounds, and then stands still as the picture itself.
Card {
    id: card

    property string name: ""
    property bool bare: false
    readonly property bool found: name !== "" && Theme.face.pictures.indexOf(name) >= 0
    readonly property bool ready: !found || image.status === Image.Ready
    property bool teaching: false // it may move
    readonly property var poses: Theme.still || !found || !teaching ? [] : Theme.face.poses[name] || []
    readonly property var play: poses.length ? poses.concat(poses, poses, [name]) : []
    property int turn: 0 // how many changes have been seen
    readonly property bool moving: turn < play.length - 1 && visible

    visible: found && width > 20 && height > 20
    color: bare && !Theme.contrast ? "transparent" : Theme.picture
    border.width: bare ? 0 : 2
    onNameChanged: {
        turn = 0
        under.opacity = 1
        over.opacity = 0
    }

    component Sheet: Image {
        anchors { fill: parent; margins: card.bare ? 0 : Theme.mm(5) }
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        smooth: true
    }
    Sheet {
        id: image
        source: card.found ? Theme.face.folder + card.name + ".svg" : ""
        visible: !card.moving
    }
    Sheet { // the pose that goes
        id: under
        source: card.moving ? Theme.face.folder + card.play[card.turn] + ".svg" : ""
        visible: card.moving
    }
    Sheet { // the pose that comes
        id: over
        opacity: 0
        source: card.moving ? Theme.face.folder + card.play[card.turn + 1] + ".svg" : ""
        visible: card.moving
    }
    SequentialAnimation {
        running: card.moving && under.status === Image.Ready && over.status === Image.Ready
        loops: 1
        PauseAnimation { duration: Theme.poseRest }
        ParallelAnimation {
            NumberAnimation { target: over; property: "opacity"; to: 1; duration: Theme.poseChange; easing.type: Easing.InOutQuad }
            NumberAnimation { target: under; property: "opacity"; to: 0; duration: Theme.poseChange; easing.type: Easing.InOutQuad }
        }
        onFinished: {
            card.turn += 1
            under.opacity = 1
            over.opacity = 0
        }
    }
}
