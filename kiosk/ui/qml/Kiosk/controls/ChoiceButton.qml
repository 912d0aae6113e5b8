import QtQuick
import Kiosk

// A large choice: picture beside its words; a touch chooses and goes on.
Button {
    id: choice

    property string picture: ""
    property string also: "" // a second line
    readonly property bool pictured: image.found && height >= Theme.mm(52) && width - label.implicitWidth > Theme.mm(60)

    readonly property real need: label.contentHeight + Theme.mm(10) // its words, however many lines
    implicitHeight: Theme.mm(14 + 16 * Theme.zoom)
    size: Theme.button
    heavy: true

    contentItem: Item {
        Picture {
            id: image
            bare: true
            name: choice.picture
            visible: choice.pictured
            width: height
            height: parent.height - Theme.mm(8)
            x: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: column
            anchors { left: choice.pictured ? image.right : parent.left; right: parent.right; margins: Theme.mm(4); verticalCenter: parent.verticalCenter }
            spacing: Theme.mm(3)
            Words {
                id: label
                width: parent.width
                horizontalAlignment: choice.pictured ? Text.AlignLeft : Text.AlignHCenter
                text: choice.text
                size: choice.size
                shrink: choice.shrink
                heavy: true
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: text !== "" && choice.height >= label.height + height + Theme.mm(10)
                horizontalAlignment: label.horizontalAlignment
                text: choice.also
                color: Theme.soft
                Accessible.ignored: true
            }
        }
    }
}
