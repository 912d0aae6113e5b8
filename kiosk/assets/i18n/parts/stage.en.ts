<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.stage"><source/><translation>Demonstration</translation></message>
    <message id="stage.title"><source/><translation>Ten-minute demonstration</translation></message>
    <message id="stage.what"><source/><translation>Everybody here is made up, and nothing that is measured is kept</translation></message>
    <message id="stage.next"><source/><translation>Next step</translation></message>
    <message id="stage.go"><source/><translation>Go to this screen</translation></message>
    <message id="stage.none"><source/><translation>There are no steps</translation></message>
    <message id="stage.minutes"><source/><translation>Minute %1</translation></message>
    <message id="stage.tell"><source/><translation>Say</translation></message>
    <message id="stage.head.minutes"><source/><translation>When</translation></message>
    <message id="stage.head.what"><source/><translation>Show</translation></message>
    <message id="stage.head.quantity"><source/><translation>Measured</translation></message>
    <message id="stage.head.first"><source/><translation>First device</translation></message>
    <message id="stage.head.second"><source/><translation>Second device</translation></message>
    <message id="stage.head.device"><source/><translation>Device</translation></message>
    <message id="stage.head.state"><source/><translation>State</translation></message>
    <message id="stage.head.value"><source/><translation>Last value</translation></message>
    <message id="stage.welcome"><source/><translation>First screen</translation></message>
    <message id="stage.welcome.say"><source/><translation>One press is enough to be measured: no name and no phone number are needed</translation></message>
    <message id="stage.measure"><source/><translation>Measure as a guest</translation></message>
    <message id="stage.measure.say"><source/><translation>Each screen asks one thing only, in words and aloud</translation></message>
    <message id="stage.result"><source/><translation>Result</translation></message>
    <message id="stage.result.say"><source/><translation>Words come before numbers, and the result can be taken home on paper</translation></message>
    <message id="stage.devices"><source/><translation>Devices at a glance</translation></message>
    <message id="stage.devices.say"><source/><translation>One line for each device: whether it is ready, and what to do if not</translation></message>
    <message id="stage.compare"><source/><translation>Side by side</translation></message>
    <message id="stage.compare.say"><source/><translation>Two devices measure the same, and the difference is there at once</translation></message>
    <message id="stage.swap"><source/><translation>Swap a device</translation></message>
    <message id="stage.swap.say"><source/><translation>The screen stays as it is when a device is swapped; the comparison begins anew with the new one</translation></message>
    <message id="stage.check"><source/><translation>Device checks</translation></message>
    <message id="stage.check.say"><source/><translation>A value from a device that needs a check always says so</translation></message>
    <message id="stage.end"><source/><translation>End</translation></message>
    <message id="stage.end.say"><source/><translation>After the demonstration the real screen is back, and nothing made up is mixed in</translation></message>
    <message id="stage.beside"><source/><translation>Side by side</translation></message>
    <message id="stage.beside.say"><source/><translation>Choose two devices that measure the same. Nothing that they say is kept</translation></message>
    <message id="stage.no-two"><source/><translation>Two devices that measure the same are needed</translation></message>
    <message id="stage.show"><source/><translation>To the demonstration</translation></message>
    <message id="stage.trial"><source/><translation>To the trials</translation></message>
    <message id="stage.live.say"><source/><translation>Put the same thing on both devices. The values are on this screen only</translation></message>
    <message id="stage.off"><source/><translation>Difference (first - second)</translation></message>
    <message id="stage.pair"><source/><translation>Add this pair</translation></message>
    <message id="stage.swap-first"><source/><translation>Swap the first</translation></message>
    <message id="stage.swap-second"><source/><translation>Swap the second</translation></message>
    <message id="stage.clear"><source/><translation>Start over</translation></message>
    <message id="stage.again"><source/><translation>Back to the comparison</translation></message>
    <message id="stage.nothing-new"><source/><translation>Both devices have to measure anew for another pair</translation></message>
    <message id="stage.chart"><source/><translation>Differences so far</translation></message>
    <message id="stage.axis.mean"><source/><translation>Mean of both (%1)</translation></message>
    <message id="stage.axis.off"><source/><translation>Difference (%1)</translation></message>
    <message id="stage.none-off"><source/><translation>No difference</translation></message>
    <message id="stage.mean"><source/><translation>Mean</translation></message>
    <message id="stage.no-pairs"><source/><translation>No pair so far</translation></message>
    <message id="stage.pairs"><source/><translation>The difference of %1 pairs is %2 in the mean</translation></message>
    <message id="drift.none"><source/><translation>There are no daily checks yet</translation></message>
    <message id="drift.learning"><source/><translation>Still learning how this device behaves. It is within its limit</translation></message>
    <message id="drift.calm"><source/><translation>The values do not move to one side</translation></message>
    <message id="drift.moves"><source/><translation>The values move slowly to one side. Keep an eye on it</translation></message>
    <message id="drift.reaches"><source/><translation>The values move to one side. At this pace the limit is reached on %1</translation></message>
    <message id="drift.soon"><source/><translation>The limit will be reached soon (%1). Do a full check first</translation></message>
    <message id="drift.over"><source/><translation>The last check was beyond the limit. Do not use it; do a full check</translation></message>
</context>
</TS>
