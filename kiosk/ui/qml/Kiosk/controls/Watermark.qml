import QtQuick
import Kiosk

// 연습 or 시연, large and faint behind every screen: seen at once, and in nobody's way.
Item {
    id: mark

    property string mode: ""
    readonly property string word: mode === "training" ? qsTrId("desk.training") : mode === "show" ? qsTrId("desk.show") : ""

    visible: word !== ""
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: word
    Accessible.ignored: word === ""

    Repeater {
        model: 4
        Text {
            required property int index
            text: mark.word
            x: (mark.width - width) / 2 + (index % 2 ? 0.14 : -0.14) * mark.width
            y: mark.height * (index + 0.5) / 4 - height / 2
            rotation: -24
            font { family: Theme.family; bold: true; pixelSize: Math.min(mark.width, mark.height) * 0.27 }
            color: Theme.ink
            opacity: Theme.contrast ? 0.22 : 0.09
            Accessible.ignored: true
        }
    }
}
