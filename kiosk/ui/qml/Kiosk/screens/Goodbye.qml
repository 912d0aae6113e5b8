import QtQuick
import Kiosk

// Thank you; and, for whoever likes to say it, how it was: three faces of different shapes, one colour, with words.
Stage {
    id: screen

    saySize: Theme.roomy ? Theme.say : Theme.body
    variants: Theme.roomy ? [] : [{ primary: scene.primary, secondary: scene.secondary }, { primary: forward, secondary: scene.secondary }, { primary: scene.primary, secondary: withBack }]

    Item {
        id: faces
        readonly property int count: screen.scene.options.length
        readonly property real widest: Math.max(1, ...screen.scene.options.map(one => Theme.wide(one.text, Theme.body, true)))
        readonly property real third: Math.floor((width - 2 * Theme.gap) / 3)
        readonly property bool beside: third >= widest + Theme.mm(6)
        readonly property real face: beside && Theme.roomy ? Theme.mm(30) : Theme.secondHeight - Theme.mm(6)
        readonly property real high: beside && Theme.roomy ? face + Math.ceil(Theme.body * 1.4) + Theme.mm(10) : Theme.secondHeight
        readonly property bool asks: screen.scene.question !== "" && (!(screen.wide || Theme.low) || Theme.roomy || count === 0)
        readonly property real begin: asks ? asked.height + Theme.gap : 0
        width: parent.width
        implicitHeight: screen.scene.question === "" ? 0 : count === 0 ? asked.height : begin + (beside ? high : count * (high + Theme.gap) - Theme.gap)

        Words {
            id: asked
            width: parent.width
            visible: faces.asks
            text: screen.scene.question === "rated" ? qsTrId("rate.thanks") : qsTrId("rate.ask")
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
        }
        Repeater {
            model: screen.scene.options
            Button {
                id: button
                required property var modelData
                required property int index
                readonly property bool over: faces.beside && Theme.roomy // the face stands over its word
                objectName: modelData.name
                x: faces.beside ? index * (faces.third + Theme.gap) : 0
                y: faces.begin + (faces.beside ? 0 : index * (faces.high + Theme.gap))
                width: faces.beside ? faces.third : faces.width
                height: faces.high
                leftPadding: Theme.mm(2)
                rightPadding: Theme.mm(2)
                text: modelData.text
                onPressedOnce: name => screen.shell.act(name)
                contentItem: Item {
                    Picture {
                        bare: true
                        name: button.modelData.picture
                        visible: found && (button.over || parent.width >= label.implicitWidth + width + Theme.mm(8))
                        width: faces.face
                        height: faces.face
                        x: button.over ? (parent.width - width) / 2 : Theme.mm(4)
                        y: button.over ? Theme.mm(2) : (parent.height - height) / 2
                    }
                    Words {
                        id: label
                        y: button.over ? parent.height - height : (parent.height - height) / 2 + Theme.mm(0.5)
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: button.text
                        heavy: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
