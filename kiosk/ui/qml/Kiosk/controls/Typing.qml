import QtQuick
import Kiosk

// A field over a keypad; where large letters leave no room for both, the field stands under the words.
Item {
    id: typing

    property alias digits: field.digits
    property alias pattern: field.pattern
    property alias secret: field.secret
    property alias point: pad.point
    property alias minus: pad.minus
    property real wordsX: 0 // where the words' column begins, seen from here
    property real wordsWidth: 0
    property real wordsEnd: 0
    readonly property bool apart: (!Theme.portrait || Theme.low) && !Theme.roomy
    readonly property real reserve: apart ? field.height + Theme.space : 0
    readonly property real least: pad.least + (apart ? 0 : field.height + Theme.space)
    signal pressed(string name)

    Field {
        id: field
        x: typing.apart ? typing.wordsX : 0
        width: typing.apart ? typing.wordsWidth : typing.width
        y: typing.apart ? typing.wordsEnd - height : Math.max(0, pad.y - height - Theme.space)
    }
    Keypad {
        id: pad
        width: parent.width
        height: Math.min(implicitHeight, parent.height - (typing.apart ? 0 : field.height + Theme.space))
        anchors.bottom: parent.bottom
        onPressed: name => typing.pressed(name)
    }
}
