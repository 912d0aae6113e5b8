import QtQuick
import Kiosk

// A trial that a helper times or counts by touch, or that beeps lead: one large number, the time, the helper's buttons.
Stage {
    id: screen

    required property QtObject live
    readonly property bool far: scene.far
    readonly property bool running: live.phase !== "ready"
    readonly property bool seconds: scene.view === "watch" || scene.view === "hold"

    single: true
    fill: true
    tight: !Theme.roomy || Theme.low
    saySize: Theme.roomy ? Theme.say : Theme.body
    title: far || !Theme.roomy ? "" : scene.title
    readonly property var word: live.coach.word
    readonly property var place: live.coach.place
    steady: true
    onRunningChanged: kept = 0
    say: word.length ? word : scene.say
    note: running || word.length ? "" : scene.note
    picture: running && !wide ? "" : scene.picture // what to do has been seen; now the number counts
    least: panel.least
    // one row while it runs: who wants to end the day stops this first
    secondary: Theme.roomy && !Theme.low && scene.secondary.length < 3 ? scene.secondary : scene.secondary.filter(one => one.name !== "finish")

    Item {
        id: panel
        readonly property bool counting: screen.live.phase === "countdown"
        readonly property real figureLeast: (screen.far ? Theme.mm(60) : Theme.mm(36)) / Theme.face.digit // font size
        readonly property real captionHigh: Theme.body * 1.2 * Math.ceil(Theme.wide(caption.text, Theme.body, false) / Math.max(1, width)) + Theme.mm(1)
        readonly property real barHigh: bar.implicitHeight + Theme.mm(4)
        readonly property bool bare: !screen.running && screen.scene.taps["go"] !== undefined // only 시작 and the picture
        readonly property real least: bare ? ready.height + Theme.gap + area.least
            : (counting ? Theme.mm(90) / Theme.face.digit : figureLeast) + Theme.space + area.least
        readonly property real free: height - area.least - Theme.space - figureLeast // what is left for the rest
        readonly property real beadHigh: beads.implicitHeight + Theme.mm(4)
        readonly property bool ringed: screen.scene.view === "hold" && screen.running && !counting
            && Math.min(width, height - area.least - Theme.space - captionHigh) - (screen.far ? captionHigh : 0) >= Theme.mm(screen.far ? 216 : 140)
        readonly property bool barred: screen.scene.window > 0 && free >= barHigh && !ringed
        readonly property bool beaded: screen.place.of > 1 && free - (barred ? barHigh : 0) >= beadHigh
        readonly property real under: (barred ? barHigh : 0) + (beaded ? beadHigh : 0)
        readonly property bool captioned: free - under >= captionHigh
        readonly property real more: Math.max(0, free - under - (captioned ? captionHigh : 0))
        readonly property real figureSize: Math.min(figureLeast + more * 0.7, Theme.mm(screen.far ? 100 : 70) / Theme.face.digit)
        width: parent.width
        height: parent.height
        implicitHeight: screen.given ? 1 : least

        Words {
            id: ready
            visible: panel.bare && area.y >= height
            width: parent.width
            y: area.y - height - Theme.gap
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("live.ready")
            heavy: true
            color: Theme.soft
        }
        Ring {
            id: ring
            visible: panel.ringed
            width: Math.min(parent.width, number.above)
            height: width
            x: (parent.width - width) / 2
            y: Math.max(0, (number.above - height) / 2)
            value: screen.live.progress
        }
        Words {
            id: number
            readonly property real most: panel.counting ? Math.max(Theme.mm(90) / Theme.face.digit, Math.min(panel.height - area.used - Theme.space, Theme.mm(140) / Theme.face.digit)) : panel.figureSize
            readonly property real above: panel.height - area.used - Theme.space - panel.under - (panel.captioned ? panel.captionHigh : 0)
            objectName: "number"
            visible: !panel.bare
            width: parent.width
            height: Math.ceil(size * 1.05)
            y: panel.ringed ? ring.y + (ring.height - height) / 2 : Math.max(0, ((panel.counting ? panel.height - area.used - Theme.space : above) - height) / 2)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            text: panel.counting ? screen.live.countdown
                : screen.seconds ? screen.live.elapsed
                : screen.live.digits !== "" ? screen.live.digits
                : screen.place.total ? screen.place.total
                : screen.scene.view === "count" ? "0" : screen.live.elapsed
            heavy: true
            color: Theme.number
            readonly property real broad: panel.ringed ? ring.width - 2 * ring.band - Theme.mm(screen.far ? 4 : 16) : width
            size: Math.floor(Math.min(most, 200 * broad / Theme.wide(panel.ringed ? "00.0" : text, 200, true)))
        }
        Words {
            id: caption
            readonly property string unit: screen.seconds ? qsTrId("live.second") : screen.live.digits !== "" ? screen.live.unit : screen.scene.view === "count" || screen.place.total ? screen.scene.unit : ""
            visible: panel.captioned && !panel.bare && !panel.counting && text !== ""
            width: parent.width
            y: panel.ringed ? ring.y + ring.height + Theme.mm(1) : number.y + number.height
            horizontalAlignment: Text.AlignHCenter
            text: screen.live.phase === "over" ? qsTrId("live.over")
                : !Theme.roomy ? screen.place.level || screen.live.left || unit : [unit, screen.place.level, screen.live.left].filter(one => one !== "").join(" · ")
            color: Theme.soft
        }
        Beads {
            id: beads
            visible: panel.beaded && !panel.bare && !panel.counting
            width: parent.width
            y: panel.height - area.used - Theme.space - height - (panel.barred ? panel.barHigh : 0)
            done: screen.place.done || 0
            of: screen.place.of || 0
        }
        Progress {
            id: bar
            visible: panel.barred && !panel.bare && !panel.counting
            width: parent.width
            y: panel.height - area.used - Theme.space - height
            value: screen.live.progress
            marks: screen.live.coach.marks
            label: screen.scene.title
        }
        TapArea {
            id: area
            readonly property real used: names.length ? height : -Theme.space
            width: parent.width
            height: panel.bare ? Math.min(Theme.mm(90), Math.max(least, panel.height - ready.height - Theme.gap))
                : panel.counting ? least : Math.max(least, Math.min(Theme.mm(100), least + panel.more * 0.3))
            slim: panel.counting
            y: panel.height - height
            names: screen.live.taps
            words: screen.live.phase !== "over" ? screen.scene.taps : Object.assign({}, screen.scene.taps, { stop: qsTrId("action.tap.stop.over") })
            onTapped: name => screen.live.tap(name)
        }
    }
}
