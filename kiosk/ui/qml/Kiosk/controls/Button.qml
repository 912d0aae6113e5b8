import QtQuick
import QtQuick.Templates as T
import Kiosk
import "../pace.js" as Pace

// One button for all: `main` (pine), quiet (white with an edge), or `chosen` (mint). It acts on release inside.
T.AbstractButton {
    id: button

    property bool main: false
    property bool chosen: false
    property bool heavy: false
    property bool quick: false // a digit key: another key may follow at once
    property bool warm: false // apricot: a state to see
    property bool plain: false // its words may be a name
    property int guard: Theme.repeatGuard
    property string spoken: text
    property real shrink: 1
    property real size: main ? Theme.button : Theme.body
    signal pressedOnce(string name)

    readonly property alias textHeight: label.contentHeight
    readonly property color ground: main ? (down ? Theme.actionDown : Theme.action)
        : warm ? Theme.apricot
        : down ? Theme.mintDown : chosen ? Theme.mint : Theme.card

    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(contentItem.implicitHeight + Theme.mm(6), main ? Theme.mainHeight : Theme.secondHeight)
    leftPadding: Theme.mm(5)
    rightPadding: Theme.mm(5)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) clicked() }
    onClicked: if (Pace.accepts(objectName, quick, guard)) pressedOnce(objectName)

    background: Rectangle {
        y: button.down ? 2 : 0
        radius: Theme.mm(4)
        color: button.ground
        border.width: button.main ? 0 : Theme.edge
        border.color: button.warm ? Theme.gentle : button.chosen ? Theme.action : Theme.control

        Rectangle {
            anchors { fill: parent; margins: -Theme.mm(1.5) }
            visible: button.visualFocus
            radius: parent.radius + Theme.mm(1.5)
            color: "transparent"
            border { width: Theme.mm(1.2); color: Theme.blue }
        }
    }
    contentItem: Item {
        implicitWidth: button.plain ? Theme.wideName(button.text, button.size, label.heavy) : Theme.wide(button.text, button.size, label.heavy)
        implicitHeight: button.size * 1.2
        Words {
            id: label
            y: (parent.height - height) / 2 + Theme.mm(0.5) + (button.down ? 2 : 0)
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            plain: button.plain
            size: button.size
            shrink: button.shrink
            heavy: button.main || button.heavy
            color: button.main ? Theme.actionInk : button.warm ? Theme.gentle : Theme.ink
            Accessible.ignored: true
        }
    }
}
