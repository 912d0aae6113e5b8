import QtQuick
import Kiosk

// The value is in: a check, the number with its unit, and that it is kept.
Stage {
    id: good

    readonly property bool doubted: scene.kind === "doubt" // shown, but not kept: no check, and an edge to look at
    // of many the first: all of them stand on the pages of results
    readonly property bool wordy: scene.values.some(one => Theme.wide(one.label, Theme.body, false) > 0.55 * card.width) // a name of two lines
    readonly property var values: scene.values.slice(0, Theme.roomy ? (wide ? 3 : doubted ? 4 : 6) : doubted ? 2 : wide && wordy ? 1 : 3)

    secondary: doubted && !Theme.roomy ? scene.secondary.filter(one => one.name !== "finish") : scene.secondary
    saySize: !Theme.roomy && (doubted || wide) ? Theme.body : Theme.say
    picture: ""
    fill: true
    single: true
    least: given ? 1 : card.least

    Item {
        implicitHeight: good.given ? 1 : card.least
        width: parent.width
        height: parent.height

        Card {
            id: card
            readonly property int count: good.values.length
            readonly property real pad: Theme.mm(Theme.roomy ? 10 : 5)
            readonly property real between: Theme.mm(count > 1 ? 4 : 6)
            readonly property real least: column.implicitHeight + 2 * pad
            readonly property bool checked: parent.height >= least + check.height + pad && !good.doubted
            // in landscape the height is given and the numbers follow it; in portrait it is the other way round
            readonly property real share: !good.given ? 1e6 : (parent.height - 2 * pad - (count - 1) * between) / Math.max(1, count)
            color: good.doubted ? Theme.apricot : Theme.card
            border { width: good.doubted ? Theme.edge : 2; color: good.doubted ? Theme.gentle : Theme.line }
            width: parent.width
            height: Math.min(parent.height, least + (checked ? check.height + pad : 0))
            y: Math.max(0, (parent.height - height) / 2)

            Check {
                id: check
                visible: card.checked
                y: card.pad
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Column {
                id: column
                x: card.pad
                y: card.checked ? check.y + check.height + card.pad : card.pad
                width: parent.width - 2 * card.pad
                spacing: card.between
                Repeater {
                    model: good.values
                    BigNumber {
                        required property var modelData
                        width: column.width
                        row: card.count > 1
                        label: row || Theme.roomy ? modelData.label : ""
                        digits: modelData.digits
                        unit: modelData.unit
                        most: Math.min(Theme.digits(row ? 24 : Theme.roomy ? 44 : 33), row ? card.share / 1.08 : card.share - 2.6 * Theme.body)
                    }
                }
                Words {
                    width: parent.width
                    visible: good.values.length < good.scene.values.length && Theme.roomy
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTrId("good.more")
                    color: Theme.soft
                }
                Words {
                    width: parent.width
                    visible: good.scene.saved && Theme.roomy && Theme.portrait && (!Theme.low || card.count < 2)
                    topPadding: Theme.mm(2)
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTrId("saved")
                    color: Theme.soft
                }
            }
        }
    }
}
