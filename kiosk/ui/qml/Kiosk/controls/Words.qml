import QtQuick
import Kiosk

// Text as residents read it: whole words, never cut off.
Text {
    property real size: Theme.body
    property bool heavy: false
    readonly property int side: effectiveHorizontalAlignment

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.bold: heavy
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
