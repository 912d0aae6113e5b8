import QtQuick
import Kiosk

// A field to touch in a task: empty, or with a sign that says by shape and by word what to do. It counts press-down.
TapButton {
    id: pad

    property string label: "" // where this is
    property string sign: "" // what is to be seen: go, stay
    property string word: ""
    readonly property bool round: sign !== "stay"

    text: sign !== "" ? word : label
    spoken: text

    background: Rectangle {
        radius: Theme.radius
        color: pad.down ? Theme.mint : Theme.card
        border { width: Theme.edge; color: Theme.control }
        Rectangle {
            anchors { fill: parent; margins: Theme.mm(2) }
            visible: pad.visualFocus
            radius: parent.radius
            color: "transparent"
            border { width: Theme.focusRing; color: Theme.blue }
        }
    }
    contentItem: Item {
        Words {
            visible: pad.sign === ""
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: pad.label
            color: Theme.soft
            Accessible.ignored: true
        }
        Rectangle {
            objectName: "sign-" + pad.sign
            visible: pad.sign !== ""
            anchors.centerIn: parent
            width: Math.floor(Math.min(parent.width * 0.94, parent.height * 0.94, Theme.mm(170)))
            height: width
            radius: pad.round ? width / 2 : Theme.mm(4)
            color: pad.round ? Theme.action : Theme.contrast ? Theme.card : Theme.picture
            border { width: pad.round ? 0 : Theme.mm(4); color: Theme.number }
            Words {
                anchors.centerIn: parent
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: pad.word
                size: Math.floor(Math.max(Theme.body, Math.min(Theme.type(20), Theme.body * parent.width * 0.8 / Theme.wide(text, Theme.body, true))))
                heavy: true
                color: pad.round ? Theme.actionInk : Theme.number
                Accessible.ignored: true
            }
        }
    }
}
