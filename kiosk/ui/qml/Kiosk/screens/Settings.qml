import QtQuick
import Kiosk

// Letter size, language, contrast, low position. All of it ends with the visit.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property real head: 0
    property bool tight: false
    property string count: ""
    property real foot: height
    property real tellHead: head
    readonly property bool ready: true
    property var primary: [{ name: "settings-close", text: qsTrId("settings.close") }]
    property var secondary: []
    readonly property bool columns: !Theme.portrait
    readonly property real columnWidth: columns ? (width - 2 * Theme.margin - 2 * Theme.space) / 2 : width - 2 * Theme.margin
    readonly property int key: Theme.bandButton
    readonly property real pairWidth: (columnWidth - Theme.gap) / 2

    function press(name) {
        if (name === "settings-close")
            shell.open("")
        return true
    }

    Words {
        id: title
        x: Theme.margin
        y: screen.head + Theme.space
        width: screen.width - 2 * Theme.margin
        visible: Theme.roomy && !Theme.low
        text: qsTrId("settings.title")
        size: Theme.title
        heavy: true
    }
    Grid {
        x: Theme.margin
        y: title.visible ? title.y + title.height + Theme.mm(10) : screen.head + Theme.mm(4)
        columns: screen.columns ? 2 : 1
        columnSpacing: 2 * Theme.space
        rowSpacing: Theme.roomy ? Theme.mm(12) : Theme.mm(5)

        Column {
            width: screen.columnWidth
            spacing: Theme.mm(4)
            Words {
                width: parent.width
                text: qsTrId("settings.text") + "  " + qsTrId("settings.percent").replace("%1", Math.round(Theme.zoom * 100))
                heavy: true
            }
            Row {
                spacing: Theme.gap
                Button {
                    objectName: "text-smaller"
                    width: screen.pairWidth
                    height: screen.key
                    enabled: Theme.zoom > 1
                    text: qsTrId("settings.smaller")
                    opacity: enabled ? 1 : 0.45
                    onPressedOnce: name => screen.shell.set(name)
                }
                Button {
                    objectName: "text-larger"
                    width: screen.pairWidth
                    height: screen.key
                    enabled: Theme.zoom < 2
                    text: qsTrId("settings.larger")
                    opacity: enabled ? 1 : 0.45
                    onPressedOnce: name => screen.shell.set(name)
                }
            }
        }
        Column {
            width: screen.columnWidth
            spacing: Theme.mm(4)
            Words { text: qsTrId("settings.language"); heavy: true }
            Row {
                spacing: Theme.gap
                Repeater {
                    model: ["ko", "en"]
                    Button {
                        required property string modelData
                        objectName: "language-" + modelData
                        width: screen.pairWidth
                        height: screen.key
                        chosen: screen.shell.language === modelData
                        text: qsTrId("language." + modelData)
                        onPressedOnce: name => screen.shell.set(name)
                    }
                }
            }
        }
        Button {
            objectName: "contrast"
            width: screen.columnWidth
            height: screen.key
            chosen: Theme.contrast
            text: qsTrId("settings.contrast")
            onPressedOnce: name => screen.shell.set(name)
        }
        Button {
            objectName: "low"
            visible: Theme.portrait
            width: screen.columnWidth
            height: screen.key
            chosen: Theme.low
            text: qsTrId("settings.low")
            onPressedOnce: name => screen.shell.set(name)
        }
    }
}
