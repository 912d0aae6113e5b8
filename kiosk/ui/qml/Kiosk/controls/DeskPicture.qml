import QtQuick
import Kiosk

// A picture of what to do on a staff page. Read at once: there is nothing to flicker when a page keeps itself up to date.
Item {
    id: picture

    required property var piece
    readonly property bool found: Theme.face.pictures.indexOf(piece.name) >= 0
    readonly property real high: piece.large === true ? Math.min(Theme.mm(150), Theme.screenHeight * 0.32, width * 0.75) : Math.min(Theme.mm(70), Theme.screenHeight * 0.26, width * 0.75)

    implicitHeight: found ? high : 0
    Accessible.role: Accessible.Graphic
    Accessible.name: piece.text
    Card {
        visible: picture.found
        width: height * 4 / 3
        height: picture.high
        color: Theme.picture
        Image {
            anchors { fill: parent; margins: Theme.mm(3) }
            source: picture.found ? Theme.face.folder + picture.piece.name + ".svg" : ""
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            fillMode: Image.PreserveAspectFit
            smooth: true
        }
    }
}
