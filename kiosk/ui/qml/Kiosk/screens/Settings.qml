import QtQuick
import Kiosk

// Letter size, language, contrast, low position. All of it ends with the visit.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property real head: 0
    property bool tight: !Theme.roomy
    property string count: ""
    property real foot: height
    property real tellHead: head
    readonly property bool ready: true
    property var primary: [{ name: "settings-close", text: qsTrId("settings.close") }]
    property var secondary: []

    readonly property bool titled: Theme.roomy && !Theme.low
    readonly property bool paired: !Theme.portrait && Theme.roomy // two columns
    readonly property bool beside: !Theme.roomy && (!Theme.portrait || Theme.low) // the words left of the buttons
    readonly property real fullWidth: width - 2 * Theme.margin
    readonly property real itemWidth: paired ? Theme.sideWidth : fullWidth
    readonly property real keysX: beside && !Theme.portrait ? fullWidth - Theme.sideWidth - Theme.mm(30) : 0
    readonly property real keysWidth: beside && !Theme.portrait ? Theme.sideWidth + Theme.mm(30) : itemWidth
    readonly property real between: Theme.mm(Theme.roomy ? 12 : 4)
    readonly property var contrast: ({ name: "contrast", text: qsTrId("settings.contrast"), on: true, chosen: Theme.contrast })
    readonly property var low: ({ name: "low", text: qsTrId("settings.low"), on: true, chosen: Theme.low })
    readonly property real start: head + (titled ? Theme.tellTop : Theme.mm(2))
    readonly property real first: start + (titled ? Theme.title * 1.2 + Theme.tellGap : 0)

    // what stands over an item: two labelled items come first, then bare ones
    function above(index) {
        const bare = Theme.bandButton + between
        const block = beside ? bare : Theme.body * 1.2 + Theme.mm(3) + bare
        return paired ? (index < 2 ? 0 : block) : Math.min(index, 2) * block + Math.max(0, index - 2) * bare
    }
    function press(name) {
        if (name === "settings-close")
            shell.open("")
        return true
    }

    Words {
        x: Theme.margin
        y: screen.start
        width: screen.fullWidth
        visible: screen.titled
        text: qsTrId("settings.title")
        size: Theme.title
        heavy: true
    }
    Repeater {
        id: items
        model: [
            { label: Theme.low && !Theme.roomy ? "" : qsTrId("settings.text") + (Theme.roomy ? "  " + qsTrId("settings.percent").replace("%1", Math.round(Theme.zoom * 100)) : ""),
              keys: [{ name: "text-smaller", text: qsTrId("settings.smaller"), on: Theme.zoom > 1 }, { name: "text-larger", text: qsTrId("settings.larger"), on: Theme.zoom < 2 }] },
            { label: Theme.low && !Theme.roomy ? "" : qsTrId("settings.language"),
              keys: ["ko", "en"].map(one => ({ name: "language-" + one, text: qsTrId("language." + one), on: true, chosen: screen.shell.language === one })) },
            ...(Theme.roomy && Theme.portrait ? [{ label: "", keys: [contrast, low] }]
                : Theme.portrait ? [{ label: "", keys: [contrast] }, { label: "", keys: [low] }] : [{ label: "", keys: [contrast] }])
        ]
        Item {
            id: item
            required property var modelData
            required property int index
            readonly property bool labelled: modelData.label !== ""
            readonly property bool above: labelled && !screen.beside
            readonly property real labelHeight: above ? Theme.body * 1.2 + Theme.mm(3) : 0
            x: Theme.margin + (screen.paired && index === 1 ? screen.fullWidth - screen.itemWidth : 0)
            y: screen.first + screen.above(index)
            width: screen.itemWidth
            height: labelHeight + Theme.bandButton

            Words {
                visible: item.labelled
                y: item.above ? 0 : (parent.height - height) / 2
                width: item.above ? parent.width : screen.keysX - Theme.gap
                text: item.modelData.label
                heavy: true
            }
            Repeater {
                model: item.modelData.keys
                Button {
                    required property var modelData
                    required property int index
                    readonly property int count: item.modelData.keys.length
                    objectName: modelData.name
                    x: screen.keysX + index * (width + Theme.gap)
                    y: item.labelHeight
                    width: (screen.keysWidth - (count - 1) * Theme.gap) / count
                    height: Theme.bandButton
                    leftPadding: Theme.mm(2)
                    rightPadding: Theme.mm(2)
                    text: modelData.text
                    enabled: modelData.on
                    opacity: enabled ? 1 : 0.45
                    chosen: modelData.chosen === true
                    onPressedOnce: name => screen.shell.set(name)
                }
            }
        }
    }
}
