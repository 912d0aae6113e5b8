import QtQuick
import Kiosk

// A pause with its reason: a bar that fills, no countdown.
Stage {
    id: rest
    under: true

    property QtObject live: null

    Item {
        width: parent.width
        implicitHeight: rest.scene.seconds > 0 ? column.implicitHeight : 0
        Column {
            id: column
            width: parent.width
            spacing: Theme.mm(5)
            Progress {
                width: parent.width
                value: rest.live ? rest.live.progress : 0
                label: rest.scene.title
            }
            Words {
                width: parent.width
                text: rest.live && rest.live.coach.rest !== "" ? rest.live.coach.rest : rest.scene.length
                color: Theme.soft
            }
            Words {
                width: parent.width
                visible: Theme.roomy && rest.scene.primary.length > 0
                text: qsTrId("rest.may")
                color: Theme.soft
            }
        }
    }
}
