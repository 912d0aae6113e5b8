<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="result.unchecked"><source/><translation>Not compared with others this time</translation></message>
    <message id="how.corrected"><source/><translation>Corrected by our own check of the device</translation></message>
    <message id="how.uncheckable"><source/><translation>There is no way to check this here</translation></message>
    <message id="doctor.corrected"><source/><translation>with the correction found by the centre's own calibration</translation></message>
    <message id="gate.unchecked.title"><source/><translation>Rest today</translation></message>
    <message id="gate.unchecked.say"><source/><translation>Effort tests come after
the cuff has been checked</translation></message>
    <message id="gate.unchecked.note"><source/><translation>The blood pressure device needs a check, so we rest to be safe. Staff have been told.</translation></message>
    <message id="missing.unchecked"><source/><translation>%1: rested, the cuff needs a check</translation></message>
    <message id="calls.about.unchecked"><source/><translation>The blood pressure device needs a check</translation></message>
    <message id="trend.unchecked"><source/><translation>† Measured while the device was due for a check</translation></message>
    <message id="check.calibration.ok"><source/><translation>%1: the check for %2 is good for %3 more days</translation></message>
    <message id="check.calibration.good"><source/><translation>%1: checked for %2</translation></message>
    <message id="check.calibration.soon.todo"><source/><translation>Get the next check ready on the page of device checks</translation></message>
    <message id="check.calibration.daily"><source/><translation>%1: the check of the day for %2 is still to be made</translation></message>
    <message id="check.calibration.daily.todo"><source/><translation>Make the check of the day on the page of device checks</translation></message>
    <message id="check.calibration.overdue"><source/><translation>%1: the check for %2 is overdue by %3 days</translation></message>
    <message id="check.calibration.never"><source/><translation>%1: never checked for %2</translation></message>
    <message id="check.calibration.moved"><source/><translation>%1: another device may stand here, check it for %2</translation></message>
    <message id="check.calibration.failed"><source/><translation>%1: did not pass the check for %2</translation></message>
    <message id="check.calibration.failed.todo"><source/><translation>Do not measure with it; have it repaired and check it again</translation></message>
    <message id="check.calibration.todo"><source/><translation>Until it is checked its values say so. Open the page of device checks</translation></message>
    <message id="home.checks"><source/><translation>Devices to check</translation></message>
</context>
</TS>
