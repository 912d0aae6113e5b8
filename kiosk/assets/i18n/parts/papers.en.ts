<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="paper.title"><source/><translation>To take home</translation></message>
    <message id="paper.say"><source/><translation>What would you like?
Please press one</translation></message>
    <message id="paper.more.title"><source/><translation>Anything else?</translation></message>
    <message id="paper.more.say"><source/><translation>If that is all,
please press Next</translation></message>
    <message id="paper.a4"><source/><translation>A sheet of paper</translation></message>
    <message id="paper.large"><source/><translation>Large print</translation></message>
    <message id="paper.receipt"><source/><translation>A small slip</translation></message>
    <message id="paper.doctor"><source/><translation>A page for the doctor</translation></message>
    <message id="paper.qr"><source/><translation>Onto a phone</translation></message>
    <message id="paper.code.title"><source/><translation>Onto a phone</translation></message>
    <message id="paper.code.short"><source/><translation>Point a phone here</translation></message>
    <message id="paper.code.say"><source/><translation>Point a phone's
camera at this</translation></message>
    <message id="paper.code.note"><source/><translation>There is no name in it. It goes away when you leave this screen.</translation></message>
    <message id="paper.code.name"><source/><translation>Pattern for a phone camera</translation></message>
    <message id="paper.code.head"><source/><translation>Lifelog Centre %1</translation></message>
    <message id="paper.code.foot"><source/><translation>For reference only</translation></message>
    <message id="paper.code.paper"><source/><translation>Today's results, without a name. The camera of a phone reads it.</translation></message>
    <message id="action.print.qr"><source/><translation>On paper too</translation></message>
    <message id="print.code.none"><source/><translation>The pattern cannot be made now</translation></message>
    <message id="print.code.none.short"><source/><translation>Not possible</translation></message>
    <message id="print.paper"><source/><translation>The paper has run out. Staff will print it for you</translation></message>
    <message id="print.paper.short"><source/><translation>Staff print it</translation></message>
    <message id="print.jam"><source/><translation>The paper is stuck. Staff will print it for you</translation></message>
    <message id="print.jam.short"><source/><translation>Staff print it</translation></message>
    <message id="print.open"><source/><translation>The printer is open. Staff will print it for you</translation></message>
    <message id="print.open.short"><source/><translation>Staff print it</translation></message>
    <message id="print.ink"><source/><translation>The ink has run out. Staff will print it for you</translation></message>
    <message id="print.ink.short"><source/><translation>Staff print it</translation></message>
    <message id="print.offline"><source/><translation>The printer is off. Staff will print it for you</translation></message>
    <message id="print.offline.short"><source/><translation>Staff print it</translation></message>
    <message id="print.paused"><source/><translation>The printer is resting. Staff will print it for you</translation></message>
    <message id="print.paused.short"><source/><translation>Staff print it</translation></message>
    <message id="print.stuck"><source/><translation>Printing takes long. Staff will print it for you</translation></message>
    <message id="print.stuck.short"><source/><translation>Staff print it</translation></message>
    <message id="receipt.more"><source/><translation>%1 more were measured. They are all on the large sheet.</translation></message>
    <message id="doctor.title"><source/><translation>Measurements for the doctor</translation></message>
    <message id="doctor.who"><source/><translation>%1, %2 years</translation></message>
    <message id="doctor.sex.M"><source/><translation>male</translation></message>
    <message id="doctor.sex.F"><source/><translation>female</translation></message>
    <message id="doctor.head.what"><source/><translation>Quantity</translation></message>
    <message id="doctor.head.value"><source/><translation>Values in order</translation></message>
    <message id="doctor.head.when"><source/><translation>Time</translation></message>
    <message id="doctor.head.how"><source/><translation>Method</translation></message>
    <message id="doctor.side.left"><source/><translation>left</translation></message>
    <message id="doctor.side.right"><source/><translation>right</translation></message>
    <message id="doctor.method.DEVICE"><source/><translation>device %1</translation></message>
    <message id="doctor.method.TYPED"><source/><translation>typed by staff</translation></message>
    <message id="doctor.method.COMPUTED"><source/><translation>computed</translation></message>
    <message id="doctor.method.TAPPED"><source/><translation>tapped on screen (device %1)</translation></message>
    <message id="doctor.method.ANSWERED"><source/><translation>questionnaire</translation></message>
    <message id="doctor.serial"><source/><translation>serial %1</translation></message>
    <message id="doctor.checked"><source/><translation>checked %1</translation></message>
    <message id="doctor.unchecked"><source/><translation>no check on record</translation></message>
    <message id="doctor.instrument"><source/><translation>Device %1: %2</translation></message>
    <message id="doctor.accepted"><source/><translation>accepted by staff after a look</translation></message>
    <message id="doctor.rounded"><source/><translation>Values as measured, rounded once. Taken at a health centre; they do not replace an examination.</translation></message>
    <message id="paper.paused"><source/><translation>The printer is paused. Start it again, then press once more</translation></message>
    <message id="paper.stuck"><source/><translation>It did not come out in time and was taken back. Please look at the printer</translation></message>
    <message id="doctor.pressure"><source/><translation>Blood pressure (systolic/diastolic)</translation></message>
    <message id="doctor.quantity.mean_pressure"><source/><translation>Mean arterial pressure</translation></message>
    <message id="doctor.quantity.bmi"><source/><translation>Body mass index</translation></message>
    <message id="doctor.quantity.heart_rate"><source/><translation>Heart rate</translation></message>
    <message id="doctor.quantity.relative_grip"><source/><translation>Relative grip strength</translation></message>
    <message id="doctor.quantity.grip_force"><source/><translation>Grip strength</translation></message>
    <message id="consult.print.large"><source/><translation>Print large</translation></message>
    <message id="consult.print.doctor"><source/><translation>Print for a doctor</translation></message>
    <message id="check.receipt.ok"><source/><translation>The receipt printer is ready</translation></message>
    <message id="check.receipt.silent"><source/><translation>The receipt printer does not say how it is</translation></message>
    <message id="check.receipt.silent.todo"><source/><translation>Please print one slip to see</translation></message>
    <message id="check.receipt.low"><source/><translation>The receipt paper is nearly at an end</translation></message>
    <message id="check.receipt.paper"><source/><translation>The receipt printer has no paper</translation></message>
    <message id="check.receipt.paper.todo"><source/><translation>Please change the paper roll</translation></message>
    <message id="check.receipt.jam"><source/><translation>Paper is stuck in the receipt printer</translation></message>
    <message id="check.receipt.jam.todo"><source/><translation>Please take the paper out</translation></message>
    <message id="check.receipt.open"><source/><translation>The receipt printer is open</translation></message>
    <message id="check.receipt.open.todo"><source/><translation>Please close it</translation></message>
    <message id="check.receipt.offline"><source/><translation>The receipt printer is off</translation></message>
    <message id="check.receipt.offline.todo"><source/><translation>Switch it on and look at its cable</translation></message>
    <message id="check.papers"><source/><translation>%1 papers have not been printed yet</translation></message>
    <message id="check.papers.todo"><source/><translation>See to the printer, then press this line to print them</translation></message>
    <message id="document.devices"><source/><translation>Devices used</translation></message>
    <message id="leaving.document"><source/><translation>File for a health record (FHIR)</translation></message>
    <message id="papers.again"><source/><translation>%1 printed</translation></message>
    <message id="papers.again.stopped"><source/><translation>%1 printed, then it stopped. Please see to the printer</translation></message>
</context>
</TS>
