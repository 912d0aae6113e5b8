import QtQuick
import Kiosk

// Picture and sentence; also for questions, trouble, waiting for staff, goodbye and the like.
Stage {
}
