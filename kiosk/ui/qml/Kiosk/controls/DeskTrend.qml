import QtQuick
import Kiosk

// Results over time: dots with their digits, one line a group; groups are never joined.
Item {
    id: trend

    required property var piece
    readonly property real textHigh: Theme.deskText * 1.2
    readonly property var colours: [Theme.action, Theme.blue, Theme.gentle, Theme.soft]
    readonly property real plotTop: heading.height + textHigh * 1.4
    readonly property real plotHigh: Theme.mm(Theme.roomy ? 34 : 40)
    readonly property real side: Math.max(...piece.groups.map(group => Math.max(...group.points.map(one => Math.max(label(one.shown), label(one.day)))))) / 2 + Theme.mm(3)
    // which digits and days have room: the newest first, then whatever does not touch what is there
    readonly property var spots: {
        const out = []
        piece.groups.forEach((group, g) => group.points.forEach((one, i) => out.push({
            group: g, index: i, x: side + one.x * (width - 2 * side), y: plotTop + (1 - one.y) * plotHigh, shown: one.shown, day: one.day, digits: false, date: false
        })))
        const order = out.slice().sort((a, b) => b.x - a.x)
        const digits = [], days = []
        for (const one of order) {
            const w = label(one.shown) / 2 + Theme.mm(1), d = label(one.day) / 2 + Theme.mm(2)
            const box = { x0: one.x - w, x1: one.x + w, y0: one.y - textHigh * 1.5, y1: one.y - textHigh * 0.2 }
            one.digits = !digits.some(b => b.x0 < box.x1 && box.x0 < b.x1 && b.y0 < box.y1 && box.y0 < b.y1)
                && !out.some(p => p !== one && Math.abs(p.x - one.x) < w + Theme.mm(2) && p.y > box.y0 - Theme.mm(2) && p.y < box.y1 + Theme.mm(2))
            if (one.digits)
                digits.push(box)
            one.date = !days.some(b => b.x0 < one.x + d && one.x - d < b.x1)
            if (one.date)
                days.push({ x0: one.x - d, x1: one.x + d })
        }
        return out
    }
    readonly property var strokes: {
        const out = []
        spots.forEach((one, i) => {
            const next = spots[i + 1]
            if (next && next.group === one.group)
                out.push({ x: one.x, y: one.y, long: Math.hypot(next.x - one.x, next.y - one.y), turn: Math.atan2(next.y - one.y, next.x - one.x) * 180 / Math.PI, group: one.group })
        })
        return out
    }
    function label(text) { return Theme.wideName(text, Theme.deskText, false) }

    implicitHeight: plotTop + plotHigh + Theme.mm(6) + textHigh
    Accessible.role: Accessible.Graphic
    Accessible.name: piece.text + ": " + piece.groups.map(group => group.name + " " + group.points.map(one => one.day + " " + one.shown).join(", ")).join("; ")

    Words {
        id: heading
        plain: true
        width: parent.width
        text: trend.piece.unit === "" ? trend.piece.text : trend.piece.text + " (" + trend.piece.unit + ")"
        size: Theme.deskText
        heavy: true
    }
    Repeater {
        model: trend.strokes
        Rectangle {
            required property var modelData
            x: modelData.x
            y: modelData.y - height / 2
            width: modelData.long
            height: Theme.edge
            transformOrigin: Item.Left
            rotation: modelData.turn
            antialiasing: true
            color: trend.colours[modelData.group % 4]
        }
    }
    Repeater {
        model: trend.spots
        Item {
            id: spot
            required property var modelData
            x: modelData.x
            y: modelData.y
            Rectangle {
                x: -width / 2
                y: -height / 2
                width: Theme.mm(4)
                height: width
                radius: spot.modelData.group % 2 ? 0 : width / 2
                rotation: spot.modelData.group % 4 === 2 ? 45 : 0
                color: trend.colours[spot.modelData.group % 4]
            }
            Words {
                visible: spot.modelData.digits
                plain: true
                x: -width / 2
                y: -height - Theme.mm(2)
                text: spot.modelData.shown
                size: Theme.deskText
                color: Theme.number
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    Repeater {
        model: trend.spots.filter(one => one.date)
        Words {
            required property var modelData
            plain: true
            x: modelData.x - width / 2
            y: trend.plotTop + trend.plotHigh + Theme.mm(4)
            text: modelData.day
            size: Theme.deskText
            color: Theme.soft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
