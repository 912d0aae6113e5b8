import QtQuick
import QtQuick.Shapes
import Kiosk

// The summary as a code for the camera of a phone: black on white in every theme, gone with the screen.
Stage {
    id: screen

    fill: true
    picture: ""
    single: !Theme.roomy // large letters: one short line and the code stand together
    title: Theme.roomy ? scene.title : ""
    say: Theme.roomy ? scene.say : [qsTrId("paper.code.short")]
    saySize: Theme.roomy ? Theme.say : Theme.body
    note: Theme.roomy ? scene.note : ""
    least: Theme.mm(66)

    Item {
        id: place
        // low with large letters: the buttons need the lower part, the code stands under the words
        readonly property bool above: Theme.low && !Theme.roomy
        readonly property real begin: above ? screen.tellEnd - screen.thingY : 0
        readonly property real high: above ? screen.end - screen.tellEnd : height
        width: parent.width
        height: parent.height
        implicitHeight: Theme.mm(116)

        Rectangle {
            id: ground
            readonly property int cells: screen.scene.code.size + 8 // four modules of quiet on each side
            readonly property int cell: Math.max(1, Math.floor(Math.min(place.width, place.high, Theme.mm(130)) / cells))
            objectName: "code"
            x: Math.round((place.width - width) / 2)
            y: Math.round(place.begin + (place.high - height) / 2)
            width: cell * cells
            height: width
            visible: screen.scene.code.size > 0
            color: Theme.codeGround
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTrId("paper.code.name")

            Shape {
                width: screen.scene.code.size
                height: width
                transform: [
                    Translate { x: 4; y: 4 },
                    Scale { xScale: ground.cell; yScale: ground.cell }
                ]
                ShapePath {
                    strokeWidth: -1
                    fillColor: Theme.codeInk
                    PathSvg { path: screen.scene.code.path }
                }
            }
        }
    }
}
