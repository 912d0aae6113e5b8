pragma Singleton
import QtQuick

// The only place with a colour, a size, a font or a duration. Sizes are millimetres of the real screen.
QtObject {
    id: theme

    property QtObject shell: null
    property QtObject voice: null
    property var face: ({ pitch: 0.248, family: "NanumSquareRound", hangul: 0.86, digit: 0.73, pictures: [], folder: "" })
    property real screenWidth: 1080
    property real screenHeight: 1920

    readonly property bool still: face.still === true // reduced motion
    readonly property real zoom: shell ? shell.zoom : 1
    readonly property bool contrast: shell ? shell.contrast : false
    readonly property bool portrait: screenHeight > screenWidth
    readonly property bool low: portrait && (shell ? shell.low : false)
    readonly property bool left: shell !== null && shell.left === true // done with the left hand
    // where something stands that the hand mirrors: its x, its width, and the width of what it stands in
    function side(x, width, total) { return left ? total - x - width : x }
    readonly property bool roomy: zoom < 1.3
    readonly property bool hideInBand: roomy || !portrait

    // millimetres → pixels; `type` is a pixel size for a Hangul height, zoomed; `digits` for a digit height
    function mm(length) { return Math.round(length / face.pitch) }
    function type(height) { return Math.ceil(height * zoom / face.hangul / face.pitch) }
    // how wide a text will be, in pixels, at a pixel size
    function wide(text, size, heavy) { return Math.ceil((heavy ? boldEm : plainEm).advanceWidth(text) * size / 200) + 1 }
    function digits(height) { return Math.ceil(height * zoom / face.digit / face.pitch) }

    readonly property FontMetrics plainEm: FontMetrics { font { family: theme.family; pixelSize: 200 } }
    readonly property FontMetrics boldEm: FontMetrics { font { family: theme.family; pixelSize: 200; bold: true } }

    readonly property int body: type(12)
    readonly property int button: type(14)
    readonly property int say: type(!roomy ? 15 : portrait ? 18 : 16)
    // what is large already grows less: at 200 % title and sentence are both 30 mm
    readonly property int title: Math.ceil((22 + 8 * (zoom - 1)) / face.hangul / face.pitch)

    // the staff's screens: denser, and in a face that draws every name
    readonly property string names: face.names || family
    readonly property FontMetrics namesEm: FontMetrics { font { family: theme.names; pixelSize: 200 } }
    readonly property FontMetrics namesBoldEm: FontMetrics { font { family: theme.names; pixelSize: 200; bold: true } }
    function wideName(text, size, heavy) { return Math.ceil((heavy ? namesBoldEm : namesEm).advanceWidth(text) * size / 200) + 1 }
    readonly property int deskText: type(9)
    readonly property int deskTitle: Math.ceil((13 + 5 * (zoom - 1)) / face.hangul / face.pitch)
    readonly property int deskRow: mm(5 + 11 * zoom) // 16 mm, and 27 for large letters
    readonly property int deskMain: mm(8 + 12 * zoom)

    readonly property real leading: 1.27 // of the font's own line (1.105 em): 1.4 em
    readonly property string family: face.family

    readonly property int margin: mm(portrait ? 16 : 14)
    readonly property int tellTop: mm(portrait && roomy && !low ? 12 : 6)
    readonly property int tellGap: mm(portrait && roomy && !low ? 10 : 6)
    readonly property int sideWidth: Math.round((screenWidth - 2 * margin) * 0.5) - space // the right half, in landscape
    readonly property int gap: mm(4)
    readonly property int space: mm(8)
    readonly property int radius: mm(7)
    readonly property int edge: Math.max(2, mm(0.5))
    readonly property int focusRing: mm(3)
    readonly property int mainHeight: mm(14 + 14 * zoom)
    readonly property int secondHeight: mm(10 + 12 * zoom)
    readonly property int bandButton: mm(8 + 12 * zoom)
    readonly property int bandHeight: bandButton + mm(6)
    readonly property int minTarget: mm(20)
    readonly property int pictureMax: mm(140)
    readonly property int pictureMin: mm(55)

    readonly property color paper: contrast ? "#000000" : "#FBF8F3"
    readonly property color card: contrast ? "#000000" : "#FFFFFF"
    readonly property color picture: contrast ? "#FBF8F3" : "#FFFFFF"
    readonly property color ink: contrast ? "#FFE600" : "#1C2321"
    readonly property color number: contrast ? "#FFFFFF" : "#1C2321"
    readonly property color soft: contrast ? "#FFE600" : "#3E4946"
    readonly property color action: contrast ? "#FFE600" : "#0B5D4E"
    readonly property color actionDown: contrast ? "#CCB800" : "#084438"
    readonly property color actionInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color spoken: contrast ? "#FFE600" : "#0B5D4E"
    readonly property color mint: contrast ? "#333000" : "#DCEFE8"
    readonly property color mintDown: contrast ? "#4D4700" : "#C4E2D8"
    readonly property color apricot: contrast ? "#000000" : "#F8E3C5"
    readonly property color gentle: contrast ? "#FFE600" : "#6B3A00"
    readonly property color amber: contrast ? "#FFFFFF" : "#F4B740"
    readonly property color markerEdge: contrast ? "#FFFFFF" : "#1C2321"
    readonly property color blue: contrast ? "#FFFFFF" : "#1D4E89"
    readonly property color line: contrast ? "#FFE600" : "#B9C2BE"
    readonly property color codeInk: "#000000" // a QR code is black on white in every theme: phones want it so
    readonly property color codeGround: "#FFFFFF"
    readonly property color control: contrast ? "#FFE600" : "#5B6561"

    readonly property int fade: still ? 0 : 200
    readonly property int draw: still ? 0 : 300
    property int poseChange: 400 // milliseconds between two poses, and the rest on each
    property int poseRest: 800
    readonly property int repeatGuard: 400
    readonly property int slide: mm(10) // a press may slide so far
    readonly property real faded: 0.62 // what cannot be pressed now; its words still have 4.5:1
}
