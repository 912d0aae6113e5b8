import QtQuick
import Kiosk

// The band: how far, settings, help. It never changes place.
Item {
    id: band

    required property QtObject shell
    property var scene: shell.scene
    signal staffWanted()
    property string count: ""
    property var minutes: [] // about how long it still takes, long and short; it yields first
    readonly property string tightly: count.replace(/ /g, "")
    readonly property var ways: !minutes.length ? [count]
        : [[count, minutes[0]], [tightly, minutes[0]], [tightly, minutes[1]]].map(one => one.filter(part => part !== "").join(" · "))
    readonly property string told: ways.find(one => Theme.wide(one, Theme.body, true) + Theme.gap <= free) || count
    readonly property bool hideHere: scene.canHide && Theme.hideInBand
    readonly property real free: width - buttons.width
    readonly property bool countFits: far.implicitWidth + Theme.gap <= free
    readonly property real countWidth: countFits ? far.implicitWidth : 0

    // large letters: narrower edges first, then a little less zoom, so that all three stand in one row
    readonly property real pad: Theme.mm(!Theme.portrait ? 5 : Theme.roomy ? 3.5 : 2)
    readonly property var labels: [settings.text, called.text].concat(hideHere ? [qsTrId("band.hide")] : [])
    readonly property real words: labels.reduce((sum, text) => sum + Theme.wide(text, Theme.body, false), 0)
    readonly property real shrink: Math.max(0.85, Math.min(1, (width - entry.width - labels.length * (2 * pad + Theme.gap)) / words))
    readonly property int size: Math.floor(Theme.body * shrink)

    // 소리로 듣기, or 듣기, stands here where there is room for all, at the longest of their words; it is always under 설정
    readonly property bool heard: Theme.voice !== null && Theme.voice.available
    readonly property real longest: Math.max(...["band.call", "band.called", "band.coming"].map(key => Theme.wide(qsTrId(key), size, false)))
    readonly property real others: entry.width + settings.width + longest + (hideHere ? Theme.wide(qsTrId("band.hide"), size, false) + 2 * pad + Theme.gap : 0)
    readonly property real room: width - others - 4 * pad - 4 * Theme.gap - Theme.wide("10/10", Theme.body, true)
    readonly property string listen: heard ? ["voice.listen", "voice.listen.short"].map(key => qsTrId(key)).find(text => Theme.wide(text, size, false) <= room) || "" : ""

    implicitHeight: Theme.bandHeight

    Words {
        id: far
        x: Theme.side(0, implicitWidth, band.width)
        anchors.verticalCenter: parent.verticalCenter
        text: band.told
        visible: band.countFits
        color: Theme.soft
        wrapMode: Text.NoWrap
        heavy: true
    }
    Row {
        id: buttons
        x: Theme.side(band.width - width, width, band.width)
        anchors.verticalCenter: parent.verticalCenter
        layoutDirection: Theme.left ? Qt.RightToLeft : Qt.LeftToRight
        spacing: Theme.gap
        Button {
            objectName: "hide"
            size: band.size
            shrink: band.size / Theme.body
            leftPadding: band.pad
            rightPadding: band.pad
            visible: band.hideHere && band.shell.cover === "" && !band.shell.hidden
            text: qsTrId("band.hide")
            height: Theme.bandButton
            onPressedOnce: name => band.shell.act(name)
        }
        Button {
            objectName: "listen"
            size: band.size
            shrink: band.size / Theme.body
            leftPadding: band.pad
            rightPadding: band.pad
            visible: band.listen !== "" && !band.shell.hidden
            text: band.listen
            height: Theme.bandButton
            onPressedOnce: Theme.voice.listen()
        }
        Button { // for staff: in their size, whatever the resident's letters are
            id: entry
            objectName: "staff"
            text: qsTrId("band.staff")
            size: Math.ceil((Theme.roomy || !Theme.portrait ? 12 : 9) / Theme.face.hangul / Theme.face.pitch)
            width: Math.max(Theme.minTarget, Theme.wide(text, size, false) + 2 * Theme.mm(2))
            height: Theme.bandButton
            leftPadding: Theme.mm(2)
            rightPadding: Theme.mm(2)
            onPressedOnce: band.staffWanted()
        }
        Button {
            id: settings
            objectName: "settings"
            size: band.size
            shrink: band.size / Theme.body
            leftPadding: band.pad
            rightPadding: band.pad
            text: qsTrId("band.settings")
            height: Theme.bandButton
            chosen: band.shell.cover === "settings"
            onPressedOnce: band.shell.open(band.shell.cover === "settings" ? "" : "settings")
        }
        Button {
            id: called
            objectName: "call-staff"
            size: band.size
            shrink: band.size / Theme.body
            leftPadding: band.pad
            rightPadding: band.pad
            text: band.shell.call === "coming" ? qsTrId("band.coming")
                : band.shell.call === "sent" ? qsTrId("band.called") : qsTrId("band.call")
            height: Theme.bandButton
            warm: band.shell.call !== ""
            onPressedOnce: name => band.shell.act(name)
        }
    }
}
