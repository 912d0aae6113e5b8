import QtQuick
import Kiosk

// One piece of the result pages; pieces of one result stay together where they can.
Loader {
    id: part

    property var piece
    readonly property var line: piece.line
    readonly property bool gentle: piece.role === "sentence" && line.gentle

    sourceComponent: piece.role === "head" ? head : piece.role === "bar" ? bar : piece.role === "rule" ? rule
        : gentle ? notice : words

    Component {
        id: words
        Words {
            width: part.width
            text: part.piece.text
            size: part.piece.role === "title" ? Theme.title : part.piece.role === "advice" ? Theme.say : Theme.body
            heavy: part.piece.role === "title" || part.piece.role === "advice" || part.piece.role === "heading"
            lineHeight: Theme.leading
            color: part.piece.role === "advice" ? Theme.spoken : part.piece.role === "change" ? Theme.blue
                : part.piece.role === "missing" || part.piece.role === "notice" || part.piece.role === "source" || part.piece.role === "why" ? Theme.soft : Theme.ink
        }
    }
    Component {
        id: notice
        Rectangle {
            width: part.width
            height: sentence.height + Theme.mm(5)
            radius: Theme.mm(4)
            color: Theme.apricot
            border { width: Theme.edge; color: Theme.gentle }
            Words {
                id: sign
                x: Theme.mm(5)
                y: sentence.y
                text: "▲"
                color: Theme.gentle
                Accessible.ignored: true
            }
            Words {
                id: sentence
                x: sign.x + sign.width + Theme.mm(3)
                y: Theme.mm(4)
                width: parent.width - x - Theme.mm(4)
                text: part.piece.text
                lineHeight: Theme.leading
                color: Theme.gentle
            }
        }
    }
    Component {
        id: head
        Item {
            id: box
            readonly property var rows: part.line.values
            readonly property real rowHeight: Math.ceil(Theme.type(18) * 1.2)
            readonly property real widest: Math.max(0, ...rows.map(row => bare(row) + units(row)))
            readonly property bool beside: name.implicitWidth + widest + Theme.space <= width
            readonly property real below: beside ? 0 : name.height + Theme.mm(1)
            function bare(row) {
                return Theme.wide(row.digits, Theme.type(18), true) + (row.label ? Theme.wide(row.label, Theme.body, false) + Theme.mm(3) : 0)
            }
            // a row with a label whose unit does not fit goes without: the label says enough
            function units(row) {
                const unit = row.unit === "" ? 0 : Theme.wide(row.unit, Theme.body, false) + Theme.mm(3)
                return row.label === "" || bare(row) + unit <= part.width ? unit : 0
            }
            width: part.width
            height: Math.max(beside ? name.height : 0, below + rows.length * rowHeight)

            Words {
                id: name
                y: box.beside ? (box.rowHeight - height) / 2 : 0
                width: Math.min(implicitWidth, parent.width)
                text: part.line.title
                size: Theme.button
                heavy: true
            }
            Repeater {
                model: box.rows
                Item {
                    id: row
                    required property var modelData
                    required property int index
                    readonly property real unitWide: box.units(modelData)
                    y: box.below + index * box.rowHeight
                    width: box.width
                    height: box.rowHeight
                    Words {
                        anchors { right: parent.right; baseline: digits.baseline }
                        visible: text !== "" && row.unitWide > 0
                        text: row.modelData.unit
                        color: Theme.soft
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        id: digits
                        x: row.width - row.unitWide - implicitWidth
                        text: row.modelData.digits
                        size: Theme.type(18)
                        heavy: true
                        color: Theme.number
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        anchors { right: digits.left; rightMargin: Theme.mm(3); baseline: digits.baseline }
                        visible: text !== ""
                        text: row.modelData.label
                        color: Theme.soft
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
    Component {
        id: bar
        ResultBar {
            width: part.width
            bar: part.line.bar
        }
    }
    Component {
        id: rule
        Rectangle {
            width: part.width
            height: 2
            color: Theme.line
        }
    }
}
