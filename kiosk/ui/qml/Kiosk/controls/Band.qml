import QtQuick
import Kiosk

// The band: how far, settings, help. It never changes place.
Item {
    id: band

    required property QtObject shell
    property string count: ""
    readonly property bool hideHere: shell.scene.canHide && Theme.hideInBand
    readonly property real free: buttons.x
    readonly property bool countFits: far.implicitWidth + Theme.gap <= free
    readonly property real countWidth: countFits ? far.implicitWidth : 0

    implicitHeight: Theme.bandHeight

    Words {
        id: far
        anchors.verticalCenter: parent.verticalCenter
        text: band.count
        visible: band.countFits
        color: Theme.soft
        wrapMode: Text.NoWrap
        heavy: true
    }
    Row {
        id: buttons
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap
        Button {
            objectName: "hide"
            visible: band.hideHere && band.shell.cover === "" && !band.shell.hidden
            text: qsTrId("band.hide")
            height: Theme.bandButton
            onPressedOnce: name => band.shell.act(name)
        }
        Button {
            objectName: "settings"
            text: qsTrId("band.settings")
            height: Theme.bandButton
            chosen: band.shell.cover === "settings"
            onPressedOnce: band.shell.open(band.shell.cover === "settings" ? "" : "settings")
        }
        Button {
            objectName: "call-staff"
            text: band.shell.call === "coming" ? qsTrId("band.coming")
                : band.shell.call === "sent" ? qsTrId("band.called") : qsTrId("band.call")
            height: Theme.bandButton
            warm: band.shell.call !== ""
            onPressedOnce: name => band.shell.act(name)
        }
    }
}
