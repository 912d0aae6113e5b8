<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.statistics"><source/><translation>Statistics</translation></message>
    <message id="office.audit"><source/><translation>Access log</translation></message>
    <message id="ended.finished"><source/><translation>Finished</translation></message>
    <message id="ended.refused"><source/><translation>Declined</translation></message>
    <message id="ended.unsafe"><source/><translation>Stopped for safety</translation></message>
    <message id="ended.fault"><source/><translation>Device trouble</translation></message>
    <message id="ended.left"><source/><translation>Left</translation></message>
    <message id="ended.open"><source/><translation>Still open</translation></message>
    <message id="ended.none"><source/><translation>Not part of it</translation></message>
    <message id="numbers.title"><source/><translation>Numbers of %1</translation></message>
    <message id="numbers.day"><source/><translation>Day</translation></message>
    <message id="numbers.age"><source/><translation>Age</translation></message>
    <message id="numbers.age.band"><source/><translation>%1s</translation></message>
    <message id="numbers.age.oldest"><source/><translation>%1 and older</translation></message>
    <message id="numbers.sex"><source/><translation>Sex</translation></message>
    <message id="numbers.sex.f"><source/><translation>Women</translation></message>
    <message id="numbers.sex.m"><source/><translation>Men</translation></message>
    <message id="numbers.programme"><source/><translation>Programme</translation></message>
    <message id="numbers.guest"><source/><translation>Registered</translation></message>
    <message id="numbers.guest.known"><source/><translation>Registered</translation></message>
    <message id="numbers.guest.guest"><source/><translation>Guests</translation></message>
    <message id="numbers.ended"><source/><translation>How visits ended</translation></message>
    <message id="numbers.kept"><source/><translation>Visits kept</translation></message>
    <message id="numbers.unkept"><source/><translation>Visits not kept</translation></message>
    <message id="numbers.wait"><source/><translation>Waiting</translation></message>
    <message id="numbers.wait.say"><source/><translation>Half within %1 min, nine of ten within %2 min</translation></message>
    <message id="numbers.wait.none"><source/><translation>Too few to tell</translation></message>
    <message id="numbers.fault"><source/><translation>Device %1: %2</translation></message>
    <message id="numbers.count"><source/><translation>Visits</translation></message>
    <message id="numbers.total"><source/><translation>In all</translation></message>
    <message id="numbers.of"><source/><translation>%1 in all</translation></message>
    <message id="numbers.hidden"><source/><translation>hidden</translation></message>
    <message id="numbers.few"><source/><translation>fewer than %1</translation></message>
    <message id="numbers.fewer"><source/><translation>very few</translation></message>
    <message id="numbers.small"><source/><translation>Cells of fewer than %1 are hidden, and others where it could be worked out</translation></message>
    <message id="numbers.unfinished"><source/><translation>This month is not over yet</translation></message>
    <message id="numbers.none"><source/><translation>No visits</translation></message>
    <message id="numbers.save"><source/><translation>Save and print</translation></message>
    <message id="numbers.saved"><source/><translation>Saved in the export folder: %1</translation></message>
    <message id="numbers.paper.printed"><source/><translation>One page was printed</translation></message>
    <message id="numbers.paper.kept"><source/><translation>There is no printer; the page is kept as a file</translation></message>
    <message id="numbers.paper.failed"><source/><translation>It could not be printed</translation></message>
    <message id="numbers.before"><source/><translation>Show %1</translation></message>
    <message id="numbers.next"><source/><translation>Show %1</translation></message>
    <message id="log.title"><source/><translation>Access log of %1</translation></message>
    <message id="log.chain"><source/><translation>The chain</translation></message>
    <message id="log.whole"><source/><translation>Whole (%1 lines)</translation></message>
    <message id="log.broken"><source/><translation>It does not hold from line %1 on. Tell whoever looks after the system</translation></message>
    <message id="log.lines"><source/><translation>Lines this month</translation></message>
    <message id="log.refused"><source/><translation>Refused</translation></message>
    <message id="log.late"><source/><translation>At unusual hours</translation></message>
    <message id="log.reviewed"><source/><translation>Read by</translation></message>
    <message id="log.by"><source/><translation>%1, %2</translation></message>
    <message id="log.nobody"><source/><translation>Nobody yet</translation></message>
    <message id="log.head.who"><source/><translation>Who</translation></message>
    <message id="log.head.done"><source/><translation>Done</translation></message>
    <message id="log.head.people"><source/><translation>People</translation></message>
    <message id="log.head.opened"><source/><translation>Names opened</translation></message>
    <message id="log.head.exported"><source/><translation>Handed out</translation></message>
    <message id="log.head.erased"><source/><translation>Erased</translation></message>
    <message id="log.head.what"><source/><translation>What</translation></message>
    <message id="log.none"><source/><translation>None</translation></message>
    <message id="log.unknown"><source/><translation>Unknown</translation></message>
    <message id="log.pin"><source/><translation>Wrong PIN</translation></message>
    <message id="log.recovery"><source/><translation>Wrong recovery code</translation></message>
    <message id="log.duty"><source/><translation>Not in their role</translation></message>
    <message id="log.export-refused"><source/><translation>Not handed out: no consent</translation></message>
    <message id="log.review"><source/><translation>I have read this month</translation></message>
    <message id="log.export"><source/><translation>Hand out as a file</translation></message>
    <message id="log.exported"><source/><translation>Saved in the export folder: %1</translation></message>
    <message id="log.print"><source/><translation>Fingerprint of the file</translation></message>
</context>
</TS>
