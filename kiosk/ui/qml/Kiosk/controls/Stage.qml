import QtQuick
import Kiosk

// A screen between band and bottom: words and picture tell, the thing is done.
// Portrait: under each other. Landscape: left and right. Low: telling on top, doing in the lower part.
Item {
    id: stage

    required property var scene
    property QtObject shell: Theme.shell
    property QtObject staff: null
    property real head: 0 // lower edge of what is above
    property real foot: height // upper edge of what is below
    property real tellHead: head // in the low position the words stand above the band

    property string title: scene.title
    property var say: scene.say
    property string note: scene.note
    property string count: ""
    property bool tight: false // no room for notices
    property real reserve: 0 // room under the words that the screen keeps for itself
    property string picture: scene.picture
    property real saySize: wide && single && !Theme.roomy ? Theme.body : Theme.say // one page that lies: what is large already grows less
    property bool single: false // one page only
    property bool fill: false // the thing takes all the room it can get
    property bool steady: false // the words change while something runs: what stands under them stays where it is
    property real kept: 0
    property bool under: false // in landscape the thing stands under the words, the picture beside them
    property real least: thing.implicitHeight // the smallest the thing can be
    default property alias doing: thing.data

    property int page: 0
    readonly property int pages: tell.pages
    readonly property bool last: page >= pages - 1
    readonly property var purposes: ({ "clear": "clear", "type-value": "type-value", "helper-pin": "helper", "accept": "accept" })
    readonly property var forward: [{ name: "next", text: qsTrId("action.next") }]
    readonly property var withBack: scene.secondary.some(one => one.name === "back") ? scene.secondary
        : [{ name: "back", text: qsTrId("action.back") }].concat(scene.secondary)
    property var primary: last ? scene.primary : forward
    property var secondary: page > 0 ? withBack : scene.secondary
    // what the buttons are on other pages: how many pages there are must not hang on the room that buttons leave
    property var variants: single || Theme.roomy ? [] : [{ primary: scene.primary, secondary: scene.secondary }, { primary: forward, secondary: scene.secondary }, { primary: scene.primary, secondary: withBack }]
    property bool ready: drawn
    readonly property bool drawn: image.ready && tell.ready && probe.ready
    readonly property bool hasThing: thing.implicitHeight > 0

    // geometry
    readonly property bool wide: !Theme.portrait
    readonly property bool aside: wide && hasThing && !under // the thing stands on the right
    readonly property bool pictureAside: (wide || Theme.low && !hasThing) && !aside && image.found && (!wide || (under ? Theme.roomy : probe.pages === 1 && !probe.overflows))
    readonly property bool given: wide || Theme.low // the thing's height does not hang on the words
    readonly property bool stacked: hasThing && !aside && !Theme.low // words and thing share a column
    readonly property real columnWidth: width - 2 * Theme.margin
    readonly property real tellWidth: aside || pictureAside && wide ? columnWidth - Theme.sideWidth - 2 * Theme.space : columnWidth
    readonly property real tellX: Theme.side(Theme.margin, tellWidth, width)
    readonly property real sideX: Theme.side(Theme.margin + tellWidth + 2 * Theme.space, sideWidth, width)
    readonly property real sideWidth: Theme.sideWidth
    readonly property real start: tellHead + Theme.tellTop
    readonly property real end: (Theme.low ? head - Theme.bandHeight : foot) - Theme.space
    readonly property real room: end - start - (stacked ? least + Theme.space : 0) - reserve
    readonly property alias thingY: thing.y
    readonly property real tellEnd: start + (tell.implicitHeight > 0 ? Math.max(kept, told) + Theme.mm(Theme.roomy ? 12 : 8) : 0)

    // a keyboard with cable, on a page of digits
    function typed(event, press) {
        const keys = {}
        keys[Qt.Key_Backspace] = "key-back"
        keys[Qt.Key_Return] = keys[Qt.Key_Enter] = "key-ok"
        keys[Qt.Key_Escape] = "back"
        const name = keys[event.key] || (/^[0-9]$/.test(event.text) ? "key-" + event.text : "")
        if (name !== "")
            press(name)
        return name !== ""
    }
    function press(name) {
        if (name === "next" && !last) {
            page += 1
            return true
        }
        if (name === "back" && page > 0) {
            page -= 1
            return true
        }
        if (staff && purposes[name]) {
            staff.open(purposes[name])
            return true
        }
        return false
    }
    readonly property real told: tell.implicitHeight
    onToldChanged: if (steady) kept = Math.max(kept, told)
    onSceneChanged: {
        page = 0
        kept = 0
    }
    onPagesChanged: if (page >= pages) page = pages - 1

    // in landscape the picture yields to the words when they need more than one page beside it
    Tell {
        id: probe
        firm: true
        width: stage.columnWidth - Theme.sideWidth - 2 * Theme.space
        visible: false
        title: stage.wide ? tell.title : ""
        say: stage.wide ? stage.say : []
        note: stage.wide ? stage.note : ""
        room: stage.room
        saySize: stage.saySize
    }
    Tell {
        id: tell
        saySize: stage.saySize
        x: stage.tellX
        y: stage.start
        width: stage.tellWidth
        title: stage.title
        say: stage.say
        note: stage.note
        count: stage.count
        single: stage.single
        room: stage.room
        page: stage.page
    }
    Picture {
        id: image
        readonly property real above: stage.pictureAside ? stage.head + Theme.space : stage.tellEnd
        readonly property real below: stage.stacked && !stage.pictureAside
            ? stage.foot - Theme.space - (stage.fill ? stage.least : thing.implicitHeight) - Theme.space
            : stage.pictureAside ? stage.foot - Theme.space : stage.end
        readonly property real free: below - above
        name: stage.picture
        teaching: stage.scene.kind !== "live" // while measuring nothing moves but what is measured
        x: stage.pictureAside && stage.wide ? stage.sideX : stage.tellX
        width: stage.pictureAside && stage.wide ? stage.sideWidth : stage.tellWidth
        height: free >= Theme.pictureMin ? Math.min(free, stage.pictureAside && stage.wide ? free : Theme.pictureMax) : 0
        y: above + (stage.fill && stage.stacked ? 0 : Math.max(0, (free - height) / 2))
    }
    Item {
        id: thing
        readonly property real above: stage.aside || Theme.low ? stage.head + Theme.space
            : image.visible && !stage.pictureAside ? image.y + image.height + Theme.space : stage.tellEnd
        readonly property real free: stage.foot - Theme.space - above
        x: stage.aside ? stage.sideX : stage.tellX
        width: stage.aside ? stage.sideWidth : stage.tellWidth
        implicitHeight: children.length ? children[0].implicitHeight : 0
        height: stage.fill ? free : Math.min(free, implicitHeight)
        y: above + (stage.fill ? 0 : stage.aside ? Math.max(0, (free - height) / 2) : Math.max(0, free - height))
        visible: implicitHeight > 0 && stage.last
    }
}
