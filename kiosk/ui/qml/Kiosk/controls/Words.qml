import QtQuick
import Kiosk

// Text as residents read it: whole words, never cut off.
Text {
    property real size: Theme.body
    property bool heavy: false
    property real shrink: 1 // where zoom stops at what fits: how much of it is left
    property bool plain: false // not our own words: in the face that draws every name
    readonly property int side: effectiveHorizontalAlignment

    color: Theme.ink
    font.family: plain ? Theme.names : Theme.family
    font.pixelSize: size
    font.bold: heavy
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
