import QtQuick
import Kiosk

// Over a staff page: back, the title and whose page it is, who is signed in, settings, close.
Item {
    id: head

    required property QtObject desk
    required property QtObject shell
    readonly property var told: desk.head
    readonly property string words: told.who === "" ? told.title : told.title + " · " + told.who
    readonly property real between: buttons.x - (back.visible ? back.width + Theme.gap : 0) - 2 * Theme.gap
    readonly property bool beside: Theme.wideName(words, Theme.deskTitle, true) <= between
    readonly property real rowHeight: Theme.deskMain
    readonly property string named: told.by === "" ? "" : qsTrId("desk.by").replace("%1", told.by)
    readonly property real byWide: Theme.wideName(named, Theme.deskText, false)
    readonly property real used: beside ? Theme.wideName(words, Theme.deskTitle, true) + Theme.space : 0
    // who is signed in stands in the first row, else under the title, and yields to large letters
    readonly property bool byBeside: named !== "" && byWide <= between - used
    readonly property bool byUnder: named !== "" && !byBeside && Theme.roomy

    implicitHeight: (beside ? rowHeight : title.y + title.height) + (byUnder ? by.height + Theme.mm(1) : 0)

    Button {
        id: back
        objectName: "back"
        visible: head.told.back || head.desk.asking
        text: qsTrId("action.back")
        size: Theme.deskText
        height: head.rowHeight
        onPressedOnce: name => head.desk.press(head.desk.asking ? "cancel" : name)
    }
    Words {
        id: title
        plain: true
        x: head.beside && back.visible ? back.width + 2 * Theme.gap : 0
        y: head.beside ? (head.rowHeight - height) / 2 : head.rowHeight + Theme.gap
        width: head.beside ? head.between : head.width
        text: head.words
        size: Theme.deskTitle
        heavy: true
        Accessible.role: Accessible.Heading
    }
    Words {
        id: by
        plain: true
        visible: head.byBeside || head.byUnder
        x: head.byBeside ? buttons.x - Theme.space - width : title.x
        y: head.byBeside ? (head.rowHeight - height) / 2 : (head.beside ? head.rowHeight : title.y + title.height) + Theme.mm(1)
        width: head.byBeside ? head.byWide : head.width - title.x
        text: head.named
        size: Theme.deskText
        color: Theme.soft
    }
    Row {
        id: buttons
        anchors.right: parent.right
        spacing: Theme.gap
        Button {
            objectName: "settings"
            text: qsTrId("band.settings")
            size: Theme.deskText
            height: head.rowHeight
            onPressedOnce: head.shell.open("settings")
        }
        Button {
            objectName: "close"
            text: qsTrId("desk.close")
            size: Theme.deskText
            height: head.rowHeight
            onPressedOnce: name => head.desk.press(name)
        }
    }
}
