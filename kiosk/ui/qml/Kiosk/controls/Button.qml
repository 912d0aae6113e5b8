import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Kiosk
import "../pace.js" as Pace

// One button for all: `main` (pine), quiet (white with an edge), or `chosen` (mint). It acts on release inside.
T.AbstractButton {
    id: button

    property bool main: false
    property bool chosen: false
    property bool toggles: false // it is on or off, and says so to whoever listens
    property bool heavy: false
    property bool quick: false // a digit key: another key may follow at once
    property bool warm: false // apricot: a state to see
    property bool plain: false // its words may be a name
    property int guard: Theme.repeatGuard
    property string spoken: text
    property real shrink: 1
    property var origin: null // where the finger came down
    property int under: -1 // and on which screen
    property real downAt: 0 // and when
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
    // a hand that trembles slides: what is let go within 10 mm of where it came down is a press all the same
    containmentMask: QtObject {
        function contains(point: point): bool {
            const from = button.origin
            return point.x >= 0 && point.y >= 0 && point.x <= button.width && point.y <= button.height
                || button.pressed && from !== null && Math.hypot(point.x - from.x, point.y - from.y) <= Theme.slide
        }
    }
    onPressed: {
        origin = Qt.point(pressX, pressY)
        under = Pace.screens
        downAt = Date.now()
        if (Theme.voice)
            Theme.voice.tick()
    }
    onReleased: origin = null
    onCanceled: {
        origin = null
        under = -1
    }
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.checkable: toggles
    Accessible.checked: toggles && chosen
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) clicked() }
    onClicked: {
        if (Theme.shell)
            Theme.shell.touched() // a screen reader presses without a finger
        const from = Date.now() - downAt < 15 ? -1 : under // no finger is so quick: a screen reader presses and lets go at once
        under = -1
        if (Pace.accepts(objectName, quick, guard, from))
            pressedOnce(objectName)
    }

    background: Item {
        Rectangle { // the control sizes its background only where that does not move
            id: ground
            y: button.down ? 2 : 0
            width: parent.width
            height: parent.height
            radius: Theme.mm(4)
            color: button.ground
            border.width: button.main ? 0 : button.chosen ? 3 * Theme.edge : Theme.edge
            border.color: button.warm ? Theme.gentle : button.chosen ? Theme.action : Theme.control
        }
        Rectangle {
            anchors { fill: ground; margins: -Theme.focusRing }
            visible: button.visualFocus
            radius: ground.radius + Theme.focusRing
            color: "transparent"
            border { width: Theme.focusRing; color: Theme.blue }
        }
    }
    contentItem: Item {
        implicitWidth: button.plain ? Theme.wideName(button.text, button.size, label.heavy) : Theme.wide(button.text, button.size, label.heavy)
        implicitHeight: button.size * 1.2
        Loader { // chosen is a shape too, not only a colour
            active: button.chosen && parent.width - label.contentWidth >= 2 * (width + Theme.mm(2))
            visible: active
            x: Math.max(0, (parent.width - label.contentWidth) / 2 - width - Theme.mm(3))
            width: Theme.mm(8)
            height: width
            y: (parent.height - height) / 2
            sourceComponent: tick
        }
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
    Component {
        id: tick
        Shape {
            readonly property real u: width / 10
            ShapePath {
                strokeWidth: Theme.mm(1.8)
                strokeColor: Theme.action
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin
                PathPolyline { path: [Qt.point(u * 1, u * 5.5), Qt.point(u * 4, u * 8.5), Qt.point(u * 9, u * 2)] }
            }
        }
    }
}
