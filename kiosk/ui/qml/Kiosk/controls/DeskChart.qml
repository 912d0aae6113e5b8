import QtQuick
import Kiosk
import KioskItems

// A chart of a staff page: the plane is painted, the words of the axes stand round it. Places come ready, 0 to 1.
Item {
    id: chart

    required property var piece
    readonly property real textHigh: Math.ceil(Theme.deskText * 1.25)
    readonly property real dot: Theme.mm(2)
    readonly property real gutter: Math.max(...piece.yTicks.map(one => Theme.wideName(one.text, Theme.deskText, false))) + Theme.mm(2)
    readonly property real plotHigh: Math.min(Theme.mm(60 + 25 * (Theme.zoom - 1)), Theme.screenHeight * (Theme.portrait ? 0.34 : Theme.roomy ? 0.25 : 0.14))
    // both axes are named over the plane where they have room beside each other
    readonly property bool oneLine: Theme.wideName(level.text, Theme.deskText, false) + Theme.wideName(foot.text, Theme.deskText, false) + Theme.space <= width
    readonly property real plotTop: heading.height + Math.max(level.height, oneLine ? foot.height : 0) + textHigh * 0.6
    readonly property real plotWide: width - gutter
    // which ticks have room: every first, second, third … one
    function every(ticks, room, need) {
        const gap = ticks.length > 1 ? Math.abs(ticks[1].at - ticks[0].at) * room : room
        return Math.max(1, Math.ceil(need / Math.max(1, gap)))
    }
    // days are not evenly spaced: each is shown that does not touch the one shown before it; none leaves the plane
    readonly property var days: {
        const shown = []
        let free = 0
        for (const one of piece.xTicks) {
            const wide = Theme.wideName(one.text, Theme.deskText, false), at = dot + one.at * (plotWide - 2 * dot)
            const left = Math.min(Math.max(0, at - wide / 2), plotWide - wide)
            if (left < free)
                continue
            shown.push({ left: left, text: one.text })
            free = left + wide + Theme.mm(3)
        }
        return shown
    }

    implicitHeight: plotTop + plotHigh + Theme.mm(2) + textHigh + (oneLine ? 0 : foot.height)
    Accessible.role: Accessible.Graphic
    Accessible.name: piece.said

    Words {
        id: heading
        plain: true
        width: parent.width
        height: text === "" ? 0 : implicitHeight
        text: chart.piece.text
        size: Theme.deskText
        heavy: true
    }
    Words {
        id: level
        plain: true
        y: heading.height
        width: chart.oneLine ? implicitWidth : parent.width
        height: text === "" ? 0 : implicitHeight
        text: chart.piece.y === "" ? "" : "↑ " + chart.piece.y
        size: Theme.deskText
        color: Theme.soft
    }
    Plot {
        x: chart.gutter
        y: chart.plotTop
        width: chart.plotWide
        height: chart.plotHigh
        fillColor: Theme.card
        drawing: chart.piece.plot
        dot: chart.dot
        colours: [Theme.ink, Theme.action, Theme.gentle, Theme.soft, Theme.line, Theme.blue]
    }
    Rectangle {
        x: chart.gutter
        y: chart.plotTop
        width: Theme.edge
        height: chart.plotHigh
        color: Theme.control
    }
    Rectangle {
        x: chart.gutter
        y: chart.plotTop + chart.plotHigh
        width: chart.plotWide
        height: Theme.edge
        color: Theme.control
    }
    Repeater {
        model: chart.piece.yTicks.filter((one, i) => i % chart.every(chart.piece.yTicks, chart.plotHigh - 2 * chart.dot, chart.textHigh) === 0)
        Words {
            required property var modelData
            plain: true
            x: chart.gutter - width - Theme.mm(2)
            y: chart.plotTop + chart.dot + (1 - modelData.at) * (chart.plotHigh - 2 * chart.dot) - height / 2
            text: modelData.text
            size: Theme.deskText
            color: Theme.soft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Repeater {
        model: chart.days
        Words {
            required property var modelData
            plain: true
            x: chart.gutter + modelData.left
            y: chart.plotTop + chart.plotHigh + Theme.mm(1.5)
            text: modelData.text
            size: Theme.deskText
            color: Theme.soft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Words {
        id: foot
        visible: text !== ""
        plain: true
        x: parent.width - width
        y: chart.oneLine ? heading.height : chart.plotTop + chart.plotHigh + Theme.mm(2) + chart.textHigh
        width: chart.oneLine ? implicitWidth : parent.width
        height: text === "" ? 0 : implicitHeight
        horizontalAlignment: Text.AlignRight
        text: chart.piece.x === "" ? "" : chart.piece.x + " →"
        size: Theme.deskText
        color: Theme.soft
    }
}
