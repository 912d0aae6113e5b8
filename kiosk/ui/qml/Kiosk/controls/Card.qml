import QtQuick
import Kiosk

// The one card of a screen.
Rectangle {
    color: Theme.card
    radius: Theme.radius
    border { width: 2; color: Theme.line }
}
