import QtQuick
import Kiosk

// Digits in the places where they belong: 1948 년 03 월 15 일. Places still to fill are lines.
Card {
    id: field

    property string digits: ""
    property var pattern: [{ n: 4, word: "" }]
    property bool secret: false
    readonly property real size: Math.min(Theme.type(18), width / (units + 1.5))
    readonly property real units: pattern.reduce((sum, one) => sum + one.n * 0.66 + (one.word ? Theme.wide(one.word, 200, false) / 200 * 0.75 + 0.35 : 0), 0)
    readonly property string shown: {
        let text = "", at = 0
        for (const one of pattern) {
            text += digits.slice(at, at + one.n) + (one.word ? one.word + " " : "")
            at += one.n
        }
        return text
    }
    function starts(index) { return pattern.slice(0, index).reduce((sum, one) => sum + one.n, 0) }

    implicitHeight: height
    height: size * 1.1 + Theme.mm(10)
    Accessible.role: Accessible.StaticText
    Accessible.name: secret ? "" : shown

    Row {
        anchors.centerIn: parent
        spacing: field.size * 0.25
        Repeater {
            model: field.pattern
            Row {
                id: group
                required property var modelData
                required property int index
                spacing: field.size * 0.1
                Repeater {
                    model: group.modelData.n
                    Item {
                        required property int index
                        readonly property int place: field.starts(group.index) + index
                        width: field.size * 0.66
                        height: field.size * 1.1
                        Words {
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: parent.place >= field.digits.length ? "" : field.secret ? "●" : field.digits[parent.place]
                            size: field.size
                            heavy: true
                            color: Theme.number
                            Accessible.ignored: true
                        }
                        Rectangle {
                            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                            width: parent.width * 0.86
                            height: parent.place === field.digits.length ? Theme.mm(1.6) : Theme.mm(0.7)
                            color: parent.place === field.digits.length ? Theme.action : Theme.control
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
