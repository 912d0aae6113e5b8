import QtQuick
import Kiosk

// Every control in every state, for a look: `kiosk run --gallery`.
Window {
    id: root

    required property QtObject shell
    required property QtObject live
    required property QtObject who
    required property QtObject staff
    required property QtObject desk
    required property var face
    required property bool frameless
    required property var size
    readonly property bool idle: true

    width: size.width
    height: size.height
    visible: true
    color: Theme.paper
    title: qsTrId("centre.name")

    Binding { target: Theme; property: "face"; value: root.face }
    Binding { target: Theme; property: "shell"; value: root.shell }
    Binding { target: Theme; property: "screenWidth"; value: root.width }
    Binding { target: Theme; property: "screenHeight"; value: root.height }

    Flickable {
        anchors.fill: parent
        contentHeight: column.height + 2 * Theme.margin
        Column {
            id: column
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * Theme.margin
            spacing: Theme.space

            Flow {
                width: parent.width
                spacing: Theme.gap
                Repeater {
                    model: ["text-smaller", "text-larger", "contrast", "language-ko", "language-en"]
                    Button {
                        required property string modelData
                        objectName: modelData
                        height: Theme.bandButton
                        text: modelData.startsWith("language") ? qsTrId("language." + modelData.slice(9))
                            : modelData === "contrast" ? qsTrId("settings.contrast") : modelData === "text-larger" ? "+" : "−"
                        onPressedOnce: name => root.shell.set(name)
                    }
                }
            }
            Words { text: qsTrId("results.title"); size: Theme.title; heavy: true }
            Words { text: qsTrId("pressure.measure.say"); size: Theme.say; heavy: true; color: Theme.spoken; lineHeight: Theme.leading }
            Words { text: qsTrId("pressure.explain.note"); width: parent.width; color: Theme.soft }
            Button { objectName: "main"; main: true; width: parent.width; text: qsTrId("action.next") }
            Grid {
                columns: 2
                spacing: Theme.gap
                Button { objectName: "quiet"; text: qsTrId("action.back") }
                Button { objectName: "chosen"; chosen: true; text: qsTrId("language.ko") }
                Button { objectName: "warm"; warm: true; text: qsTrId("band.called") }
                Button { objectName: "off"; enabled: false; text: qsTrId("settings.larger") }
            }
            ChoiceButton {
                objectName: "choice"
                width: parent.width
                height: Theme.mm(80)
                picture: "who-guest"
                text: qsTrId("who.guest")
                also: qsTrId("who.guest.also")
            }
            TapArea {
                width: parent.width
                height: Math.max(least, Theme.mm(90))
                names: ["count", "uncount", "stop"]
                words: ({ count: qsTrId("action.tap.count"), uncount: qsTrId("action.tap.uncount"), stop: qsTrId("action.tap.stop") })
            }
            Notice { width: parent.width; height: Theme.secondHeight; told: ({ about: "saved", text: qsTrId("saved"), ok: true }) }
            Card {
                width: parent.width
                height: number.implicitHeight + 2 * Theme.space
                BigNumber {
                    id: number
                    x: Theme.space
                    y: Theme.space
                    width: parent.width - 2 * Theme.space
                    label: qsTrId("quantity.body_weight")
                    digits: "61.2"
                    unit: qsTrId("unit.kg")
                }
            }
            Repeater {
                model: [0, 0.4, 1]
                Progress {
                    required property real modelData
                    width: column.width
                    value: modelData
                    label: qsTrId("live.cuff") + " " + modelData
                }
            }
            Repeater {
                model: [0.05, 0.5, 0.97]
                ResultBar {
                    required property real modelData
                    width: column.width
                    bar: ({ from: 0.3, to: 0.7, value: modelData, before: 1 - modelData, left: qsTrId("bar.weak"), right: qsTrId("bar.strong"), caption: qsTrId("bar.peers") })
                }
            }
            Check { }
            Picture { width: parent.width; height: Theme.pictureMax; name: "welcome" }
            Field { width: parent.width; digits: "19480"; pattern: [{ n: 4, word: qsTrId("who.year") }, { n: 2, word: qsTrId("who.month") }, { n: 2, word: qsTrId("who.day") }] }
            Keypad { width: parent.width; height: implicitHeight; point: true }
        }
    }
}
