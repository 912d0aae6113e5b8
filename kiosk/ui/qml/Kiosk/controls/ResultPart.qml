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
            color: part.piece.role === "advice" ? Theme.spoken : part.piece.role === "change" ? Theme.blue
                : part.piece.role === "missing" || part.piece.role === "notice" || part.piece.role === "source" ? Theme.soft : Theme.ink
        }
    }
    Component {
        id: notice
        Rectangle {
            width: part.width
            height: sentence.height + Theme.mm(6)
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
                color: Theme.gentle
            }
        }
    }
    Component {
        id: head
        Item {
            readonly property bool beside: name.implicitWidth + numbers.width + Theme.space <= width
            width: part.width
            height: beside ? Math.max(name.height, numbers.height) : name.height + Theme.mm(2) + numbers.height
            Words {
                id: name
                y: parent.beside && numbers.first ? numbers.first.baselineOffset - baselineOffset : 0
                width: Math.min(implicitWidth, parent.width)
                text: part.line.title
                size: Theme.button
                heavy: true
            }
            Column {
                id: numbers
                readonly property var first: values.count ? values.itemAt(0) : null
                anchors.right: parent.right
                y: parent.beside ? 0 : name.height + Theme.mm(2)
                spacing: Theme.mm(1)
                Repeater {
                    id: values
                    model: part.line.values
                    Row {
                        id: row
                        required property var modelData
                        baselineOffset: digits.baselineOffset
                        anchors.right: parent ? parent.right : undefined
                        spacing: Theme.mm(3)
                        Words {
                            y: digits.baselineOffset - baselineOffset
                            visible: text !== ""
                            text: row.modelData.label
                            color: Theme.soft
                            wrapMode: Text.NoWrap
                        }
                        Words {
                            id: digits
                            text: row.modelData.digits
                            size: Theme.type(18)
                            heavy: true
                            color: Theme.number
                            wrapMode: Text.NoWrap
                        }
                        Words {
                            y: digits.baselineOffset - baselineOffset
                            // a number with a label of its own and a long unit would not fit: the label says enough
                            visible: text !== "" && (row.modelData.label === ""
                                || Theme.wide(row.modelData.label + text, Theme.body, false) + digits.implicitWidth + Theme.mm(6) < part.width)
                            text: row.modelData.unit
                            color: Theme.soft
                            wrapMode: Text.NoWrap
                        }
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
