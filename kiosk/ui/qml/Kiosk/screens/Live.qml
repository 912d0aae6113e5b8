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

    single: true
    tight: wide && !Theme.roomy
    fill: true
    least: given && !cuff ? 1 : panel.least
    under: cuff
    picture: grip ? "" : scene.picture
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
            y: screen.grip ? 0 : Math.max(0, (panel.height - implicitHeight - panel.cueRoom) / 2)
            digits: screen.live.digits
            unit: screen.live.unit || screen.scene.unit
            readonly property real share: !screen.given ? 1e6 : (panel.height - (screen.grip ? Theme.mm(60) : panel.cueRoom)) / (Theme.roomy ? 1.1 : 1.7)
            most: Math.min(Theme.digits((screen.grip ? 44 : 48) * (Theme.roomy ? 1 : 0.75)), share)
        }
        Words {
            id: cue
            readonly property bool big: screen.live.digits === "" // nothing to see yet: the words stand for the number
            size: big ? Theme.say : Theme.body
            visible: screen.number && !screen.grip
            width: parent.width
            y: big ? (panel.height - height) / 2 : figure.y + figure.implicitHeight + Theme.mm(4)
            horizontalAlignment: Text.AlignHCenter
            text: screen.live.digits === "" ? qsTrId(screen.primary.length ? "live.typed" : "live.waiting") : screen.live.stable === 1 ? qsTrId("live.settled") : qsTrId("live.settling")
            heavy: big || screen.live.stable === 1
            color: screen.live.stable === 1 ? Theme.spoken : Theme.soft
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
                text: qsTrId("live.cuff")
                size: Theme.button
                heavy: true
            }
            Progress {
                width: parent.width
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
