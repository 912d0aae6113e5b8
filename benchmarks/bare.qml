import QtQuick

// As little as a screen can be: a window, a ground, one text in the kiosk's font.
Window {
    id: bare

    property string words: "시작하기"
    width: 1080
    height: 1920
    visible: true
    Rectangle {
        anchors.fill: parent
        color: "#FBF8F1"
        Text {
            objectName: "words"
            anchors.centerIn: parent
            text: bare.words
            font.family: "NanumSquareRound"
            font.pixelSize: 120
        }
    }
}
