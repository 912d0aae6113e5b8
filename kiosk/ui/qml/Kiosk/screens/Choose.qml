import QtQuick
import Kiosk

// One question with several answers: a touch chooses and goes on. Answers that do not fit stand on further pages.
Stage {
    id: screen

    property int leaf: 0
    property bool read: false
    // large letters: what the question means has pages of its own, then the question stands over its answers
    readonly property bool noted: scene.note !== "" && !Theme.roomy
    readonly property bool reading: noted && !read
    readonly property bool moreLeft: !reading && last && leaf < panel.leaves - 1
    readonly property var more: [{ name: "next", text: qsTrId("choose.more") }]

    readonly property bool spread: !reading && pages === 1 && panel.leaves === 1 // all on one page: the main row is room too

    saySize: Theme.roomy ? Theme.say : Theme.body // the question and its answers belong together
    title: Theme.roomy ? scene.title : ""
    note: Theme.roomy || reading ? scene.note : ""
    least: panel.rowHeight * (Theme.portrait && panel.count > 1 && panel.rowHeight < Theme.mm(60) ? 2 : 1) + Theme.gap
    primary: !last || reading ? forward : moreLeft ? more : scene.primary
    readonly property var backed: withBack.filter(one => one.name !== "finish" || Theme.roomy || !wide)
    secondary: page > 0 || leaf > 0 || noted && read ? backed : scene.secondary.filter(one => one.name !== "finish" || Theme.roomy || !wide)
    variants: noted || pages > 1 || panel.leaves > 1 ? [{ primary: more, secondary: backed }] : [] // as much room on every page

    ready: drawn && !soon.running

    function press(name) {
        if (name === "next" && moreLeft)
            leaf += 1
        else if (name === "next" && !last)
            page += 1
        else if (name === "next" && reading)
            read = true
        else if (name === "back" && leaf > 0)
            leaf -= 1
        else if (name === "back" && page > 0)
            page -= 1
        else if (name === "back" && noted && read)
            read = false
        else
            return false
        return true
    }
    onSceneChanged: {
        leaf = 0
        read = false
    }
    onReadChanged: page = 0
    onPageChanged: leaf = 0

    Item {
        id: panel
        readonly property int count: screen.scene.options.length
        readonly property real lettered: Theme.roomy ? Theme.button : Theme.body
        readonly property real widest: Math.max(0, ...screen.scene.options.map(one => Theme.wide(one.text, lettered, true)))
        readonly property real rowLeast: Theme.mm(10 + 16 * Theme.zoom)
        readonly property real most: Theme.mm(pictured ? 64 : 52)
        // lying, short answers stand in two columns where one is too short for all
        readonly property int inColumn: Math.floor((screen.foot - screen.head - 2 * Theme.space + Theme.gap) / (rowLeast + Theme.gap))
        readonly property int columns: screen.wide && count > inColumn && widest + Theme.mm(10) <= (width - Theme.gap) / 2 ? 2 : 1
        readonly property real columnWidth: Math.floor((width - (columns - 1) * Theme.gap) / columns)
        property real rowHeight: rowLeast // of the answer with the most lines
        property int rows: 1
        property int leaves: 1
        readonly property int onLeaf: rows * columns
        readonly property int rowsUsed: Math.min(rows, Math.ceil(count / columns))
        readonly property bool pictured: screen.scene.options.some(one => Theme.face.pictures.indexOf(one.picture) >= 0)
        readonly property real high: Math.min((height + Theme.gap) / rowsUsed - Theme.gap, Math.max(rowHeight, most))
        readonly property real above: Math.max(0, (height - rowsUsed * (high + Theme.gap) + Theme.gap) / 2)
        readonly property real wished: Math.max(rowHeight, Theme.roomy && (pictured || count < 4) ? Theme.mm(pictured ? 56 : 40) : 0)
        width: parent.width
        height: parent.height
        implicitHeight: screen.reading ? 0 : count * (wished + Theme.gap) - Theme.gap

        function tallest() {
            let high = rowLeast
            for (let i = 0; i < answers.count; ++i)
                high = Math.max(high, answers.itemAt(i) ? answers.itemAt(i).need : 0)
            rowHeight = high
        }
        // 더 보기 takes room of its own: whether it is needed is judged without it, how much fits with it
        function plan() {
            tallest()
            const row = Theme.portrait && !screen.scene.primary.length ? Theme.mainHeight + Theme.gap : 0
            const fitting = room => Math.max(1, Math.floor((room + Theme.gap + 1) / (rowHeight + Theme.gap)))
            const whole = height + (screen.spread ? 0 : row)
            const all = screen.pages === 1 && fitting(whole) * columns >= count
            rows = fitting(all ? whole : whole - row)
            leaves = all ? 1 : Math.ceil(count / (rows * columns))
            screen.leaf = Math.min(screen.leaf, leaves - 1)
        }
        onRowLeastChanged: soon.restart()
        onRowHeightChanged: soon.restart()
        onHeightChanged: soon.restart()
        onColumnsChanged: soon.restart()
        onCountChanged: soon.restart()
        Component.onCompleted: plan()
        Timer {
            id: soon
            interval: 0
            onTriggered: panel.plan()
        }
        Connections {
            target: screen
            function onPagesChanged() { soon.restart() }
        }
        Repeater {
            id: answers
            model: screen.scene.options
            ChoiceButton {
                required property var modelData
                required property int index
                readonly property int place: index % panel.onLeaf
                objectName: modelData.name
                visible: Math.floor(index / panel.onLeaf) === screen.leaf
                x: Math.floor(place / panel.rowsUsed) * (panel.columnWidth + Theme.gap)
                y: panel.above + place % panel.rowsUsed * (panel.high + Theme.gap)
                width: panel.columnWidth
                height: Math.floor(panel.high)
                size: panel.lettered
                picture: modelData.picture
                text: modelData.text
                onNeedChanged: soon.restart()
                Component.onCompleted: soon.restart()
                onPressedOnce: name => screen.shell.act(name)
            }
        }
    }
}
