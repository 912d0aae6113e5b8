import QtQuick
import Kiosk

// One result: its name, what it means in a sentence, the number, the bar, the change since the last visit.
Column {
    id: result

    property var line
    property bool rule: true // a line under it

    spacing: Theme.mm(4)

    Item {
        width: parent.width
        height: fits ? Math.max(name.height, numbers.height) : name.height + Theme.mm(2) + numbers.height
        readonly property bool fits: name.implicitWidth + numbers.width + Theme.space <= width
        Words {
            id: name
            width: Math.min(implicitWidth, parent.width)
            text: result.line.title
            heavy: true
        }
        Column {
            id: numbers
            anchors.right: parent.right
            y: parent.fits ? 0 : name.height + Theme.mm(2)
            spacing: Theme.mm(2)
            Repeater {
                model: result.line.values
                Row {
                    required property var modelData
                    anchors.right: parent.right
                    spacing: Theme.mm(3)
                    Words {
                        anchors.baseline: digits.baseline
                        visible: text !== ""
                        text: modelData.label
                        color: Theme.soft
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        id: digits
                        text: modelData.digits
                        size: Theme.type(16)
                        heavy: true
                        color: Theme.number
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        anchors.baseline: digits.baseline
                        visible: text !== "" && (result.line.values.length < 2 || Theme.roomy === false && false)
                        text: modelData.unit
                        color: Theme.soft
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: sentence.height + (result.line.gentle ? Theme.mm(8) : 0)
        radius: Theme.mm(4)
        color: result.line.gentle ? Theme.apricot : "transparent"
        border { width: result.line.gentle ? Theme.edge : 0; color: Theme.gentle }
        Words {
            id: sign
            visible: result.line.gentle
            x: Theme.mm(5)
            y: sentence.y
            text: "▲"
            color: Theme.gentle
            Accessible.ignored: true
        }
        Words {
            id: sentence
            x: result.line.gentle ? sign.x + sign.width + Theme.mm(4) : 0
            y: result.line.gentle ? Theme.mm(4) : 0
            width: parent.width - x - (result.line.gentle ? Theme.mm(5) : 0)
            text: result.line.sentence
            color: result.line.gentle ? Theme.gentle : Theme.ink
        }
    }
    ResultBar {
        width: parent.width
        visible: result.line.bar !== null
        bar: result.line.bar || ({ from: 0, to: 0, value: 0, before: -1, left: "", right: "", caption: "" })
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: result.line.change
        color: Theme.blue
    }
    Repeater {
        model: result.line.notices
        Words {
            required property string modelData
            width: result.width
            text: modelData
            color: Theme.soft
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: result.line.source
        color: Theme.soft
    }
    Item {
        width: parent.width
        height: Theme.mm(4)
        visible: result.rule
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: Theme.line
        }
    }
}
