import QtQuick
import Kiosk

// Twelve numbers, scattered: each lies somewhere in its own cell, so that none touches another.
Item {
    id: page

    required property QtObject task
    readonly property int columns: Theme.portrait ? 3 : 4
    readonly property int rows: 12 / columns
    readonly property real pad: Theme.mm(Theme.roomy ? 28 : 24 + 8 * Theme.zoom)
    readonly property real least: rows * (pad + Theme.mm(4))
    readonly property real cellWidth: width / columns
    readonly property real cellHeight: height / rows
    readonly property real side: Math.floor(Math.min(pad * 1.3, cellWidth - Theme.mm(4), cellHeight - Theme.mm(4)))

    Repeater {
        model: page.task.places
        TapButton {
            required property int modelData // its cell
            required property int index
            readonly property bool done: index + 1 < page.task.wanted
            // somewhere in its cell, always the same for a place
            readonly property real aside: (modelData * 5 % 7) / 6
            readonly property real below: (modelData * 3 % 5) / 4
            objectName: "number-" + (index + 1)
            enabled: !done && page.task.state === "shown"
            chosen: done
            opacity: done ? 0.55 : 1
            x: Math.floor(modelData % page.columns * page.cellWidth + Theme.mm(2) + aside * (page.cellWidth - page.side - Theme.mm(4)))
            y: Math.floor(Math.floor(modelData / page.columns) * page.cellHeight + Theme.mm(2) + below * (page.cellHeight - page.side - Theme.mm(4)))
            width: page.side
            height: page.side
            leftPadding: 0
            rightPadding: 0
            text: index + 1
            size: Math.floor(Math.max(Theme.body, Math.min(page.side * 0.5, Theme.type(20))))
            onPressedOnce: page.task.press(String(index + 1))
        }
    }
}
