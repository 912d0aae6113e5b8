import QtQuick
import Kiosk

// The welcome: one picture, one big button.
Item {
    id: attract

    required property var scene
    property QtObject shell: Theme.shell
    property real head: 0
    property bool tight: false
    property string count: ""
    property real foot: height
    property real tellHead: head
    property var primary: [{ name: "start", text: qsTrId("action.start") }]
    property var secondary: [{ name: "language-" + other, text: qsTrId("language." + other) }]
    readonly property string other: shell.language === "ko" ? "en" : "ko"
    readonly property bool ready: picture.ready
    readonly property bool beside: !Theme.portrait
    readonly property real half: beside ? (width - 2 * Theme.margin) * 0.48 : width - 2 * Theme.margin
    readonly property real floor: Theme.low ? head - Theme.bandHeight - Theme.gap : foot - Theme.space

    function press(name) {
        if (name.startsWith("language-")) {
            shell.set(name)
            return true
        }
        return false
    }

    Column {
        id: greeting
        x: Theme.margin
        y: attract.tellHead + (attract.beside ? Math.max(Theme.space, (attract.floor - attract.tellHead - height) / 2) : Theme.mm(Theme.roomy && !Theme.low ? 22 : 4))
        width: attract.half
        spacing: Theme.mm(6)
        Words {
            width: parent.width
            text: qsTrId("attract.title")
            size: Theme.type(Theme.roomy ? 30 : 22)
            heavy: true
            horizontalAlignment: attract.beside ? Text.AlignLeft : Text.AlignHCenter
        }
        Words {
            width: parent.width
            visible: Theme.roomy || !attract.beside
            text: qsTrId("centre.name")
            color: Theme.soft
            horizontalAlignment: attract.beside ? Text.AlignLeft : Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: qsTrId("attract.say")
            size: Theme.say
            color: Theme.spoken
            heavy: true
            visible: Theme.zoom < 1.6 || !attract.beside
            horizontalAlignment: attract.beside ? Text.AlignLeft : Text.AlignHCenter
        }
    }
    Picture {
        id: picture
        readonly property real above: attract.beside ? attract.head + Theme.space : greeting.y + greeting.height + Theme.space
        bare: true
        name: attract.scene.picture || "welcome"
        x: attract.beside ? Theme.margin + attract.half + Theme.space : Theme.margin
        width: attract.beside ? attract.width - x - Theme.margin : attract.half
        y: above
        height: attract.floor - above
    }
}
