import QtQuick
import Kiosk

// The helper's buttons: the first is large, the others stand under it, or beside it where the screen lies.
Item {
    id: area

    property var names: []
    property var words: ({})
    property bool slim: false // nothing to count: a quiet button is enough
    signal tapped(string name)

    readonly property real bigLeast: slim ? Theme.secondHeight : Theme.mm(60)
    readonly property real pad: Theme.mm(Theme.roomy ? 5 : 3)
    readonly property var small: names.slice(1)
    readonly property var rows: wrap(small)
    readonly property real need: small.length ? Math.max(...small.map(wide)) : 0
    readonly property bool beside: !Theme.portrait
    readonly property real sum: small.length * (Theme.secondHeight + Theme.gap)
    readonly property real least: !names.length ? 0 : beside ? Math.max(bigLeast, sum - Theme.gap) : bigLeast + rows.length * (Theme.secondHeight + Theme.gap)

    function wide(name) { return Math.max(Theme.wide(words[name], Theme.body, true) + 2 * pad, Theme.mm(34)) }
    function wrap(list) {
        const out = []
        let sum = 0
        for (const name of list) {
            if (!out.length || sum + wide(name) > width) {
                out.push([])
                sum = 0
            }
            out[out.length - 1].push(name)
            sum += wide(name) + Theme.gap
        }
        return out
    }
    function place(name) {
        const at = small.indexOf(name)
        if (beside) {
            const bigWide = width - (small.length ? need + Theme.gap : 0)
            const high = (height - (small.length - 1) * Theme.gap) / Math.max(1, small.length)
            return at < 0 ? Qt.rect(0, 0, bigWide, height) : Qt.rect(width - need, at * (high + Theme.gap), need, high)
        }
        const bigHigh = height - rows.length * (Theme.secondHeight + Theme.gap)
        if (at < 0)
            return Qt.rect(0, 0, width, bigHigh)
        const row = rows.findIndex(one => one.includes(name))
        const own = (width - (rows[row].length - 1) * Theme.gap) / rows[row].length
        return Qt.rect(rows[row].indexOf(name) * (own + Theme.gap), bigHigh + Theme.gap + row * (Theme.secondHeight + Theme.gap), own, Theme.secondHeight)
    }

    Repeater {
        model: area.names
        TapButton {
            required property string modelData
            required property int index
            readonly property rect at: area.place(modelData)
            objectName: "tap-" + modelData
            x: at.x
            y: at.y
            width: Math.floor(at.width)
            height: Math.floor(at.height)
            main: index === 0 && !area.slim
            size: main ? Math.floor(Math.min(at.height * 0.5, Theme.type(24), Theme.button * (at.width - 2 * area.pad) / Theme.wide(text, Theme.button, true))) : Theme.body
            leftPadding: Theme.mm(2)
            rightPadding: Theme.mm(2)
            text: area.words[modelData] || ""
            onPressedOnce: area.tapped(modelData)
        }
    }
}
