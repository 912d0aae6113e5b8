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
    required property QtObject voice
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

    component Part: Words { // a heading of this page
        width: column.width
        heavy: true
        color: Theme.spoken
        topPadding: Theme.space
        size: Theme.title
    }

    Flickable {
        anchors.fill: parent
        contentHeight: column.height + 2 * Theme.margin
        Column {
            id: column
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * Theme.margin
            spacing: Theme.space

            Flow { // both themes, all sizes, every language, both hands
                width: parent.width
                spacing: Theme.gap
                Repeater {
                    model: ["text-smaller", "text-larger", "contrast", "hand"].concat(root.shell.languages.map(one => "language-" + one))
                    Button {
                        required property string modelData
                        objectName: modelData
                        height: Theme.bandButton
                        chosen: modelData === "contrast" && Theme.contrast || modelData === "hand" && Theme.left || modelData === "language-" + root.shell.language
                        text: modelData.startsWith("language") ? qsTrId(modelData.replace("-", "."))
                            : modelData === "contrast" ? qsTrId("settings.contrast") : modelData === "hand" ? qsTrId("settings.hand")
                            : modelData === "text-larger" ? qsTrId("settings.larger") : qsTrId("settings.smaller")
                        onPressedOnce: name => root.shell.set(name)
                    }
                }
            }

            Part { text: "Words" }
            Words { text: qsTrId("results.title"); size: Theme.title; heavy: true }
            Words { text: qsTrId("pressure.measure.say"); size: Theme.say; heavy: true; color: Theme.spoken; lineHeight: Theme.leading }
            Words { text: qsTrId("pressure.explain.note"); width: parent.width; color: Theme.soft }
            Tell { width: parent.width; title: qsTrId("pressure.explain.title"); say: [qsTrId("pressure.explain.say")]; note: qsTrId("pressure.explain.note") }

            Part { text: "Buttons" }
            Button { objectName: "main"; main: true; width: parent.width; text: qsTrId("action.next") }
            Button { objectName: "main-down"; main: true; down: true; width: parent.width; text: qsTrId("action.start") }
            Grid {
                columns: 2
                spacing: Theme.gap
                Button { objectName: "quiet"; text: qsTrId("action.back") }
                Button { objectName: "quiet-down"; down: true; text: qsTrId("action.skip") }
                Button { objectName: "chosen"; chosen: true; text: qsTrId("language.ko"); width: Theme.mm(90) }
                Button { objectName: "warm"; warm: true; text: qsTrId("band.called") }
                Button { objectName: "off"; enabled: false; opacity: Theme.faded; text: qsTrId("settings.larger") }
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
            TapButton { objectName: "tap"; main: true; width: parent.width; height: Theme.mm(50); text: qsTrId("action.tap.lap") }
            TaskPad { width: parent.width; height: Theme.mm(60); label: "left"; sign: "go"; word: qsTrId("action.start") }

            Part { text: "Band and bottom" }
            Band { width: parent.width; shell: root.shell; count: "3 / 6"; minutes: [qsTrId("takes.about").replace("%1", 12), qsTrId("takes.short").replace("%1", 12)] }
            Notice { width: parent.width; height: Theme.secondHeight; told: ({ about: "saved", text: qsTrId("saved"), ok: true }) }
            Bottom {
                width: parent.width
                height: implicitHeight
                primary: [{ name: "next", text: qsTrId("action.next") }]
                secondary: [{ name: "back", text: qsTrId("action.back") }, { name: "finish", text: qsTrId("action.finish") }]
            }
            Item {
                width: parent.width
                height: Theme.mm(160)
                Watermark { anchors.fill: parent; mode: "training" }
            }
            Stage {
                width: root.width
                x: -Theme.margin
                height: Theme.mm(260)
                scene: ({ kind: "explain", step: "gallery", title: qsTrId("weight.explain.title"), say: [qsTrId("weight.explain.say")], note: qsTrId("weight.explain.note"), picture: "weight-explain", primary: [], secondary: [] })
            }

            Part { text: "Numbers" }
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
                    marks: [0.3, 0.6]
                }
            }
            Row {
                spacing: Theme.space
                Repeater {
                    model: [0.1, 0.6, 1]
                    Ring { required property real modelData; width: Theme.mm(60); height: width; value: modelData }
                }
            }
            Row {
                spacing: Theme.space
                Repeater {
                    model: [0.2, 0.5]
                    Dial { required property real modelData; width: Theme.mm(110); height: Theme.mm(70); value: modelData; rest: modelData === 0.5 }
                }
            }
            Beads { width: parent.width; done: 3; of: 8 }
            Phases { width: parent.width; model: [{ text: qsTrId("pressure.rest.title"), done: true, now: false }, { text: qsTrId("pressure.measure.title"), done: false, now: true }] }
            Repeater {
                model: [0.05, 0.5, 0.97]
                ResultBar {
                    required property real modelData
                    width: column.width
                    bar: ({ from: 0.3, to: 0.7, value: modelData, before: 1 - modelData, left: qsTrId("bar.weak"), right: qsTrId("bar.strong"), caption: qsTrId("bar.peers") })
                }
            }
            Repeater {
                model: ["title", "first", "notice", "rule"]
                ResultPart { required property string modelData; width: column.width; piece: ({ role: modelData, text: qsTrId("result.pressure.ok") }) }
            }
            Check { }

            Part { text: "Keys" }
            Field { width: parent.width; digits: "19480"; pattern: [{ n: 4, word: qsTrId("who.year") }, { n: 2, word: qsTrId("who.month") }, { n: 2, word: qsTrId("who.day") }] }
            Keypad { width: parent.width; height: implicitHeight; point: true }
            Typing { width: parent.width; height: implicitHeight; digits: "612"; pattern: [{ n: 5, word: qsTrId("unit.kg") }]; wordsWidth: parent.width }

            Part { text: "Staff" }
            DeskHead { width: parent.width; desk: root.desk; shell: root.shell }
            Repeater {
                model: root.desk.pieces
                DeskPiece { required property var modelData; width: column.width; piece: modelData; desk: root.desk }
            }
            DeskKeys { width: parent.width; height: implicitHeight; rows: root.desk.keys || [] }

            Part { text: "Pictures" }
            Grid {
                columns: Math.max(1, Math.floor(column.width / Theme.mm(76)))
                spacing: Theme.gap
                Repeater {
                    model: Theme.face.pictures
                    Column {
                        required property string modelData
                        width: Theme.mm(74)
                        Picture { width: parent.width; height: Theme.mm(58); name: parent.modelData; teaching: true }
                        Words { width: parent.width; text: parent.modelData; size: Theme.mm(5); wrapMode: Text.WrapAnywhere; horizontalAlignment: Text.AlignHCenter }
                    }
                }
            }
        }
    }
}
