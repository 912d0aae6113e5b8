// A second press within 400 ms is a trembling hand, not a wish: it is ignored. Two different digit keys are not that.
// Nor is a press meant for a screen that has only just come after a press, or that came while the finger was down.
.pragma library

var SOON = 1500 // a screen that comes so soon after a press was brought by it

var lastTime = 0
var lastName = ""
var lastQuick = false
var cameAt = 0
var screens = 0 // how many have come

function came() {
    screens += 1
    cameAt = Date.now()
    if (cameAt - lastTime >= SOON)
        cameAt = 0
}

// how long no press counts yet on a screen that has come, in ms
function rest(guard) {
    var since = Date.now() - cameAt
    return cameAt && since >= 0 && since < guard ? guard - since : 0
}

// `under`: how many screens had come when the finger came down; below zero: no finger, but a key or a screen reader,
// which do not tremble. Digits may be typed as soon as they are there.
function accepts(name, quick, guard, under) {
    var now = Date.now()
    var since = now - lastTime
    var soon = since >= 0 && since < guard
    if (soon && !(quick && lastQuick && name !== lastName))
        return false
    if (guard && under >= 0 && (under !== screens || !quick && rest(guard)))
        return false
    lastTime = now
    lastName = name
    lastQuick = quick
    return true
}
