import QtQuick
import Kiosk

// One piece of the result pages; pieces of one result stay together where they can.
Loader {
    id: part

    property var piece
    property bool worded: true // a bar: its ends have words here
    readonly property var line: piece.line || null
    readonly property bool ringed: line && line.bar ? line.bar.before >= 0 : false
    readonly property string barWords: piece.role === "bar" ? [line.bar.caption, line.bar.left, line.bar.right].join("|") : ""

    // how high it is, with or without the words of a bar
    function high(worded) { return piece.role !== "bar" || !item ? height : worded ? item.full : item.bare }

    sourceComponent: ({ head: head, bar: bar, rule: rule, point: notice, gentle: notice, change: ring })[piece.role] || words

    Component {
        id: words
        Words {
            readonly property string role: part.piece.role
            width: part.width
            text: part.piece.text
            size: role === "title" ? Theme.title : role === "section" || role === "first" ? Theme.button : Theme.body
            heavy: role === "title" || role === "section" || role === "first" || role === "heading"
            lineHeight: Theme.leading
            color: role === "first" || role === "section" ? Theme.spoken : role === "notice" || role === "soft" || role === "spare" ? Theme.soft : Theme.ink
        }
    }
    Component {
        id: notice
        Item {
            width: part.width
            height: box.height + Theme.mm(1) // what follows keeps off it
            Rectangle {
                id: box
                width: parent.width
                height: sentence.height + Theme.mm(4)
                radius: Theme.mm(4)
                color: Theme.apricot
                border { width: Theme.edge; color: Theme.gentle }
            }
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
                y: Theme.mm(3.5)
                width: parent.width - x - Theme.mm(4)
                text: part.piece.text
                lineHeight: Theme.leading
                color: Theme.gentle
            }
        }
    }
    Component { // me before: the same ring as on the bar
        id: ring
        Item {
            width: part.width
            height: change.height
            Rectangle {
                visible: part.ringed
                y: (change.size * Theme.leading * 1.1 - height) / 2
                width: Theme.mm(7)
                height: width
                radius: width / 2
                color: Theme.card
                border { width: Theme.mm(1.5); color: Theme.blue }
            }
            Words {
                id: change
                x: part.ringed ? Theme.mm(10) : 0
                width: parent.width - x
                text: part.piece.text
                lineHeight: Theme.leading
                color: Theme.blue
            }
        }
    }
    Component {
        id: head
        Item {
            id: box
            readonly property var rows: part.line.values
            readonly property int figures: Theme.roomy ? Theme.type(18) : Theme.button // large letters: a line a thing
            readonly property real rowHeight: Math.ceil(box.figures * 1.2)
            readonly property real widest: Math.max(0, ...rows.map(row => bare(row) + units(row)))
            readonly property bool beside: name.implicitWidth + widest + Theme.space <= width
            readonly property real below: beside ? 0 : name.height + Theme.mm(1)
            function bare(row) {
                return Theme.wide(row.digits, box.figures, true) + (row.label ? Theme.wide(row.label, Theme.body, false) + Theme.mm(3) : 0)
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
                size: Theme.roomy ? Theme.button : Theme.body
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
                        size: box.figures
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
            worded: part.worded
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
