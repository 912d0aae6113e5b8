import QtQuick
import Kiosk

// One line of a table, or its heads: columns where every word fits, else the cells one under another.
Item {
    id: row

    required property var piece
    signal pressed(string name)
    readonly property bool heads: piece.role === "heads"
    readonly property var columns: piece.columns
    readonly property real pad: Theme.mm(3)
    readonly property real markWide: columns.marked ? Theme.deskText * 1.5 : 0
    readonly property real endWide: columns.ends.reduce((sum, text) => sum + endNeed(text) + Theme.gap, 0)
    readonly property var plan: {
        const free = width - 2 * pad - markWide - endWide - Theme.deskText
        const most = Theme.deskText * 6 // a longer word breaks where it must
        const least = columns.longest.map(word => Math.min(most, Theme.wideName(word, Theme.deskText, true)) + Theme.mm(4))
        const over = free - least.reduce((sum, one) => sum + one, 0)
        if (over < 0)
            return { stacked: true, x: [], w: [] }
        const all = columns.shares.reduce((sum, one) => sum + one, 0)
        // the given shares, as near as the longest words let them be
        const wished = columns.shares.map((one, i) => Math.max(least[i], free * one / all))
        const spare = wished.map((one, i) => one - least[i]).reduce((sum, one) => sum + one, 0)
        const w = wished.map((one, i) => Math.floor(least[i] + (spare > 0 ? over * (one - least[i]) / spare : over / least.length)))
        let at = 0
        return { stacked: false, w: w, x: w.map(one => { at += one; return at - one }) }
    }
    readonly property bool stacked: plan.stacked
    readonly property bool endsUnder: stacked && endWide > width * 0.5
    // a cell under the first one: its head with it, not torn apart where that can be
    function told(index, cell, room) {
        const text = columns.heads[index] ? columns.heads[index] + " " + cell : cell
        return Theme.wideName(text, Theme.deskText, false) <= room ? text.replace(/ /g, "\u00a0") : text
    }
    function endNeed(text) { return Math.max(Theme.minTarget, Theme.wideName(text, Theme.deskText, false) + 2 * Theme.mm(3)) }

    implicitHeight: heads && stacked ? 0 : hit.height + (endsUnder && ends.count ? ends.height + Theme.gap : 0)
    visible: implicitHeight > 0

    Button {
        id: hit
        objectName: row.heads ? "heads" : "row-" + row.piece.name
        enabled: !row.heads && row.piece.press
        text: row.heads ? row.columns.heads.join(", ") : row.piece.text
        spoken: row.heads ? text : row.piece.spoken
        Accessible.role: enabled ? Accessible.Button : Accessible.StaticText
        activeFocusOnTab: enabled
        width: row.width - (row.endsUnder ? 0 : row.endWide)
        height: Math.max(row.heads ? 0 : Theme.deskRow, cells.implicitHeight + Theme.mm(row.stacked ? 6 : 4))
        padding: 0
        leftPadding: row.pad
        rightPadding: row.pad
        onPressedOnce: row.pressed(row.piece.name)
        background: Rectangle {
            color: hit.down ? Theme.mintDown : row.heads ? "transparent" : Theme.card
            radius: Theme.mm(2)
            border.width: row.heads ? 0 : hit.visualFocus ? Theme.mm(1.2) : hit.enabled ? Theme.edge : 1
            border.color: hit.visualFocus ? Theme.blue : hit.enabled ? Theme.control : Theme.line
        }
        contentItem: Item {
            Words {
                visible: !row.heads && row.piece.mark !== ""
                plain: true
                y: (row.stacked ? Theme.mm(3) : (parent.height - height) / 2)
                text: row.heads ? "" : row.piece.mark
                size: Theme.deskText
                color: row.heads ? Theme.ink : row.piece.markKind === "ok" ? Theme.action : row.piece.markKind === "look" ? Theme.gentle : Theme.soft
                Accessible.ignored: true
            }
            Item {
                id: cells
                x: row.markWide
                y: (parent.height - height) / 2
                width: parent.width - x
                height: implicitHeight
                implicitHeight: row.stacked ? under.height : Math.max(...beside.heights())
                Repeater {
                    id: beside
                    property int turned: 0
                    function heights() {
                        turned // asks again when a cell has its height
                        const all = [0]
                        for (let i = 0; i < count; ++i)
                            if (itemAt(i))
                                all.push(itemAt(i).height)
                        return all
                    }
                    model: row.stacked ? [] : row.heads ? row.columns.heads : row.piece.cells
                    Words {
                        required property string modelData
                        required property int index
                        plain: true
                        x: row.plan.x[index] || 0
                        y: (cells.height - height) / 2
                        width: (row.plan.w[index] || 0) - Theme.mm(4) + 2
                        wrapMode: Text.Wrap
                        text: modelData
                        size: Theme.deskText
                        heavy: row.heads || index === 0
                        color: row.heads ? Theme.soft : Theme.ink
                        Accessible.ignored: true
                        onHeightChanged: beside.turned += 1
                    }
                }
                Column {
                    id: under
                    visible: row.stacked
                    width: parent.width - Theme.deskText
                    Words {
                        plain: true
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: row.heads ? "" : row.piece.cells[0] || ""
                        size: Theme.deskText
                        heavy: true
                        Accessible.ignored: true
                    }
                    Words {
                        visible: text !== ""
                        plain: true
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: row.stacked && !row.heads ? row.piece.cells.map((cell, i) => i > 0 && cell !== "" ? row.told(i, cell, width) : "").filter(one => one !== "").join("   ") : ""
                        size: Theme.deskText
                        color: Theme.soft
                        Accessible.ignored: true
                    }
                }
            }
            Words {
                visible: hit.enabled
                plain: true
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                text: "›"
                size: Theme.deskText
                heavy: true
                color: Theme.action
                Accessible.ignored: true
            }
        }
    }
    Flow {
        id: ends
        readonly property int count: row.heads ? 0 : row.piece.buttons.length
        x: row.endsUnder ? 0 : hit.width + Theme.gap
        y: row.endsUnder ? hit.height + Theme.gap : (hit.height - height) / 2
        width: row.endsUnder ? row.width : row.endWide
        spacing: Theme.gap
        Repeater {
            model: row.heads ? [] : row.piece.buttons
            Button {
                required property var modelData
                objectName: modelData.name
                text: modelData.text
                spoken: modelData.spoken
                plain: true
                size: Theme.deskText
                width: Math.min(row.endNeed(text), row.width)
                height: Theme.deskRow
                leftPadding: Theme.mm(2)
                rightPadding: Theme.mm(2)
                onPressedOnce: name => row.pressed(name)
            }
        }
    }
}
