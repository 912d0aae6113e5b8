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
    // whoever went to rest goes on here; it looks unlike the main one
    property var primary: [{ name: "start", text: qsTrId("action.start") }].concat(scene.secondary.filter(one => one.name === "resume").map(one => ({ name: one.name, text: one.text, equal: true })))
    // who cannot read this screen must be helped here; more than three languages stand in the settings
    readonly property var others: shell.languages.filter(one => one !== shell.language)
    property var secondary: (shell.largest ? [] : [{ name: "text-larger", text: qsTrId("attract.larger") }])
        .concat([{ name: "contrast", text: qsTrId(Theme.contrast ? "attract.bright" : "attract.contrast") }])
        .concat(others.slice(0, 3).map(one => ({ name: "language-" + one, text: qsTrId("language." + one) })))
    readonly property bool ready: picture.ready
    readonly property bool beside: !Theme.portrait
    readonly property real half: beside ? (width - 2 * Theme.margin) * 0.48 : width - 2 * Theme.margin
    readonly property real room: floor - tellHead - Theme.space // what does not fit yields: the place first, then the sentence
    readonly property real floor: Theme.low ? head - Theme.bandHeight - Theme.gap : foot - Theme.space

    function press(name) {
        if (name !== "start" && name !== "resume") {
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
            id: title
            width: parent.width
            text: qsTrId("attract.title")
            size: Theme.type(Theme.roomy ? 30 : 22)
            heavy: true
            horizontalAlignment: attract.beside ? Text.AlignLeft : Text.AlignHCenter
        }
        Words {
            width: parent.width
            visible: title.height + greeting.spacing + say.height + greeting.spacing + height <= attract.room
            text: qsTrId("centre.name")
            color: Theme.soft
            horizontalAlignment: attract.beside ? Text.AlignLeft : Text.AlignHCenter
        }
        Words {
            id: say
            width: parent.width
            text: qsTrId("attract.say")
            size: Theme.say
            color: Theme.spoken
            heavy: true
            visible: title.height + greeting.spacing + height <= attract.room
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
        height: attract.floor - above >= Theme.mm(40) ? attract.floor - above : 0 // a smaller one says nothing
    }
}
