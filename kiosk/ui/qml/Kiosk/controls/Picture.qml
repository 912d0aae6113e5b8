import QtQuick
import Kiosk

// A picture of what to do with the body, on its card. It yields first when letters grow.
Card {
    id: card

    property string name: ""
    property bool bare: false
    readonly property bool found: name !== "" && Theme.face.pictures.indexOf(name) >= 0
    readonly property bool ready: !found || image.status === Image.Ready

    visible: found && width > 20 && height > 20
    color: bare && !Theme.contrast ? "transparent" : Theme.picture
    border.width: bare ? 0 : 2

    Image {
        id: image
        anchors { fill: parent; margins: card.bare ? 0 : Theme.mm(5) }
        source: card.found ? Theme.face.folder + card.name + ".svg" : ""
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        smooth: true
    }
}
