import QtQuick
import Kiosk

// One piece of a staff page, as high as it needs to be.
Item {
    id: part

    required property var piece
    required property QtObject desk

    implicitHeight: loader.item ? loader.item.implicitHeight : 0

    Loader {
        id: loader
        width: parent.width
        sourceComponent: ({ "row": row, "heads": row, "field": field, "tiles": tiles, "trend": trend, "legend": legend, "line": line, "space": space, "big": big, "chart": chart, "key": key, "steps": steps, "picture": picture, "aside": aside })[part.piece.role] || say
    }
    Component {
        id: say
        Words {
            readonly property bool question: part.piece.role === "question"
            readonly property bool lead: part.piece.lead === true
            plain: true
            text: part.piece.text
            size: question ? Theme.deskTitle : lead ? Math.max(Theme.deskText, Theme.deskTitle * 0.85) : Theme.deskText
            heavy: question || lead
            color: question || lead ? Theme.ink : Theme.soft
        }
    }
    Component {
        id: big
        Words {
            plain: true
            text: part.piece.text
            size: Theme.deskTitle * 2
            heavy: true
            color: Theme.number
        }
    }
    Component {
        id: space
        Item { implicitHeight: Theme.mm(3) }
    }
    Component {
        id: line
        Item {
            id: one
            readonly property bool pair: part.piece.label !== ""
            readonly property real markWide: part.piece.mark === "" ? 0 : Theme.deskText * 1.5
            readonly property real labelWide: Math.floor(width * (Theme.portrait ? 0.36 : 0.3))
            readonly property bool beside: pair && part.piece.label.split(" ").every(word => Theme.wideName(word, Theme.deskText, false) < labelWide - Theme.gap) && Theme.roomy
            implicitHeight: Math.max(value.y + value.height, label.height)
            Words {
                visible: part.piece.mark !== ""
                plain: true
                text: part.piece.mark
                size: Theme.deskText
                color: part.piece.markKind === "ok" ? Theme.action : part.piece.markKind === "look" ? Theme.gentle : Theme.soft
                Accessible.ignored: true
            }
            Words {
                id: label
                visible: one.pair
                plain: true
                x: one.markWide
                width: one.beside ? one.labelWide - Theme.gap : one.width - x
                height: one.pair ? implicitHeight : 0
                text: part.piece.label
                size: Theme.deskText
                color: Theme.soft
            }
            Words {
                id: value
                plain: true
                x: one.markWide + (one.beside ? one.labelWide : 0)
                y: one.pair && !one.beside ? label.height : 0
                width: one.width - x
                text: part.piece.text
                size: Theme.deskText
            }
        }
    }
    Component {
        id: row
        DeskRow {
            piece: part.piece
            onPressed: name => part.desk.press(name)
        }
    }
    Component {
        id: trend
        DeskTrend { piece: part.piece }
    }
    Component {
        id: legend
        Item {
            implicitHeight: name.height
            Rectangle { // as its dots are
                x: Theme.mm(1)
                y: Theme.deskText * 0.6 - height / 2
                width: Theme.mm(4)
                height: width
                radius: part.piece.number % 2 ? 0 : width / 2
                rotation: part.piece.number % 4 === 2 ? 45 : 0
                color: [Theme.action, Theme.blue, Theme.gentle, Theme.soft][part.piece.number % 4]
            }
            Words {
                id: name
                plain: true
                x: Theme.mm(8)
                width: parent.width - x
                text: part.piece.text
                size: Theme.deskText
                color: Theme.soft
            }
        }
    }
    Component {
        id: chart
        DeskChart { piece: part.piece }
    }
    Component {
        id: steps
        DeskSteps { piece: part.piece }
    }
    Component {
        id: picture
        DeskPicture { piece: part.piece }
    }
    Component {
        id: aside
        Item {
            implicitHeight: Math.max(shown.height, number.height)
            DeskPicture {
                id: shown
                piece: part.piece.picture
                width: Math.min(parent.width / 2, Theme.mm(70) * 4 / 3)
                height: implicitHeight
            }
            Words {
                id: number
                plain: true
                x: shown.high * 4 / 3 + Theme.space
                y: (parent.height - height) / 2
                width: parent.width - x
                text: part.piece.big.text
                size: Theme.deskTitle * 2
                heavy: true
                color: Theme.number
            }
        }
    }
    Component {
        id: key
        DeskKey { piece: part.piece }
    }
    Component {
        id: tiles
        Item {
            id: shelf
            readonly property var items: part.piece.items
            readonly property real each: Math.floor((width - (part.piece.columns - 1) * Theme.gap) / part.piece.columns)
            implicitHeight: grid.height
            Row {
                id: grid
                spacing: Theme.gap
                Repeater {
                    model: shelf.items
                    Button {
                        id: tile
                        required property var modelData
                        readonly property bool option: modelData.role === "option"
                        objectName: option ? modelData.field + "-" + modelData.value : modelData.name
                        text: modelData.text
                        spoken: modelData.spoken || modelData.text
                        plain: true
                        size: Theme.deskText
                        chosen: option && part.desk.typed[modelData.field] === modelData.value
                        heavy: chosen
                        width: shelf.each
                        height: Math.max(Theme.deskMain, textHeight + Theme.mm(6))
                        leftPadding: Theme.mm(2)
                        rightPadding: Theme.mm(2)
                        Accessible.checkable: option
                        Accessible.checked: chosen
                        onPressedOnce: name => option ? part.desk.choose(modelData.field, modelData.value) : part.desk.press(name)
                    }
                }
            }
        }
    }
    Component {
        id: field
        Item {
            id: one
            readonly property bool typed: part.piece.kind !== "choice" && part.piece.kind !== "yes-no"
            readonly property bool active: part.desk.active === part.piece.name
            readonly property string value: part.desk.typed[part.piece.name] || ""
            implicitHeight: label.height + (typed ? box.height + Theme.mm(1) : 0) + (part.piece.hint !== "" ? hint.height + Theme.mm(1) : 0)
            Words {
                id: label
                plain: true
                width: parent.width
                text: part.piece.text
                size: Theme.deskText
                color: Theme.soft
            }
            Button {
                id: box
                objectName: "field-" + part.piece.name
                visible: one.typed
                enabled: visible
                y: label.height + Theme.mm(1)
                width: parent.width
                height: Math.max(Theme.deskRow, inside.height + Theme.mm(5))
                text: part.piece.text
                spoken: part.piece.spoken
                padding: 0
                leftPadding: Theme.mm(4)
                rightPadding: Theme.mm(4)
                guard: 0
                Accessible.description: part.piece.kind === "pin" ? "" : one.value
                Keys.onReturnPressed: part.desk.key("enter")
                Keys.onEnterPressed: part.desk.key("enter")
                Keys.onSpacePressed: part.desk.key(" ")
                onActiveFocusChanged: if (activeFocus && (focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason)) part.desk.pick(part.piece.name)
                onPressedOnce: part.desk.pick(part.piece.name)
                background: Rectangle {
                    radius: Theme.mm(2)
                    color: Theme.card
                    border.width: one.active ? Theme.mm(0.9) : Theme.edge
                    border.color: one.active ? Theme.action : Theme.control
                }
                contentItem: Item {
                    Words {
                        id: inside
                        plain: true
                        y: (parent.height - height) / 2
                        width: parent.width
                        text: one.value + (one.active ? "|" : "")
                        size: Theme.deskText
                        color: Theme.number
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        Accessible.ignored: true
                    }
                }
            }
            Words {
                id: hint
                visible: part.piece.hint !== ""
                plain: true
                y: label.height + (one.typed ? box.height + Theme.mm(2) : Theme.mm(1))
                width: parent.width
                text: part.piece.hint
                size: Theme.deskText
                color: Theme.soft
            }
        }
    }
}
