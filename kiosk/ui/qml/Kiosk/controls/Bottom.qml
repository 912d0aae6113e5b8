import QtQuick
import Kiosk

// The buttons at the bottom. The main one keeps its place; what does not fit beside each other goes to another row.
Item {
    id: bar

    property var primary: []
    property var secondary: []
    property var variants: [] // other rows that this screen may show: the room is kept for the highest
    property bool packed: false // no room to keep empty
    property bool held: false // a screen is changing, in several places: its buttons are built once, when all is there
    signal pressed(string name)

    readonly property real pad: Theme.mm(Theme.roomy ? 6 : 3)
    readonly property var fresh: held ? null : lay(primary, secondary)
    readonly property real others: held ? -1 : Math.max(0, ...variants.map(one => lay(one.primary, one.secondary).height))
    property var plan: ({ items: [], height: 0, unused: 0 })
    property real kept: 0
    readonly property real highest: Math.max(plan.height, kept)
    readonly property real unused: plan.unused // the main row, when nothing stands there
    implicitHeight: highest
    onFreshChanged: if (fresh !== null) plan = fresh
    onOthersChanged: if (others >= 0) kept = others

    function lay(primary, secondary) { return Theme.portrait ? stacked(primary, secondary) : inRow(primary, secondary) }

    function need(one, isMain) {
        return Math.max(Theme.wide(one.text, isMain ? Theme.button : Theme.body, isMain) + 2 * pad, Theme.mm(34))
    }
    function rows(list, isMain, room) {
        const out = []
        let row = [], sum = 0
        for (const one of list) {
            const w = need(one, isMain)
            if (row.length && sum + Theme.gap + w > room) {
                out.push(row)
                row = []
                sum = 0
            }
            row.push({ one: one, w: w })
            sum += (row.length > 1 ? Theme.gap : 0) + w
        }
        if (row.length)
            out.push(row)
        return out
    }
    // a full row: equal parts where they fit, else each by its words
    function spread(row, x, y, w, h, isMain, items) {
        const free = w - Theme.gap * (row.length - 1)
        const widest = Math.max(...row.map(cell => cell.w))
        const sum = row.reduce((total, cell) => total + cell.w, 0)
        for (const cell of row) {
            const own = widest * row.length <= free ? free / row.length : cell.w + (free - sum) / row.length
            items.push({ one: cell.one, main: isMain, x: x, y: y, w: Math.floor(own), h: h })
            x += Math.floor(own) + Theme.gap
        }
    }
    function stacked(primary, secondary) {
        const items = []
        const mains = rows(primary, true, width)
        const seconds = rows(secondary, false, width)
        let y = 0
        for (const row of mains) {
            spread(row, 0, y, width, Theme.mainHeight, true, items)
            y += Theme.mainHeight + Theme.gap
        }
        if (!mains.length)
            y = Theme.mainHeight + Theme.gap
        for (const row of seconds) {
            spread(row, 0, y, width, Theme.secondHeight, false, items)
            y += Theme.secondHeight + Theme.gap
        }
        // 다음 keeps its height above the edge, however many rows are under it
        y += Math.max(0, (packed ? 0 : Theme.roomy ? 1 : 2) - seconds.length) * (Theme.secondHeight + Theme.gap)
        return { items: items, height: y - Theme.gap, unused: mains.length ? 0 : Theme.mainHeight + Theme.gap }
    }
    function inRow(primary, secondary) {
        const items = []
        const h = Theme.mainHeight
        const mains = primary.map(one => ({ one: one, w: need(one, true) }))
        const seconds = secondary.map(one => ({ one: one, w: need(one, false) }))
        const sum = list => list.reduce((total, cell) => total + cell.w + Theme.gap, 0)
        const half = Theme.sideWidth
        const fits = sum(mains) + sum(seconds) <= width + Theme.gap
        const mainWide = Math.max(sum(mains) - Theme.gap, fits ? Math.min(half, width - sum(seconds)) : half)
        let y = 0
        if (!fits) { // the last row of many stands beside the main one
            const lines = rows(secondary, false, width)
            const left = width - mainWide - Theme.gap
            const beside = lines.length > 1 && mains.length > 0 && sum(lines[lines.length - 1]) - Theme.gap <= left
            for (const line of beside ? lines.slice(0, -1) : lines) {
                spread(line, 0, y, width, Theme.secondHeight, false, items)
                y += Theme.secondHeight + Theme.gap
            }
            if (beside)
                spread(lines[lines.length - 1], 0, y, left, h, false, items)
        } else {
            let x = 0
            for (const cell of seconds) {
                items.push({ one: cell.one, main: false, x: x, y: 0, w: cell.w, h: h })
                x += cell.w + Theme.gap
            }
        }
        if (mains.length)
            spread(mains, width - mainWide, y, mainWide, h, true, items)
        return { items: items, height: y + h, unused: 0 }
    }

    Repeater {
        model: bar.plan.items
        Button {
            required property var modelData
            objectName: modelData.one.name
            x: Theme.side(modelData.x, modelData.w, bar.width)
            y: modelData.y + (Theme.portrait ? 0 : bar.highest - bar.plan.height) // lying: the main row is the lowest
            width: modelData.w
            height: modelData.h
            leftPadding: Theme.mm(2)
            rightPadding: Theme.mm(2)
            text: modelData.one.text
            warm: modelData.one.warm === true
            main: modelData.main && modelData.one.equal !== true
            size: modelData.main ? Theme.button : Theme.body
            onPressedOnce: name => bar.pressed(name)
        }
    }
}
