import QtQuick
import Kiosk
import "../pace.js" as Pace

// A staff page: head, what the last press brought, pieces that turn by pages, keys for the active field, buttons.
Item {
    id: screen

    property QtObject desk: null
    property QtObject shell: null
    readonly property bool ready: desk !== null && !list.unsure
    readonly property real margin: Theme.mm(10)
    readonly property real innerWidth: width - 2 * margin
    readonly property bool typing: desk !== null && desk.keys.length > 0
    readonly property bool beside: typing && !Theme.portrait // the keys stand on the right
    readonly property real listWidth: beside ? Math.floor((innerWidth - Theme.space) * 0.5) : innerWidth

    // the buttons: one row; when they are more than that, all but the main one are tiles on the page
    readonly property var buttons: desk ? desk.buttons : []
    readonly property real mainWide: buttons.length ? Math.max(need(buttons[0], true), Math.floor(innerWidth * 0.34)) : 0
    readonly property bool rowFits: buttons.length < 5 && buttons.slice(1).reduce((sum, one) => sum + need(one, false) + Theme.gap, mainWide) <= innerWidth
    // plain objects of this language: hundreds of rows, converted once
    readonly property var sheet: desk ? JSON.parse(desk.sheet) : ({ turn: -1, live: false, pieces: [] })
    readonly property var pieces: sheet.pieces
    readonly property var model: arrange(pieces.concat(rowFits ? [] : [{ role: "space" }].concat(buttons.slice(1).map(one => ({ role: "tile", name: one.name, text: one.text })))), listWidth)
    readonly property var shelf: ({ serial: 0, kept: {}, turn: -1, form: "" }) // what delegates show, by their key; the keys are the list's model
    property int news: 0 // counts newer words of a page: its delegates stay, and with them the focus and what is pressed

    function put(pieces) {
        const form = pieces.map(one => one.role + (one.name || "") + (one.items ? one.items.map(item => item.name + item.value) : "")).join()
        const same = sheet.live && sheet.turn === shelf.turn && form === shelf.form
        shelf.turn = sheet.turn
        shelf.form = form
        if (same) {
            pieces.forEach((piece, i) => shelf.kept[shelf.serial + "-" + i].piece = piece)
            Qt.callLater(() => news += 1)
            return pieces.map((piece, i) => shelf.serial + "-" + i)
        }
        const serial = shelf.serial += 1
        for (const key in shelf.kept) // those of the page before may still be on their way out
            if (shelf.kept[key].serial < serial - 1)
                delete shelf.kept[key]
        return pieces.map((piece, i) => {
            shelf.kept[serial + "-" + i] = { serial: serial, piece: piece }
            return serial + "-" + i
        })
    }
    function need(one, main) { return Theme.wideName(one.text, Theme.deskText, main) + 2 * Theme.mm(5) }
    // upright, a page of little else than a picture and a number has room for a large one: it is seen from the scale
    readonly property bool airy: Theme.portrait && Theme.roomy && !typing && Theme.screenHeight >= Theme.mm(420) && !pieces.some(one => ["chart", "trend", "row", "field"].indexOf(one.role) >= 0)
    function grown(pieces) {
        return airy ? pieces.map(one => one.role === "picture" ? Object.assign({}, one, { large: true }) : one) : pieces
    }
    // a picture and the number that belongs to it stand beside each other where a long number has room
    function paired(pieces, wide) {
        if (!Theme.roomy || wide < Theme.mm(70) * 4 / 3 + Theme.space + Theme.wideName("8888.88 mmHg", Theme.deskTitle * 2, true))
            return pieces
        const out = []
        for (let i = 0; i < pieces.length; ++i) {
            const space = i + 1 < pieces.length && pieces[i + 1].role === "space" ? 1 : 0, next = pieces[i + 1 + space]
            const both = pieces[i].role === "picture" && next && next.role === "big" && Theme.face.pictures.indexOf(pieces[i].name) >= 0
            out.push(both ? { role: "aside", picture: pieces[i], big: next } : pieces[i])
            i += both ? 1 + space : 0
        }
        return out
    }
    // tiles and options stand beside each other as far as their words allow
    function arrange(pieces, wide) {
        const out = []
        let run = []
        const flush = () => {
            if (!run.length)
                return
            const widest = Math.max(...run.map(one => Theme.wideName(one.text, Theme.deskText, true) + 2 * Theme.mm(4)))
            const most = Math.min(4, run.length, Math.max(1, Math.floor((wide + Theme.gap) / (widest + Theme.gap))))
            const rows = Math.ceil(run.length / most), columns = Math.ceil(run.length / rows)
            for (let at = 0; at < run.length; at += columns)
                out.push({ role: "tiles", items: run.slice(at, at + columns), columns: columns })
            run = []
        }
        for (const one of grown(paired(pieces, wide))) {
            const flat = one.role === "tile" || one.role === "option"
            if (!flat || run.length && (run[0].role !== one.role || run[0].field !== one.field))
                flush()
            if (flat)
                run.push(one)
            else
                out.push(one)
        }
        flush()
        return out
    }
    function turn() {
        const head = desk.head
        Accessible.announce([head.title, head.who, head.complaint].filter(one => one !== "").join(". "), Accessible.Assertive)
        forceActiveFocus()
    }
    function key(event) {
        const names = {}
        names[Qt.Key_Backspace] = "back"
        names[Qt.Key_Return] = names[Qt.Key_Enter] = "enter"
        names[Qt.Key_Tab] = "next"
        names[Qt.Key_Escape] = "escape"
        const name = names[event.key]
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false
        if (name === undefined && (event.text.length !== 1 || event.text < " "))
            return false
        if (event.isAutoRepeat && (name === "enter" || name === "escape"))
            return true // held down: it was meant for the page before
        if (name === "enter" && !Pace.accepts("key-enter", false, Theme.repeatGuard, -1))
            return true
        return desk.key(name || event.text)
    }

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: desk ? desk.head.title : ""
    Keys.onPressed: event => {
        event.accepted = key(event)
        const back = event.key === Qt.Key_Up || event.key === Qt.Key_Left
        if (event.accepted || !back && event.key !== Qt.Key_Down && event.key !== Qt.Key_Right)
            return
        const next = (Window.activeFocusItem || screen).nextItemInFocusChain(!back)
        if (next)
            next.forceActiveFocus(back ? Qt.BacktabFocusReason : Qt.TabFocusReason)
        event.accepted = true
    }
    Connections {
        id: heard
        target: screen.desk
        property string at: ""
        function now() { return screen.desk.head.turn + screen.desk.head.complaint + screen.desk.asking }
        function onPageChanged() {
            if (now() !== at && screen.desk.open)
                screen.turn()
            at = now()
        }
        function onTypedChanged() { list.showActive() }
    }
    Component.onCompleted: forceActiveFocus()
    onDeskChanged: if (desk) heard.at = heard.now() // the page it comes with is no news
    PointHandler {
        target: null
        onActiveChanged: {
            screen.desk.hold(active)
            if (active)
                screen.desk.touched()
        }
    }

    DeskHead {
        id: head
        x: screen.margin
        y: Theme.mm(5)
        width: screen.innerWidth
        height: implicitHeight
        desk: screen.desk
        shell: screen.shell
    }
    Rectangle {
        id: strip
        readonly property string text: screen.desk && screen.desk.head.complaint !== "" ? screen.desk.head.complaint : screen.shell ? screen.shell.notice.text : ""
        x: screen.margin
        y: head.y + head.height + Theme.gap
        width: screen.innerWidth
        visible: text !== ""
        height: visible ? said.height + Theme.mm(5) : 0
        radius: Theme.mm(3)
        color: Theme.apricot
        border { width: Theme.edge; color: Theme.gentle }
        Words {
            id: said
            plain: true
            anchors { left: parent.left; right: parent.right; margins: Theme.mm(4); verticalCenter: parent.verticalCenter }
            text: strip.text
            size: Theme.deskText
            color: Theme.gentle
        }
    }
    ListView {
        id: list
        readonly property real start: strip.visible ? strip.y + strip.height + Theme.gap : head.y + head.height + Theme.space
        readonly property real end: (pad.visible && !screen.beside ? pad.y - Theme.space : low.y - Theme.gap)
        readonly property real room: end - start
        property bool paged: false // more than fits: there are buttons to turn with
        property bool unsure: false
        property var tops: [] // where the pages before this one begin
        property int first: 0
        property int turned: -1 // the page that `kept` is of
        property real kept: 0 // where it was turned to: newer words of a page do not turn it back
        x: screen.margin
        y: start
        width: screen.listWidth
        height: Math.max(0, paged ? room - turns.height - Theme.gap : room)
        clip: true
        spacing: Theme.mm(2.5)
        boundsBehavior: Flickable.StopAtBounds
        snapMode: ListView.SnapToItem
        currentIndex: -1
        highlightFollowsCurrentItem: false
        cacheBuffer: 0
        reuseItems: false
        model: screen.put(screen.model)
        delegate: DeskPiece {
            required property string modelData
            required property int index
            piece: screen.news, screen.shelf.kept[modelData].piece
            desk: screen.desk
            width: list.width
            height: implicitHeight
            // only whole pieces show; one that is higher than the page shows from its beginning
            readonly property real above: y - list.contentY
            visible: above > -1 && (above + height <= list.height + 1 || above < 1)
        }
        function fit() {
            const head = screen.desk ? screen.desk.head : { turn: -1, live: false }
            const stay = head.live && head.turn === turned && kept > 0
            paged = false
            paged = contentHeight > room + 1
            if (stay && paged) {
                contentY = originY + kept
                returnToBounds()
            } else {
                tops = []
                kept = 0
                positionViewAtBeginning()
            }
            turned = head.turn
            showActive()
            unsure = false
        }
        function later() {
            unsure = true
            soon.restart()
        }
        function showActive() {
            if (!screen.desk || screen.desk.active === "")
                return
            const at = screen.model.findIndex(one => one.role === "field" && one.name === screen.desk.active)
            const item = at < 0 ? null : itemAtIndex(at)
            if (at >= 0 && (item === null || !item.visible))
                positionViewAtIndex(at, ListView.Contain)
        }
        function forward() {
            const top = indexAt(1, contentY + 1)
            const from = top < 0 ? indexAt(1, contentY + spacing + 1) : top // between two pieces is none
            let to = from
            for (let i = Math.max(0, from); i < count; ++i) {
                const item = itemAtIndex(i)
                if (!item || item.y + item.height > contentY + height + 1) {
                    to = i
                    break
                }
            }
            tops = tops.concat([contentY])
            positionViewAtIndex(Math.max(to, from + (to === from ? 1 : 0)), ListView.Beginning)
            kept = contentY - originY
        }
        function backward() {
            const before = tops.filter(one => one < contentY - 1)
            const to = before.length ? before[before.length - 1] : Math.max(originY, contentY - height)
            tops = before.slice(0, -1)
            contentY = to
            returnToBounds()
            kept = contentY - originY
        }
        onModelChanged: later()
        onRoomChanged: later()
        onContentHeightChanged: if (!paged && contentHeight > room + 1) later()
        Timer {
            id: soon
            interval: 0
            onTriggered: list.fit()
        }
    }
    Row {
        id: turns
        visible: list.paged
        x: list.x
        y: list.end - height
        height: Theme.deskRow
        spacing: Theme.gap
        Button {
            objectName: "page-up"
            text: qsTrId("desk.up")
            size: Theme.deskText
            width: Math.floor((list.width - Theme.gap) / 2)
            height: parent.height
            enabled: !list.atYBeginning
            opacity: enabled ? 1 : 0.45
            onPressedOnce: { screen.desk.touched(); list.backward() }
        }
        Button {
            objectName: "page-down"
            text: qsTrId("desk.down")
            size: Theme.deskText
            width: Math.floor((list.width - Theme.gap) / 2)
            height: parent.height
            enabled: !list.atYEnd
            opacity: enabled ? 1 : 0.45
            onPressedOnce: { screen.desk.touched(); list.forward() }
        }
    }
    DeskKeys {
        id: pad
        visible: screen.typing
        rows: screen.desk ? screen.desk.keys : []
        x: screen.beside ? screen.margin + screen.listWidth + Theme.space : screen.margin
        width: screen.beside ? screen.innerWidth - screen.listWidth - Theme.space : screen.innerWidth
        room: screen.beside ? low.y - list.start - Theme.gap : (low.y - list.start) * 0.6
        height: implicitHeight
        y: low.y - Theme.space - height
        onPressed: name => screen.desk.press(name)
    }
    Item {
        id: low
        x: screen.margin
        width: screen.innerWidth
        height: screen.buttons.length ? Theme.deskMain : 0
        y: screen.height - height - Theme.mm(8)
        Row {
            anchors.right: parent.right
            spacing: Theme.gap
            layoutDirection: Qt.RightToLeft
            Repeater {
                model: screen.rowFits ? screen.buttons : screen.buttons.slice(0, 1)
                Button {
                    required property var modelData
                    required property int index
                    objectName: modelData.name
                    text: modelData.text
                    plain: true
                    main: index === 0 && !modelData.quiet
                    size: Theme.deskText
                    width: main ? Math.min(screen.mainWide, screen.innerWidth) : screen.need(modelData, false)
                    height: low.height
                    leftPadding: Theme.mm(2)
                    rightPadding: Theme.mm(2)
                    onPressedOnce: name => screen.desk.press(name)
                }
            }
        }
    }
}
