import QtQuick
import Kiosk
import "pace.js" as Pace

// The window: band, one screen by the kind of its scene, bottom. Nothing ever stands over anything.
Window {
    id: root

    required property QtObject shell
    required property QtObject live
    required property QtObject who
    required property QtObject staff
    required property QtObject desk
    required property QtObject voice
    required property var face
    required property bool frameless
    required property var size

    // read once: each reading of a map that Python keeps makes it anew, results and all
    readonly property var scene: shell.scene
    readonly property var screens: ({
        "attract": "Attract", "who": "Who", "welcome": "Explain", "consent": "Explain", "ask": "Explain", "explain": "Explain", "live": "Live",
        "trouble": "Explain", "good": "Good", "rest": "Rest", "staff": "Explain", "results": "Results", "qr": "Qr",
        "goodbye": "Goodbye", "about": "Explain", "consents": "Choose", "still-there": "Explain", "closed": "Explain", "choose": "Choose", "helper": "Explain", "doubt": "Good"
    })
    readonly property var views: ({ "count": "Timed", "watch": "Timed", "hold": "Timed", "track": "Timed", "task": "Task" })
    readonly property string wanted: staff.purpose !== "" ? "Staff" : shell.cover === "settings" ? "Settings" : scene.kind === "live" && views[scene.view] || screens[scene.kind]
    // nothing is loading, fading or being drawn: a picture of the screen would be whole
    property string at: ""
    readonly property bool fresh: arriving.running // this screen came after a press, so soon that another is none
    readonly property bool arrived: loader.status === Loader.Ready && loader.item !== null && loader.shown === wanted
    readonly property bool idle: staffed ? desks.status === Loader.Ready && desks.item.ready
        : arrived && loader.item.ready && !fade.running
    // the staff's side stands in the place of the resident's screen, which waits as it is
    readonly property bool staffed: desk.open && staff.purpose === "" && shell.cover !== "settings"

    width: size.width
    height: size.height
    visible: true
    color: Theme.paper
    title: qsTrId("centre.name")
    flags: frameless ? Qt.FramelessWindowHint | Qt.Window : Qt.Window

    Binding { target: Theme; property: "face"; value: root.face }
    Binding { target: Theme; property: "shell"; value: root.shell }
    Binding { target: Theme; property: "voice"; value: root.voice }
    Binding { target: Theme; property: "screenWidth"; value: root.width }
    Binding { target: Theme; property: "screenHeight"; value: root.height }

    Watermark {
        anchors.fill: parent
        mode: root.shell.mode
    }
    Loader {
        id: desks
        anchors.fill: parent
        active: root.desk.open
        visible: root.staffed
        source: "screens/Desk.qml"
        onLoaded: {
            item.desk = root.desk
            item.shell = root.shell
        }
    }
    Item {
        id: page
        anchors.fill: parent
        visible: !root.staffed
        focus: true
        Accessible.role: Accessible.Pane
        Accessible.name: root.title
        Keys.onPressed: event => {
            if (root.wanted === "Staff" || root.wanted === "Who")
                event.accepted = loader.item !== null && loader.item.key(event)
            if (event.accepted)
                return
            const back = event.key === Qt.Key_Up || event.key === Qt.Key_Left
            if (!back && event.key !== Qt.Key_Down && event.key !== Qt.Key_Right)
                return
            const next = (root.activeFocusItem || page).nextItemInFocusChain(!back)
            if (next)
                next.forceActiveFocus(back ? Qt.BacktabFocusReason : Qt.TabFocusReason)
            event.accepted = true
        }

        Band {
            id: band
            shell: root.shell
            scene: root.scene
            onStaffWanted: root.staff.open("sign-in")
            count: loader.item && loader.item.count ? loader.item.count : root.scene.count
            minutes: root.scene.minutes
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            y: Theme.low ? Math.round(parent.height * 0.4) : Theme.mm(3)
        }
        Loader {
            id: loader
            property string shown: ""
            anchors.fill: parent
            asynchronous: shown !== ""
            function go() {
                const properties = { scene: root.scene }
                if (["Live", "Rest", "Timed", "Task"].includes(root.wanted))
                    properties.live = root.live
                if (root.wanted === "Who")
                    properties.who = root.who
                if (root.wanted !== "Attract")
                    properties.staff = root.staff
                shown = root.wanted
                bottom.filling = true
                setSource("screens/" + root.wanted + ".qml", properties)
                bottom.filling = status === Loader.Loading // till then the old buttons stand there, and mean nothing
            }
            onLoaded: {
                if (item.scene !== root.scene) // it changed while this screen was loading; the same once more would build all again
                    item.scene = root.scene
                bottom.filling = false
                item.head = Qt.binding(() => band.y + band.height + notice.row)
                item.foot = Qt.binding(() => bottom.free - notice.strip)
                item.tellHead = Qt.binding(() => Theme.low ? 0 : band.y + band.height + notice.row)
                root.arrive()
                fade.play()
            }
        }
        Notice {
            id: notice
            readonly property bool inBand: !Theme.portrait && need <= band.free - band.countWidth - 2 * Theme.gap
            readonly property bool inRow: !Theme.portrait && !inBand
            readonly property real row: visible && inRow ? height + Theme.gap : 0
            readonly property real strip: Theme.portrait && (visible || Theme.roomy && !(loader.item && loader.item.tight)) ? Math.max(Theme.secondHeight, visible ? height : 0) + Theme.gap : 0
            told: root.shell.notice
            visible: told.text !== "" && !(loader.item && loader.item.tight) && (!inRow || told.fresh)
            x: inBand ? Theme.side(Theme.margin + band.free - need - Theme.gap, need, parent.width) : Theme.margin
            width: inBand ? need : band.width
            height: inBand ? Theme.bandButton : Math.max(Theme.secondHeight, textHeight + Theme.mm(6))
            y: inBand ? band.y + (band.height - height) / 2 : inRow ? band.y + band.height : bottom.free - height - Theme.gap
            onPressedOnce: root.staff.open("acknowledge")
        }
        Bottom {
            id: bottom
            property bool filling: false // its screen is coming
            property bool turning: false // letters, colours or language change
            held: filling || turning
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            height: implicitHeight
            y: parent.height - height - Theme.mm(8)
            // upper edge of what is there; where pages may turn, the main row is kept free for 다음
            readonly property real free: y + (loader.item !== null && (loader.item.single === true || loader.item.spread === true) ? unused : 0)
            primary: loader.item ? loader.item.primary : []
            variants: loader.item ? (loader.item.variants || []).map(one => ({ primary: one.primary, secondary: withListen(one.secondary) })) : []
            packed: Theme.low && loader.item !== null && loader.item.tight
            secondary: loader.item ? withListen(loader.item.secondary) : []
            // 듣기 stands here where the band has no room for it and nothing is said by itself
            readonly property var listen: !band.heard || band.listen !== "" || !root.scene.invites || root.shell.hidden || root.shell.cover !== "" ? []
                : [{ name: "listen", text: qsTrId(Theme.roomy ? "voice.listen" : "voice.listen.short") }]
            function withListen(list) {
                const end = list.filter(one => one.name === "finish")
                return listen.length ? list.filter(one => one.name !== "finish").concat(listen, end) : list
            }
            onPressed: name => {
                if (name === "listen")
                    root.voice.listen()
                else if (loader.item && !loader.item.press(name)) // between screens nothing is meant
                    root.shell.act(name)
            }
        }
    }

    function arrive() {
        Pace.came()
        arriving.interval = Pace.rest(Theme.repeatGuard)
        if (arriving.interval)
            arriving.restart()
    }
    Timer { id: arriving }
    NumberAnimation {
        id: fade
        function play() { if (duration > 0) restart() } // without motion nothing is animated
        target: loader
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.fade
    }
    // what had the ring has gone with its screen: the arrows begin anew, they never end
    onActiveFocusItemChanged: if (!staffed && (activeFocusItem === null || activeFocusItem === contentItem)) page.forceActiveFocus()
    onWantedChanged: loader.go()
    onStaffedChanged: if (!staffed) page.forceActiveFocus()
    Component.onCompleted: {
        loader.go()
        requestActivate() // arrow keys work without a window manager too
    }
    Connections {
        target: root
        function onSceneChanged() {
            const scene = root.scene
            if (loader.item && loader.shown === root.wanted) {
                bottom.filling = true
                loader.item.scene = scene
                bottom.filling = false
                if (scene.kind + scene.step !== root.at && root.wanted !== "Staff" && root.wanted !== "Settings") { // they stay as they are
                    root.arrive()
                    fade.play()
                }
            }
            if (scene.kind + scene.step !== root.at)
                page.Accessible.announce(scene.title + " " + scene.say.join(" "), Accessible.Polite)
            root.at = scene.kind + scene.step
        }
    }
    Connections {
        target: root.shell
        function onTurning(on) { bottom.turning = on }
        // the other screens are compiled while the welcome waits, one after another
        function onWarmed() { compiler.start() }
    }
    Timer {
        id: compiler
        property var left: ["Attract", "Who", "Explain", "Live", "Good", "Rest", "Choose", "Timed", "Task", "Results", "Qr", "Goodbye", "Settings", "Staff", "Desk"]
        property var compiled: []
        interval: 20
        repeat: true
        onTriggered: {
            if (compiled.length && compiled[compiled.length - 1].status === Component.Loading)
                return
            if (left.length)
                compiled.push(Qt.createComponent("screens/" + left.shift() + ".qml", Component.Asynchronous))
            else
                stop()
        }
    }
}
