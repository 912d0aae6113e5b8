import QtQuick

// Shown when the Korean font is missing: plain English and a pictogram, for whoever can help.
Window {
    id: root

    required property QtObject shell
    required property QtObject live
    required property QtObject who
    required property QtObject staff
    required property QtObject desk
    required property QtObject voice
    required property var face
    required property bool frameless
    required property var size
    readonly property bool idle: true
    readonly property real unit: Math.min(width, height) / 20

    width: size.width
    height: size.height
    visible: true
    color: "#FBF8F3"
    flags: frameless ? Qt.FramelessWindowHint | Qt.Window : Qt.Window

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.86
        spacing: root.unit
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.unit * 5
            height: width
            radius: width / 2
            color: "#F8E3C5"
            border { width: root.unit * 0.25; color: "#1C2321" }
            Rectangle { x: parent.width * 0.46; y: parent.height * 0.2; width: parent.width * 0.08; height: parent.height * 0.4; color: "#1C2321" }
            Rectangle { x: parent.width * 0.45; y: parent.height * 0.68; width: parent.width * 0.1; height: width; radius: width / 2; color: "#1C2321" }
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            font { pixelSize: root.unit * 1.1; bold: true }
            color: "#1C2321"
            text: "This kiosk is closed for the moment"
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            font.pixelSize: root.unit * 0.8
            color: "#1C2321"
            text: "Staff: the Korean letters cannot be drawn. Please install the font package fonts-nanum and start the kiosk again."
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
