import QtQuick
import Kiosk

// Who it is: guest or phone, sex, birth date, phone tail. One question a page.
Stage {
    id: screen

    required property QtObject who
    readonly property string at: who.page
    readonly property bool typing: at === "birth" || at === "phone"

    title: qsTrId("who." + at + ".title")
    say: (who.complaint === "" ? qsTrId("who." + at + ".say") : qsTrId(who.complaint)).split("\n")
    note: ""
    picture: ""
    single: true
    fill: true
    tight: typing && !Theme.roomy
    reserve: typing ? pad.reserve : 0
    least: typing ? pad.least : 2 * Theme.mm(14 + 16 * Theme.zoom) + Theme.gap
    primary: typing ? [{ name: "key-ok", text: qsTrId("action.next") }] : []
    secondary: [{ name: "back", text: qsTrId("action.back") }].concat(tight ? [] : scene.secondary.filter(one => one.name !== "back"))

    function press(name) {
        if (name !== "back" && name !== "key-ok")
            return false
        who.press(name)
        return true
    }
    function key(event) { return typing && typed(event, name => who.press(name)) }

    Item {
        id: panel
        width: parent.width
        height: parent.height
        implicitHeight: 1

        Column {
            id: choices
            visible: !screen.typing
            width: parent.width
            spacing: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            Repeater {
                model: screen.at === "how"
                    ? [{ name: "guest", picture: "who-guest" }, { name: "phone", picture: "who-phone" }]
                    : screen.at === "sex" ? [{ name: "sex-F", picture: "" }, { name: "sex-M", picture: "" }] : []
                ChoiceButton {
                    required property var modelData
                    objectName: modelData.name
                    width: choices.width
                    height: Math.min(Theme.mm(screen.at === "how" ? 100 : 64), (panel.height - choices.spacing) / 2)
                    picture: modelData.picture
                    text: qsTrId("who." + modelData.name)
                    also: screen.at === "how" ? qsTrId("who." + modelData.name + ".also") : ""
                    onPressedOnce: name => screen.who.press(name)
                }
            }
        }
        Typing {
            id: pad
            visible: screen.typing
            width: parent.width
            height: parent.height
            wordsX: Theme.low ? 0 : Theme.margin - screen.sideX
            wordsEnd: Theme.low ? screen.end - screen.thingY : height
            wordsWidth: screen.tellWidth
            digits: screen.who.digits
            pattern: screen.at === "phone" ? [{ n: 4, word: "" }]
                : [{ n: 4, word: qsTrId("who.year") }, { n: 2, word: qsTrId("who.month") }, { n: 2, word: qsTrId("who.day") }]
            onPressed: name => screen.who.press(name)
        }
    }
}
