import QtQuick
import Kiosk

// A button that counts: it acts the moment a finger comes down, every finger counts, and letting go means nothing.
Button {
    id: tap

    quick: true
    guard: 0 // who counts presses fast; what cannot be meant the model sorts out
    heavy: true
    down: fingers.held > 0
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) clicked() }

    MultiPointTouchArea {
        id: fingers
        property int held: 0
        anchors.fill: parent
        z: 1
        onPressed: points => {
            held += points.length
            points.forEach(() => tap.clicked())
        }
        onReleased: points => held = Math.max(0, held - points.length)
        onCanceled: held = 0
    }
}
