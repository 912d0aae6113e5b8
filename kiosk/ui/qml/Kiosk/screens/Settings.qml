import QtQuick
import Kiosk

// How the screen looks and sounds, one block for each; what does not fit goes to further pages. It ends with the visit.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject voice: Theme.voice
    property QtObject staff: null
    property real head: 0
    property bool tight: true // every block needs its room
    property string count: ""
    property real foot: height
    property real tellHead: head
    readonly property bool ready: !soon.running
    property int page: 0
    readonly property int pages: plan.pages
    readonly property bool last: page >= pages - 1
    readonly property var close: ({ name: "settings-close", text: qsTrId("settings.close") })
    readonly property var forward: ({ name: "next", text: qsTrId("action.next") })
    readonly property var backward: ({ name: "back", text: qsTrId("action.back") })
    property var primary: last ? [close] : [forward]
    // how many pages there are must not hang on the room that buttons leave
    property var variants: [{ primary: [forward], secondary: [backward, close] }]
    property var secondary: (page > 0 ? [backward] : []).concat(last ? [] : [close])

    readonly property bool titled: Theme.roomy && !Theme.low && Theme.portrait
    readonly property bool paired: !Theme.portrait && Theme.roomy // two columns
    readonly property real fullWidth: width - 2 * Theme.margin
    readonly property real blockWidth: paired ? Theme.sideWidth : fullWidth
    readonly property real between: Theme.mm(Theme.roomy ? 9 : 5)
    readonly property real start: head + (titled ? Theme.tellTop + Theme.title * 1.2 + Theme.tellGap : Theme.mm(4))
    readonly property bool heard: voice !== null && voice.available

    readonly property var blocks: [
        { label: qsTrId("settings.text") + (Theme.roomy ? "  " + qsTrId("settings.percent").replace("%1", Math.round(Theme.zoom * 100)) : ""),
          note: shell.small && shell.largest ? qsTrId("settings.largest") : "",
          keys: [{ name: "text-smaller", text: qsTrId("settings.smaller"), on: Theme.zoom > 1 },
              { name: "text-larger", text: qsTrId("settings.larger"), on: !shell.largest }] },
        { label: qsTrId("settings.language"), note: "",
          keys: shell.languages.map(one => ({ name: "language-" + one, text: qsTrId("language." + one), on: true, chosen: shell.language === one })) },
        { label: qsTrId("settings.how"), note: "",
          keys: [{ name: "contrast", text: qsTrId("settings.contrast"), on: true, chosen: Theme.contrast }]
              .concat(Theme.portrait ? [{ name: "low", text: qsTrId("settings.low"), on: true, chosen: Theme.low }] : [])
              .concat([{ name: "hand", text: qsTrId("settings.hand"), on: true, chosen: Theme.left }]) },
        { label: qsTrId("voice.title"), note: heard ? "" : qsTrId("settings.silent"), keys: heard ? sounds : [] }
    ].concat(heard ? [{ label: qsTrId("voice.how"), note: "", keys: manner }] : [])
    readonly property var sounds: !heard ? [] : [{ name: "voice-on", text: qsTrId("voice.on"), on: true, chosen: voice.on },
        { name: "voice-again", text: qsTrId("voice.again"), on: true }]
        .concat(voice.earphones ? [{ name: "voice-earphone", text: qsTrId("voice.earphone"), on: true, chosen: voice.earphone }] : [])
    readonly property var manner: !heard ? [] : [{ name: "voice-softer", text: qsTrId("voice.softer"), on: voice.volume > 1 },
        { name: "voice-louder", text: qsTrId("voice.louder"), on: voice.volume < 5 },
        { name: "voice-slower", text: qsTrId("voice.slower"), on: voice.speed > 1 },
        { name: "voice-faster", text: qsTrId("voice.faster"), on: voice.speed < 3 }]

    property real floor: height
    readonly property var plan: lay(blocks, floor - Theme.space - start)
    onFootChanged: soon.restart()
    Timer {
        id: soon
        interval: 0
        running: true
        onTriggered: screen.floor = screen.foot
    }

    // how many keys stand in one row: as many as fit in equal parts, in as few rows as can be
    function perRow(keys) {
        const widest = Math.max(Theme.minTarget, ...keys.map(one => Theme.wide(one.text, Theme.body, false) + Theme.mm(5)))
        for (let rows = 1; rows <= keys.length; ++rows) {
            const each = Math.ceil(keys.length / rows)
            if (each * widest + (each - 1) * Theme.gap <= blockWidth)
                return each
        }
        return 1
    }
    // how high words are in their column
    function tall(text, heavy) { return Math.ceil(Theme.wide(text, Theme.body, heavy) * 1.1 / blockWidth) * Theme.body * 1.2 }
    // every label and key of every block with its place and its page
    function lay(blocks, room) {
        const items = [], key = Theme.bandButton
        let y = 0, at = 0
        for (const block of blocks) {
            const each = perRow(block.keys), rows = Math.ceil(block.keys.length / each) || 0
            const title = tall(block.label, true), note = block.note === "" ? 0 : tall(block.note, false) + Theme.mm(3)
            const height = title + (rows ? Theme.mm(3) + rows * (key + Theme.gap) - Theme.gap : 0) + note
            if (y > 0 && y + height > room) {
                at += 1
                y = 0
            }
            items.push({ at: at, y: y, text: block.label, heavy: true })
            const down = y + title + Theme.mm(3)
            const width = (blockWidth - (each - 1) * Theme.gap) / each
            block.keys.forEach((one, index) => items.push({ at: at, key: one, x: (index % each) * (width + Theme.gap), y: down + Math.floor(index / each) * (key + Theme.gap), width: width }))
            if (note)
                items.push({ at: at, y: y + height - note + Theme.mm(3), text: block.note, heavy: false })
            y += height + between
        }
        return { items: items, pages: paired ? Math.ceil((at + 1) / 2) : at + 1 }
    }
    function onPage(one) { return (paired ? Math.floor(one.at / 2) : one.at) === page }
    function column(one) { return Theme.margin + (paired && one.at % 2 ? fullWidth - blockWidth : 0) }
    function press(name) {
        if (name === "settings-close")
            shell.open("")
        else if (name === "next")
            page += 1
        else if (name === "back")
            page -= 1
        return true
    }
    onPagesChanged: if (page >= pages) page = pages - 1

    Words {
        x: Theme.margin
        y: screen.head + Theme.tellTop
        width: screen.fullWidth
        visible: screen.titled
        text: qsTrId("settings.title")
        size: Theme.title
        heavy: true
    }
    Repeater {
        model: screen.plan.items.filter(one => one.key === undefined)
        Words {
            required property var modelData
            visible: screen.onPage(modelData)
            x: screen.column(modelData)
            y: screen.start + modelData.y
            width: screen.blockWidth
            text: modelData.text
            color: modelData.heavy ? Theme.ink : Theme.soft
            heavy: modelData.heavy
        }
    }
    Repeater {
        model: screen.plan.items.filter(one => one.key !== undefined)
        Button {
            required property var modelData
            visible: screen.onPage(modelData)
            objectName: modelData.key.name
            x: screen.column(modelData) + modelData.x
            y: screen.start + modelData.y
            width: modelData.width
            height: Theme.bandButton
            leftPadding: Theme.mm(2)
            rightPadding: Theme.mm(2)
            text: modelData.key.text
            enabled: modelData.key.on
            opacity: enabled ? 1 : Theme.faded
            chosen: modelData.key.chosen === true
            toggles: modelData.key.chosen !== undefined
            onPressedOnce: name => name.startsWith("voice-") ? screen.voice.set(name) : screen.shell.set(name)
        }
    }
}
