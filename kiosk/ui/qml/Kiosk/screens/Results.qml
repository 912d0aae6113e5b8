import QtQuick
import Kiosk

// The result pages: first the sentence with its advice, then as many results a page as fit, and what was left out.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property real head: 0
    property bool noticed: false
    property real foot: height
    property real tellHead: head

    property int page: 0
    readonly property int pages: plan.pages
    readonly property bool last: page >= pages - 1
    readonly property bool ready: picture.ready
    readonly property bool hidden: shell.hidden
    property var primary: last || hidden ? scene.primary : [{ name: "next", text: qsTrId("action.next") }]
    property var secondary: {
        const list = page > 0 && !hidden ? [{ name: "back", text: qsTrId("action.back") }] : []
        const more = scene.secondary.filter(one => one.name !== "back" || !list.length)
        const extra = last ? [] : scene.primary.filter(one => one.name === "print")
        const hide = scene.canHide && !Theme.roomy && Theme.portrait ? [{ name: "hide", text: hidden ? qsTrId("band.show") : qsTrId("band.hide") }] : []
        return list.concat(extra, more, hide)
    }
    readonly property bool beside: !Theme.portrait
    readonly property real columnWidth: width - 2 * Theme.margin
    readonly property real start: (Theme.low ? head : head) + Theme.space
    readonly property real room: foot - Theme.space - start

    function press(name) {
        if (name === "next" && !last && !hidden) {
            page += 1
            return true
        }
        if (name === "back" && page > 0) {
            page -= 1
            return true
        }
        return false
    }
    onSceneChanged: page = 0
    onPagesChanged: if (page >= pages) page = pages - 1

    Tell {
        id: cover
        visible: screen.hidden
        x: Theme.margin
        y: screen.start
        width: screen.columnWidth
        title: qsTrId("results.hidden.title")
        say: qsTrId("results.hidden.say").split("\n")
    }
    Picture {
        id: picture
        readonly property real above: summary.y + summary.used + Theme.space
        visible: screen.page === 0 && !screen.hidden && found && height > 20
        name: screen.scene.picture
        x: screen.beside ? Theme.margin + summary.width + Theme.space : Theme.margin
        width: screen.beside ? screen.columnWidth - summary.width - Theme.space : screen.columnWidth
        y: screen.beside ? screen.start : above
        height: {
            const free = screen.foot - Theme.space - y
            return free < Theme.pictureMin ? 0 : Math.min(free, screen.beside ? free : Theme.pictureMax)
        }
    }
    Item {
        id: summary
        property real used: 0
        visible: !screen.hidden
        x: Theme.margin
        y: screen.start
        width: screen.beside && Theme.roomy ? screen.columnWidth * 0.55 : screen.columnWidth
    }
    Repeater {
        id: shelf
        model: plan.parts
        Loader {
            id: part
            required property var modelData
            property int at: 0
            visible: at === screen.page && !screen.hidden
            x: Theme.margin + (modelData.column === 1 ? summaryWide : 0)
            readonly property real summaryWide: 0
            width: modelData.role === "line" ? screen.columnWidth : summary.width
            sourceComponent: modelData.role === "line" ? resultPart : wordsPart
            onHeightChanged: plan.later()
            onLoaded: plan.later()
            Component {
                id: resultPart
                Result { width: part.width; line: part.modelData.line }
            }
            Component {
                id: wordsPart
                Words {
                    width: part.width
                    text: part.modelData.text
                    size: part.modelData.role === "title" ? Theme.title : part.modelData.role === "advice" ? Theme.say : Theme.body
                    heavy: part.modelData.role === "title" || part.modelData.role === "heading"
                    color: part.modelData.role === "advice" ? Theme.spoken : part.modelData.role === "title" || part.modelData.role === "heading" ? Theme.ink : Theme.soft
                }
            }
        }
    }
    QtObject {
        id: plan
        property int pages: 1
        readonly property var parts: {
            const results = screen.scene.results
            const list = [{ role: "title", text: results.headline, breaks: false }]
            for (const text of results.advice)
                list.push({ role: "advice", text: text, breaks: false })
            results.lines.forEach((line, index) => list.push({ role: "line", line: line, breaks: index === 0 }))
            results.missing.forEach((text, index) => {
                if (index === 0)
                    list.push({ role: "heading", text: qsTrId("results.missing"), breaks: false, keep: true })
                list.push({ role: "missing", text: text, breaks: false })
            })
            return list
        }
        function later() { Qt.callLater(make) }
        function make() {
            let at = 0, y = 0
            summary.used = 0
            for (let i = 0; i < parts.length; ++i) {
                const item = screen.partAt(i)
                if (!item)
                    return
                const lead = y === 0 ? 0 : item.modelData.role === "line" ? Theme.mm(7) : Theme.mm(5)
                const after = item.modelData.keep && screen.partAt(i + 1) ? screen.partAt(i + 1).height + Theme.mm(5) : 0
                if (y > 0 && (item.modelData.breaks || y + lead + item.height + after > screen.room)) {
                    at += 1
                    y = 0
                }
                const place = y === 0 ? 0 : y + lead
                item.at = at
                item.y = screen.start + place
                y = place + item.height
                if (at === 0)
                    summary.used = y
            }
            pages = at + 1
        }
    }
    function partAt(index) { return shelf.itemAt(index) }
    onRoomChanged: plan.later()
    onColumnWidthChanged: plan.later()
    Component.onCompleted: plan.make()
}
