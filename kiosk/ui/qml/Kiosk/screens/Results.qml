import QtQuick
import Kiosk

// The result pages: first the sentence with its advice, then the results, then what was left out and the sources.
// In landscape a page has two columns.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property bool tight: !Theme.portrait || !Theme.roomy // notices about paper stand on its own button then
    property real head: 0
    property real foot: height
    property real tellHead: head

    property int page: 0
    readonly property int pages: plan.pages
    readonly property bool last: page >= pages - 1
    readonly property bool ready: picture.ready && !soon.running
    readonly property bool hidden: shell.hidden
    readonly property string count: hidden || pages < 2 ? "" : (page + 1) + " / " + pages
    readonly property var forward: [{ name: "next", text: qsTrId("action.next") }]
    readonly property var showHide: [{ name: "hide", text: hidden ? qsTrId("band.show") : qsTrId("band.hide") }]
    property var primary: hidden ? showHide : last ? scene.primary.map(told) : forward
    property var secondary: {
        if (hidden)
            return scene.secondary.filter(one => one.name === "finish")
        const back = page > 0 ? [{ name: "back", text: qsTrId("action.back") }] : scene.secondary.filter(one => one.name === "back")
        const print = last ? [] : scene.primary.filter(one => one.name === "print").map(told)
        const rest = scene.secondary.filter(one => one.name !== "back")
        return back.concat(print, rest, scene.canHide && !Theme.hideInBand ? showHide : [])
    }

    // geometry: bins of one column each, one or two a page
    readonly property int columns: !Theme.portrait && Theme.roomy ? 2 : 1
    readonly property real fullWidth: width - 2 * Theme.margin
    readonly property real columnWidth: columns === 2 ? Theme.sideWidth : fullWidth
    readonly property real start: (Theme.low ? tellHead : head) + Theme.tellTop
    readonly property real end: Theme.low ? head - Theme.bandHeight : Math.min(lowest, foot)
    property real lowest: foot // buttons may take more room on some pages: what fits must fit on all of them
    readonly property real room: end - Theme.space - start

    function told(one) {
        const notice = shell.notice
        if (one.name !== "print" || !tight || notice.about !== "print" || notice.short === "")
            return one
        return { name: one.name, text: notice.short, equal: true, warm: true }
    }
    function press(name) {
        if (name === "next" && !last && !hidden)
            page += 1
        else if (name === "back" && page > 0 && !hidden)
            page -= 1
        else
            return false
        return true
    }
    onFootChanged: lowest = Math.min(lowest, foot)
    onFullWidthChanged: lowest = foot
    onSceneChanged: page = 0
    Connections {
        target: screen.shell
        function onLookChanged() { screen.lowest = screen.foot }
    }
    onPagesChanged: if (page >= pages) page = pages - 1
    onRoomChanged: plan.later()
    onColumnWidthChanged: plan.later()
    Component.onCompleted: plan.make()

    Tell {
        visible: screen.hidden
        x: Theme.margin
        y: screen.start
        width: screen.fullWidth
        title: qsTrId("results.hidden.title")
        say: qsTrId("results.hidden.say").split("\n")
        room: screen.room
    }
    Picture {
        id: picture
        readonly property real above: screen.columns === 2 ? screen.start + plan.titled : Theme.low ? screen.head : screen.start + plan.used + Theme.space
        readonly property real free: screen.foot - Theme.space - above
        name: screen.page === 0 && !screen.hidden && plan.pictured ? screen.scene.picture : ""
        x: screen.columns === 2 ? screen.width - Theme.margin - width : Theme.margin
        width: screen.columnWidth
        height: free < Theme.pictureMin ? 0 : Math.min(free, screen.columns === 2 ? free : Theme.pictureMax)
        y: above + Math.max(0, (free - height) / 2)
    }
    Repeater {
        id: shelf
        model: plan.pieces
        ResultPart {
            required property var modelData
            property int bin: 0
            piece: modelData
            visible: Math.floor(bin / screen.columns) === screen.page && !screen.hidden
            x: bin % screen.columns === 0 ? Theme.margin : screen.width - Theme.margin - width
            width: piece.role === "title" ? screen.fullWidth : screen.columnWidth
            onHeightChanged: plan.later()
            onLoaded: plan.later()
        }
    }
    Timer {
        id: soon
        interval: 0
        onTriggered: plan.make()
    }
    QtObject {
        id: plan
        property int pages: 1
        property real used: 0 // of the first page, by the summary
        property bool pictured: true
        property real titled: 0 // of the first page, by its title
        readonly property var leads: ({ title: 0, advice: 6, head: 8, sentence: 1, bar: 2, change: 3, notice: 0, rule: 4, heading: 8, missing: 0, source: 0, finding: 3, why: 0 })
        readonly property var pieces: {
            const results = screen.scene.results
            const list = [{ role: "title", text: results.headline, group: 0 }]
            const sentences = text => text.replace(/([.?!])\s+/g, "$1\n").split("\n")
            results.advice.forEach(text => list.push({ role: "advice", text: text, group: 0 }))
            results.lines.forEach((line, i) => {
                const add = (role, text) => list.push({ role: role, text: text || "", line: line, group: i + 1 })
                add("head")
                if (Theme.roomy || line.gentle || line.key !== "height" && line.key !== "weight") // else it only says that it was measured
                    add("sentence", line.sentence)
                if (line.bar)
                    add("bar")
                if (line.change)
                    add("change", line.change)
                line.notices.forEach(text => sentences(text).forEach(one => add("notice", one)))
                add("rule")
            })
            const tail = (heading, texts, role, group) => {
                if (texts.length)
                    list.push({ role: "heading", text: heading, group: group })
                texts.forEach(text => list.push({ role: role, text: text, group: group }))
            }
            if (results.findings.length) {
                list.push({ role: "heading", text: qsTrId("care.title"), group: 901 })
                results.findings.forEach((one, i) => {
                    list.push({ role: "finding", text: one.text, group: 901 + i })
                    if (Theme.roomy) // reasons, sources and the second week are on the paper as well
                        list.push({ role: "why", text: one.why, group: 901 + i })
                })
            }
            if (results.plan.length) {
                list.push({ role: "heading", text: qsTrId("plan.title"), group: 951 })
                results.plan.forEach((one, i) => {
                    list.push({ role: "finding", text: one.text, group: 951 + i })
                    const told = Theme.roomy ? one.weeks.concat(one.source) : one.weeks.slice(0, 1)
                    told.forEach(text => list.push({ role: "why", text: text, group: 951 + i }))
                })
            }
            results.cautions.forEach((text, i) => list.push({ role: "finding", text: text, group: 980 + i }))
            tail(qsTrId("results.missing"), results.missing, "missing", 1000)
            if (Theme.roomy) // they are on the paper as well
                tail(qsTrId("results.sources"), results.sources, "source", 1001)
            return list
        }
        function later() { soon.restart() }
        function make() {
            const items = []
            for (let i = 0; i < shelf.count; ++i) {
                if (!shelf.itemAt(i))
                    return
                items.push(shelf.itemAt(i))
            }
            let bin = 0, y = 0, top = 0, group = -1
            used = 0
            const lead = item => Theme.mm(leads[item.piece.role])
            for (const item of items) {
                let fresh = false // this piece must begin a new column
                if (item.piece.group !== group) {
                    const all = items.filter(other => other.piece.group === item.piece.group && other.piece.role !== "rule")
                    const sum = all.reduce((total, other) => total + lead(other) + other.height, 0)
                    fresh = group === 0 || (sum > screen.room - y && sum - lead(item) <= screen.room)
                    if (group === 0 && bin === 0)
                        bin = screen.columns - 1
                    group = item.piece.group
                }
                if (y > top && (fresh || y + lead(item) + item.height > screen.room && item.piece.role !== "rule")) {
                    bin += 1
                    y = top = screen.columns === 2 && bin === 1 ? titled : 0 // the title stands over both columns
                }
                item.bin = bin
                item.y = screen.start + (y === top ? y : y + lead(item))
                y = item.y - screen.start + item.height
                if (item.piece.role === "title")
                    titled = y + Theme.space
                if (bin === 0)
                    used = y
                if (group === 0)
                    pictured = bin === 0
            }
            pages = Math.floor(bin / screen.columns) + 1
        }
    }
}
