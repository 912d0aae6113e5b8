import QtQuick
import Kiosk

// Title, spoken sentence and note. What does not fit the room goes to further pages: the sentence stays whole and
// sheds its title first; a note breaks between its sentences. With `single` there is one page: the note yields too.
Item {
    id: tell

    property string title: ""
    property string count: ""
    property var say: []
    property string note: ""
    property real room: 1e6
    property bool single: false
    property bool firm: false // a word that is wider than the column stays so
    property real saySize: Theme.say
    property int page: 0
    readonly property alias pages: plan.pages
    readonly property alias overflows: plan.overflows // a word is wider than the column
    readonly property var parts: {
        const list = []
        if (count !== "")
            list.push({ role: "count", text: count, first: true })
        if (title !== "")
            list.push({ role: "title", text: title, first: true })
        say.filter(one => one !== "").forEach((one, index) => list.push({ role: "say", text: one, first: index === 0 }))
        if (note !== "")
            note.replace(/([.?!])\s+/g, "$1\n").split("\n").forEach((line, number) => (Theme.roomy ? [line] : halves(line)).forEach((one, index) => list.push({ role: "note", text: one, first: number + index === 0 })))
        return list
    }

    // a sentence that lists many things breaks at its commas where letters are large
    function halves(text) {
        const middle = text.indexOf(", ", text.length / 2), cut = middle < 0 ? text.lastIndexOf(", ") : middle
        return text.length < 60 || cut < 0 ? [text] : halves(text.slice(0, cut + 1)).concat(halves(text.slice(cut + 2)))
    }
    readonly property bool ready: !soon.running
    implicitHeight: plan.height
    onPartsChanged: plan.later()
    onRoomChanged: plan.later()
    onPageChanged: plan.later()
    onWidthChanged: plan.later()
    Component.onCompleted: plan.make()

    QtObject {
        id: plan
        property int pages: 1
        property bool overflows: false
        property real height: 0
        function later() { soon.restart() }
        function sum(items) { return items.reduce((total, item) => total + item.height + item.lead, 0) }
        function make() {
            const items = []
            for (let i = 0; i < shelf.count; ++i)
                if (shelf.itemAt(i))
                    items.push(shelf.itemAt(i))
            for (const item of items)
                if (item.shrink > 0.6 && tell.room > 0 && (item.height - item.slack > tell.room || !tell.firm && item.role !== "note" && item.contentWidth > tell.width + 1))
                    item.shrink *= 0.94 // its new height asks for a new plan
            shed(items)
            let at = 0, y = 0
            const ends = [0]
            for (const item of items.filter(item => !item.shed)) {
                const rest = items.filter(other => !other.shed && other.role === item.role)
                const whole = item.modelData.first && item.role === "say" && sum(rest) <= tell.room ? sum(rest) : item.lead + item.height
                if (y > 0 && y + whole > tell.room && !tell.single) {
                    at += 1
                    y = 0
                }
                item.at = at
                item.y = y === 0 ? 0 : y + item.lead
                y = item.y + item.height
                ends[at] = y - item.slack
            }
            overflows = items.some(item => item.contentWidth > tell.width + 1)
            pages = at + 1
            height = ends[Math.min(tell.page, at)]
        }
        function shed(items) {
            for (const item of items)
                item.shed = false
            const speech = items.filter(item => item.role !== "note")
            for (const role of tell.single ? ["count", "note", "title"] : ["count", "title"]) {
                const seen = tell.single ? items : speech
                for (const item of seen.filter(item => item.role === role))
                    item.shed = item.shed || sum(seen.filter(other => !other.shed)) > tell.room
            }
        }
    }
    Timer {
        id: soon // ends with its item, where a call put off with callLater would come too late
        interval: 0
        onTriggered: plan.make()
    }
    Repeater {
        id: shelf
        model: tell.parts.length // by number: where only the words change, what draws them stays
        Words {
            required property int index
            readonly property var modelData: tell.parts[index] || { role: "", text: "", first: false }
            readonly property string role: modelData.role
            readonly property real slack: size * 0.3 // below the last line
            readonly property real lead: role === "title" ? 0 : role === "count" ? 0 : modelData.first ? Theme.tellGap - size * 0.2 : 0
            property int at: 0
            property bool shed: false
            visible: at === tell.page && !shed
            width: tell.width
            text: modelData.text
            shrink: 1 // where a single sentence is higher than the room
            readonly property real wished: role === "title" ? Theme.title : role === "say" ? tell.saySize : Theme.body
            size: Math.floor(wished * shrink)
            heavy: role === "title" || role === "say"
            lineHeight: Theme.leading
            color: role === "say" ? Theme.spoken : role === "title" ? Theme.ink : Theme.soft
            onHeightChanged: plan.later()
            onTextChanged: shrink = 1
            Component.onCompleted: plan.later()
        }
    }
}
