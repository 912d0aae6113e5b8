// A second press within 400 ms is a trembling hand, not a wish: it is ignored. Two different digit keys are not that.
.pragma library

var lastTime = 0
var lastName = ""
var lastQuick = false

function accepts(name, quick, guard) {
    var now = Date.now()
    var since = now - lastTime
    var soon = since >= 0 && since < guard
    if (soon && !(quick && lastQuick && name !== lastName))
        return false
    lastTime = now
    lastName = name
    lastQuick = quick
    return true
}
