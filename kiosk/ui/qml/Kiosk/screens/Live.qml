import QtQuick
import KioskItems
import Kiosk

// While measuring: the number, and what tells that it works.
Stage {
    id: screen

    required property QtObject live
    readonly property bool grip: scene.view === "grip"
    readonly property bool cuff: scene.view === "cuff"
    readonly property bool number: !cuff
    readonly property bool weighing: scene.view === "scale" && live.digits !== ""
    readonly property var word: live.coach.word

    single: true
    tight: wide && !Theme.roomy
    fill: true
    least: given && !cuff ? 1 : panel.least
    under: cuff
    steady: true
    say: word.length ? word : scene.say
    note: word.length ? "" : scene.note
    picture: grip || weighing && !wide ? "" : scene.picture // on the scale the dial takes its place
    secondary: tight && primary.length ? scene.secondary.filter(one => one.name !== "finish") : scene.secondary

    Item {
        id: panel
        readonly property real cueRoom: Theme.body * (Theme.roomy ? 1.2 : 2.4) + Theme.mm(4)
        readonly property real least: screen.cuff ? working.implicitHeight : screen.grip ? figure.implicitHeight + Theme.mm(60) : figure.implicitHeight + cueRoom
        implicitHeight: screen.given && !screen.cuff ? 1 : least
        width: parent.width
        height: parent.height

        BigNumber {
            id: figure
            visible: screen.number && (screen.grip || digits !== "")
            width: parent.width
            y: screen.grip ? 0 : dial.visible ? dial.y + dial.height + Theme.mm(4) : Math.max(0, (panel.height - implicitHeight) / 2)
            digits: screen.live.digits
            unit: screen.live.unit || screen.scene.unit
            readonly property real share: !screen.given ? 1e6 : (panel.height - (screen.grip ? Theme.mm(60) : panel.cueRoom)) / (Theme.roomy ? 1.1 : 1.7)
            most: Math.min(Theme.digits((screen.grip ? 44 : 48) * (Theme.roomy ? 1 : 0.75)), share)
        }
        Dial {
            id: dial
            readonly property real free: panel.height - figure.implicitHeight - Theme.mm(4)
            visible: screen.weighing && free >= Theme.mm(40)
            width: Math.min(parent.width, 2 * height)
            height: Math.min(free, Theme.mm(120), parent.width / 2 + mark / 2)
            x: (parent.width - width) / 2
            y: Math.max(0, (free - height) / 2)
            value: screen.live.coach.needle
            rest: screen.live.stable === 1
        }
        Words {
            id: cue // nothing to see yet: the words stand for the number
            readonly property bool timed: screen.scene.seconds > 0
            size: Theme.say
            visible: screen.number && !screen.grip && screen.live.digits === ""
            width: parent.width
            y: (panel.height - height - (timed ? waiting.implicitHeight + Theme.mm(5) : 0)) / 2
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId(screen.primary.length ? "live.typed" : "live.waiting")
            heavy: true
            color: Theme.soft
        }
        Progress {
            id: waiting
            visible: cue.visible && cue.timed && screen.primary.length === 0
            width: parent.width
            y: cue.y + cue.height + Theme.mm(5)
            value: screen.live.progress
            label: cue.text
        }
        Card {
            visible: screen.grip
            y: figure.implicitHeight + Theme.mm(6)
            width: parent.width
            height: panel.height - y
            Words {
                id: bestWords
                x: Theme.mm(6)
                y: Theme.mm(4)
                width: parent.width - 2 * Theme.mm(6)
                horizontalAlignment: Text.AlignRight
                text: screen.scene.bestText
                visible: text !== "" && parent.height > height + Theme.mm(36)
                color: Theme.soft
            }
            Curve {
                id: curve
                anchors { fill: parent; margins: Theme.mm(5); topMargin: Theme.mm(5) + (bestWords.visible ? bestWords.height : 0) }
                fillColor: Theme.card
                source: screen.live
                best: screen.scene.best
                lineColour: Theme.action
                fillColour: Theme.mint
                inkColour: Theme.markerEdge
                Connections {
                    target: screen.live
                    enabled: screen.grip
                    function onTick() { curve.pull() }
                }
            }
        }
        Column {
            id: working
            visible: screen.cuff
            width: parent.width
            y: Math.max(0, panel.height - implicitHeight)
            spacing: Theme.mm(5)
            Words {
                width: parent.width
                visible: !steps.visible
                text: qsTrId("live.cuff")
                size: Theme.button
                heavy: true
            }
            Phases {
                id: steps
                visible: model.length > 0
                width: parent.width
                model: screen.live.coach.cuff
            }
            Progress {
                width: parent.width
                visible: !steps.visible
                value: screen.live.progress
                label: qsTrId("live.cuff")
            }
            Words {
                width: parent.width
                visible: text !== "" && (Theme.roomy || Theme.portrait)
                text: screen.scene.length
                color: Theme.soft
            }
        }
    }
}
