import QtQuick
import Kiosk

// The result pages: first the answer with what matters, on a page of its own; then the numbers, section by section.
// 다음 turns the page, 마치기 leaves from every page. In landscape a page has two columns.
Item {
    id: screen

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property bool tight: true // notices about paper stand on its own button
    property real head: 0
    property real foot: height
    property real tellHead: head

    property int page: 0
    readonly property int pages: plan.pages
    readonly property bool last: page >= pages - 1
    readonly property bool ready: picture.ready && !soon.running
    readonly property bool hidden: shell.hidden
    readonly property string count: hidden || pages < 2 ? "" : (page + 1) + " / " + pages
    // why other machines say something else: for the keys on the page where it was asked
    property var asked: []
    property int cameFrom: 0
    readonly property bool why: asked.length > 0
    readonly property var whys: scene.results.whys
    readonly property var here: Theme.roomy ? plan.keys[page] || [] : page === 1 ? whys.map(one => one.key) : []
    readonly property var forward: [{ name: "next", text: qsTrId("action.next") }]
    readonly property var showHide: [{ name: "hide", text: hidden ? qsTrId("band.show") : qsTrId("band.hide") }]
    readonly property var home: [{ name: "results", text: Theme.roomy || last ? qsTrId("action.results") : qsTrId("action.results.short") }]
    readonly property var turnBack: page > 0 ? [{ name: "back", text: qsTrId("action.back") }] : []
    readonly property var cover: scene.canHide && !Theme.hideInBand ? showHide : []
    readonly property var others: scene.secondary.filter(one => one.name !== "back")
    readonly property var done: [{ name: "done", text: qsTrId("action.done") }]
    readonly property var ask: whys.some(one => here.includes(one.key)) ? [{ name: "why", text: qsTrId("action.why.short") }] : []
    readonly property var paper: scene.primary.filter(one => one.name === "print").map(told)
    property var primary: hidden ? showHide : !last ? forward : why ? home : scene.primary.map(told)
    property var secondary: hidden ? scene.secondary.filter(one => one.name === "finish")
        : why ? turnBack.concat(last ? [] : home, cover)
        : page === 0 && !last ? scene.secondary.filter(one => one.name === "back").concat(done, paper, others, cover)
        : turnBack.concat(last || !Theme.roomy && ask.length ? [] : done, ask, others, cover)
    // room is kept for the rows of every page: how many pages there are must not hang on the room that buttons leave
    readonly property var anyBack: [{ name: "back", text: qsTrId("action.back") }]
    readonly property var anyAsk: [{ name: "why", text: qsTrId("action.why.short") }]
    readonly property var variants: [{ primary: forward, secondary: done.concat(scene.primary.filter(one => one.name === "print"), others, cover) },
        { primary: forward, secondary: anyBack.concat(Theme.roomy ? done : [], anyAsk, others, cover) },
        { primary: scene.primary, secondary: anyBack.concat(Theme.roomy ? anyAsk : [], others, cover) }]

    // geometry: bins of one column each, one or two a page
    readonly property int columns: !Theme.portrait && Theme.roomy ? 2 : 1
    readonly property real fullWidth: width - 2 * Theme.margin
    readonly property real columnWidth: columns === 2 ? Theme.sideWidth : fullWidth
    readonly property real start: (Theme.low ? tellHead : head) + Theme.tellTop
    readonly property real end: Theme.low ? head - Theme.bandHeight : foot
    readonly property real room: end - Theme.space - start

    function told(one) {
        const notice = shell.notice
        if (one.name !== "print" || !tight || notice.about !== "print" || notice.short === "")
            return one
        return { name: one.name, text: notice.short, equal: true, warm: true }
    }
    function press(name) {
        if (hidden)
            return false
        if (name === "next" && !last)
            page += 1
        else if (name === "back" && page > 0)
            page -= 1
        else if (name === "why") {
            cameFrom = page
            asked = here
            page = 0
        } else if (name === "results") {
            asked = []
            page = cameFrom
        } else
            return false
        if (!why)
            shell.turn(page)
        return true
    }
    onSceneChanged: {
        page = cameFrom = shell.turned
        asked = []
    }
    onRoomChanged: plan.later()
    onColumnWidthChanged: plan.later()
    Component.onCompleted: {
        page = shell.turned
        plan.make()
    }

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
        name: screen.page === 0 && !screen.hidden && !screen.why && plan.pictured ? screen.scene.picture : ""
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
        property var keys: [] // of the results on each page
        property real used: 0 // of the first page, by the answer
        property bool pictured: true
        property real titled: 0 // of the first page, by its title
        readonly property var leads: ({ title: 0, point: 5, first: 6, section: 6, head: 5, sentence: 1, gentle: 2, bar: 3, change: 2, notice: 1, rule: 3, heading: 8, soft: 2, spare: 2 })
        readonly property var pieces: screen.why ? reasons() : screen.scene.results.pieces.filter(one => one.only === "" || one.only === (Theme.roomy ? "roomy" : "tight"))

        function reasons() {
            const list = [{ role: Theme.roomy ? "title" : "heading", text: qsTrId("action.why"), section: 1, unit: "title" }]
            for (const one of screen.whys.filter(one => screen.asked.includes(one.key))) {
                const before = list.length > 1 ? list[list.length - 1] : null
                if (before && before.all === one.said.join(" ")) { // measured alike: said once
                    list.find(piece => piece.role === "heading" && piece.unit === before.of).text += ", " + one.title
                    continue
                }
                list.push({ role: "heading", text: one.title, section: 1, unit: one.key })
                const fresh = one.said.filter(text => !before || !before.all.includes(text))
                fresh.forEach((text, i) => list.push({ role: "soft", text: text, section: 1, unit: one.key + (i || ""), of: one.key, all: one.said.join(" ") }))
            }
            return list
        }
        function later() { soon.restart() }
        // the words at the ends of bars are said once on each page; returns how high these pieces are after such words
        function high(items, words) {
            let sum = 0
            for (const item of items.filter(one => one.piece.role !== "rule")) {
                sum += Theme.mm(leads[item.piece.role]) + item.high(item.barWords !== words)
                words = item.barWords || words
            }
            return sum
        }
        function make() {
            const items = []
            for (let i = 0; i < shelf.count; ++i) {
                if (!shelf.itemAt(i))
                    return
                items.push(shelf.itemAt(i))
            }
            const whole = lay(items, true), packed = lay(items, false)
            const best = whole.pages <= packed.pages ? whole : packed // sections stay whole where that costs no page
            best.places.forEach((place, i) => {
                items[i].worded = place.worded
                items[i].bin = place.bin
                items[i].y = place.y
            })
            used = best.used
            pictured = best.pictured
            titled = best.titled
            keys = best.keys
            pages = best.pages
            if (screen.page >= pages)
                screen.page = pages - 1
        }
        // where each piece stands: the column, counted over all pages, and its y
        function lay(items, whole) {
            const room = screen.room, columns = screen.columns
            const result = { places: [], keys: [], used: 0, titled: 0, pictured: true }
            let bin = 0, y = 0, top = 0, section = -1, unit = "", words = ""
            items.forEach((item, number) => {
                const piece = item.piece, lead = Theme.mm(leads[piece.role])
                let fresh = false // this piece must begin a new column
                if (piece.section !== section || piece.unit !== unit) {
                    const own = items.filter(other => other.piece.section === piece.section && other.piece.unit === piece.unit)
                    if (piece.section !== section) {
                        const sum = high(items.filter(other => other.piece.section === piece.section), words)
                        fresh = section === 0 || whole && sum > room - y && sum <= room
                        if (section === 0 && bin % columns === 0)
                            bin += columns - 1 // the answer has its page to itself
                    }
                    const sum = high(own, words)
                    fresh = fresh || own[0] === item && sum > room - y && sum - lead <= room
                    section = piece.section
                    unit = piece.unit
                }
                if (piece.role === "spare" && y + lead + item.height > room) {
                    result.places[number] = { bin: -1, y: 0, worded: true }
                    return
                }
                if (y > top && (fresh || y + lead + item.high(item.barWords !== words) > room && piece.role !== "rule")) {
                    bin += 1
                    y = top = columns === 2 && bin === 1 ? result.titled : 0 // the title stands over both columns
                    words = ""
                }
                const worded = item.barWords !== words
                words = item.barWords || words
                const at = y === top ? y : y + lead
                result.places[number] = { bin: bin, y: screen.start + at, worded: worded }
                y = at + item.high(worded)
                if (piece.role === "title")
                    result.titled = y + Theme.space
                if (bin === 0)
                    result.used = y
                if (section === 0)
                    result.pictured = bin === 0
                const sheet = Math.floor(bin / columns)
                result.keys[sheet] = (result.keys[sheet] || []).concat(piece.role === "head" ? [piece.line.key] : [])
            })
            result.pages = Math.floor(bin / columns) + 1
            return result
        }
    }
}
