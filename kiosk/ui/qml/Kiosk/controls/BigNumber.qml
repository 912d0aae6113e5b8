import QtQuick
import Kiosk

// A number that can be read from afar. Its unit stands on the same baseline, a third of its size, or under it
// where the letters are large. With `row` the label stands left of it, as in a list.
Item {
    id: big

    property string label: ""
    property string digits: ""
    property string unit: ""
    property bool row: false
    property real most: Theme.digits(44)
    readonly property string shown: digits === "" ? " " : digits
    readonly property real ems: Theme.wide(shown, 200, true) / 200
    readonly property real unitSize: Math.max(Theme.body, most / 3)
    readonly property real between: unit === "" ? 0 : Theme.mm(3)
    readonly property real unitWide: unit === "" ? 0 : Theme.wide(unit, unitSize, false) + between
    readonly property real room: width - (row ? Math.min(Theme.wide(label, Theme.body, false) + Theme.space, width * 0.6) : 0)
    readonly property bool below: !row && (room - unitWide) / ems < Math.min(most, room / ems) * 0.8 // the unit under the number
    readonly property bool bare: row && (room - unitWide) / ems < most * 0.8 // no room for the unit: it goes to the label
    readonly property real size: Math.floor(Math.min(most, (room - (below || bare ? 0 : unitWide)) / ems))
    readonly property real start: row || label === "" ? 0 : name.height + Theme.mm(2)

    implicitHeight: row ? Math.max(number.height, name.height) : start + number.height + (below ? unitText.height + Theme.mm(1) : 0)

    Words {
        id: name
        y: big.row ? (parent.height - height) / 2 : 0
        visible: big.label !== ""
        width: big.row ? Math.max(0, number.x - Theme.mm(4)) : parent.width
        horizontalAlignment: big.row ? Text.AlignLeft : Text.AlignHCenter
        text: big.label
        color: Theme.soft
    }
    Words {
        id: number
        readonly property real whole: implicitWidth + (big.bare || big.below ? 0 : big.unitWide)
        x: big.row ? parent.width - whole : Math.max(0, (parent.width - whole) / 2)
        y: big.start
        height: Math.ceil(font.pixelSize * 1.05)
        text: big.shown
        heavy: true
        wrapMode: Text.NoWrap
        color: Theme.number
        size: big.size
    }
    Words {
        id: unitText
        visible: text !== "" && !big.bare
        x: big.below ? Math.max(0, (parent.width - width) / 2) : number.x + number.implicitWidth + big.between
        y: big.below ? number.y + number.height + Theme.mm(1) : number.y + number.baselineOffset - baselineOffset
        width: big.below ? Math.min(implicitWidth, big.width) : implicitWidth
        horizontalAlignment: big.below ? Text.AlignHCenter : Text.AlignLeft
        text: big.unit
        size: big.below ? Theme.body : big.unitSize
        wrapMode: big.below ? Text.WordWrap : Text.NoWrap
        color: Theme.soft
    }
}
