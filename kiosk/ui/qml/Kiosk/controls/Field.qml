import QtQuick
import Kiosk

// Digits in the places where they belong: 1948 년 03 월 15 일. Places still to fill are lines; large letters take two rows.
Card {
    id: field

    property string digits: ""
    property var pattern: [{ n: 4, word: "" }]
    property bool secret: false
    readonly property bool split: pattern.length > 1 && !Theme.roomy && Theme.portrait && !Theme.low
    readonly property var rows: split ? [pattern.slice(0, 1), pattern.slice(1)] : [pattern]
    readonly property real size: Math.min(Theme.type(18), width / (Math.max(...rows.map(units)) + 1.2))
    readonly property string shown: {
        let text = "", at = 0
        for (const one of pattern) {
            text += digits.slice(at, at + one.n) + one.word + " "
            at += one.n
        }
        return text
    }
    function units(row) {
        return row.reduce((sum, one) => sum + one.n * 0.66 + (one.word ? Theme.wide(one.word, 200, false) / 200 * 0.75 + 0.1 : 0) + 0.3, 0)
    }
    function starts(row, index) {
        const before = (row > 0 ? rows[0] : []).concat(rows[row].slice(0, index))
        return before.reduce((sum, one) => sum + one.n, 0)
    }

    implicitHeight: height
    height: lines.height + Theme.mm(Theme.roomy ? 10 : 6)
    Accessible.role: Accessible.StaticText
    Accessible.name: secret ? "" : shown

    Column {
        id: lines
        anchors.centerIn: parent
        spacing: Theme.mm(3)
        Repeater {
            model: field.rows
            Row {
                id: line
                required property var modelData
                required property int index
                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: field.size * 0.3
                Repeater {
                    model: line.modelData
                    Row {
                        id: group
                        required property var modelData
                        required property int index
                        spacing: field.size * 0.1
                        Repeater {
                            model: group.modelData.n
                            Item {
                                id: slot
                                required property int index
                                readonly property int place: field.starts(line.index, group.index) + index
                                readonly property bool filled: place < field.digits.length
                                width: field.size * 0.66
                                height: field.size * 1.1
                                Words {
                                    anchors.horizontalCenter: parent.horizontalCenter
                                    visible: slot.filled && !field.secret
                                    text: slot.filled ? field.digits[slot.place] : ""
                                    size: field.size
                                    heavy: true
                                    color: Theme.number
                                    Accessible.ignored: true
                                }
                                Rectangle {
                                    anchors.centerIn: parent
                                    visible: slot.filled && field.secret
                                    width: field.size * 0.3
                                    height: width
                                    radius: width / 2
                                    color: Theme.number
                                }
                                Rectangle {
                                    anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                                    width: parent.width * 0.86
                                    height: slot.place === field.digits.length ? Theme.mm(1.6) : Theme.mm(0.7)
                                    color: slot.place === field.digits.length ? Theme.action : Theme.control
                                }
                            }
                        }
                        Words {
                            visible: text !== ""
                            anchors.bottom: parent.bottom
                            text: group.modelData.word
                            size: Math.max(Theme.mm(12 / Theme.face.hangul), field.size * 0.75)
                            color: Theme.soft
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
