import QtQuick
import Kiosk

// Text as residents read it: whole words, never cut off.
Text {
    property real size: Theme.body
    property bool heavy: false

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.bold: heavy
    wrapMode: Text.WordWrap
    lineHeight: lineCount > 1 ? Theme.leading : 1.0
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
