import QtQuick
import Kiosk

// Who it is: guest or phone, sex, birth date, phone tail. One question a page.
Stage {
    id: screen

    required property QtObject who
    readonly property string at: who.page
    readonly property bool typing: at === "birth" || at === "phone" || at === "ticket"
    readonly property var choicesOf: ({ "how": ["guest", "phone"], "resume": ["ticket", "phone"], "sex": ["sex-F", "sex-M"] })
    readonly property bool told: at === "how" || at === "resume"

    title: qsTrId("who." + at + ".title")
    say: (who.complaint === "" ? qsTrId("who." + at + ".say") : qsTrId(who.complaint)).split("\n")
    note: at === "birth" && who.complaint === "" ? qsTrId("who.birth.note") : ""
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
                model: screen.choicesOf[screen.at] || []
                ChoiceButton {
                    required property string modelData
                    objectName: modelData
                    width: choices.width
                    height: Math.min(Theme.mm(screen.told ? 100 : 64), (panel.height - choices.spacing) / 2)
                    picture: screen.at === "how" ? "who-" + modelData : ""
                    text: qsTrId(screen.at === "resume" && modelData === "phone" ? "who.tail" : "who." + modelData)
                    also: screen.told ? qsTrId(screen.at === "resume" && modelData === "phone" ? "who.tail.also" : "who." + modelData + ".also") : ""
                    onPressedOnce: name => screen.who.press(name)
                }
            }
        }
        Typing {
            id: pad
            visible: screen.typing
            width: parent.width
            height: parent.height
            wordsX: Theme.low ? 0 : screen.tellX - screen.sideX
            wordsEnd: Theme.low ? screen.end - screen.thingY : height
            wordsWidth: screen.tellWidth
            digits: screen.who.digits
            pattern: screen.at !== "birth" ? [{ n: screen.at === "phone" ? 4 : 3, word: "" }]
                : [{ n: 4, word: qsTrId("who.year") }, { n: 2, word: qsTrId("who.month") }, { n: 2, word: qsTrId("who.day") }]
            onPressed: name => screen.who.press(name)
        }
    }
}
