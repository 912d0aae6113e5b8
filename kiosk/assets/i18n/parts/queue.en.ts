<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.queue"><source/><translation>Queue</translation></message>
    <message id="office.next"><source/><translation>Next person</translation></message>
    <message id="queue.title"><source/><translation>Queue</translation></message>
    <message id="queue.empty"><source/><translation>Nobody waits</translation></message>
    <message id="queue.waiting"><source/><translation>%1 are waiting</translation></message>
    <message id="queue.give"><source/><translation>Give a number</translation></message>
    <message id="queue.given"><source/><translation>Number %1</translation></message>
    <message id="queue.roster"><source/><translation>Import a list</translation></message>
    <message id="queue.nobody"><source/><translation>Nobody is waiting</translation></message>
    <message id="queue.called"><source/><translation>Calling number %1</translation></message>
    <message id="queue.gone"><source/><translation>Another station was quicker</translation></message>
    <message id="queue.screen-busy"><source/><translation>Somebody is measured at this screen. Begin when they are done</translation></message>
    <message id="queue.device"><source/><translation>Free now</translation></message>
    <message id="queue.no-device"><source/><translation>No device is free now</translation></message>
    <message id="queue.head.number"><source/><translation>Number</translation></message>
    <message id="queue.head.who"><source/><translation>Who</translation></message>
    <message id="queue.head.state"><source/><translation>State</translation></message>
    <message id="queue.head.since"><source/><translation>For</translation></message>
    <message id="queue.state.booked"><source/><translation>Booked</translation></message>
    <message id="queue.state.waiting"><source/><translation>Waiting</translation></message>
    <message id="queue.state.called"><source/><translation>Called</translation></message>
    <message id="queue.state.measuring"><source/><translation>Measuring</translation></message>
    <message id="queue.state.done"><source/><translation>Done</translation></message>
    <message id="queue.state.left"><source/><translation>Left</translation></message>
    <message id="queue.state.missed"><source/><translation>Did not come</translation></message>
    <message id="queue.act.begin"><source/><translation>Begin</translation></message>
    <message id="queue.act.back"><source/><translation>Back to the line</translation></message>
    <message id="queue.act.left"><source/><translation>Left</translation></message>
    <message id="queue.act.came"><source/><translation>Here now</translation></message>
    <message id="queue.act.missed"><source/><translation>Not coming</translation></message>
    <message id="roster.title"><source/><translation>Import a list</translation></message>
    <message id="roster.head.file"><source/><translation>File</translation></message>
    <message id="roster.head.line"><source/><translation>Line</translation></message>
    <message id="roster.head.flaw"><source/><translation>To mend</translation></message>
    <message id="roster.no-file"><source/><translation>There is no list in the import folder</translation></message>
    <message id="roster.how"><source/><translation>Save the list as CSV into the import folder</translation></message>
    <message id="roster.columns"><source/><translation>First line: name, birth, sex, phone (last four digits, optional)</translation></message>
    <message id="roster.gone"><source/><translation>The file is gone. Please choose again</translation></message>
    <message id="roster.unreadable"><source/><translation>The file cannot be read</translation></message>
    <message id="roster.people"><source/><translation>%1 people</translation></message>
    <message id="roster.take"><source/><translation>Put on today's list</translation></message>
    <message id="roster.taken"><source/><translation>%1 added: %2 of them known, %3 were there already</translation></message>
    <message id="roster.line"><source/><translation>Line %1</translation></message>
    <message id="roster.fine"><source/><translation>Nothing to mend</translation></message>
    <message id="roster.again"><source/><translation>Read the mended file</translation></message>
    <message id="roster.flawed"><source/><translation>%1 lines need mending; nobody was added</translation></message>
    <message id="roster.flaw.name"><source/><translation>The name is missing or odd</translation></message>
    <message id="roster.flaw.formula"><source/><translation>The name is a formula</translation></message>
    <message id="roster.flaw.birth"><source/><translation>No such date. Write it like 1950-03-04</translation></message>
    <message id="roster.flaw.sex"><source/><translation>Write the sex as M or F</translation></message>
    <message id="roster.flaw.tail"><source/><translation>Give the last four digits of the phone</translation></message>
    <message id="roster.flaw.long"><source/><translation>The name is too long</translation></message>
    <message id="roster.flaw.twice"><source/><translation>The same person stands above</translation></message>
    <message id="roster.trouble.empty"><source/><translation>The list has nobody in it</translation></message>
    <message id="roster.trouble.heads"><source/><translation>The first line does not name name, birth and sex</translation></message>
    <message id="roster.trouble.encoding"><source/><translation>The letters cannot be read. Save it as CSV (UTF-8)</translation></message>
    <message id="roster.trouble.big"><source/><translation>The list is too long: up to %1 people</translation></message>
    <message id="roster.trouble.shape"><source/><translation>The table is broken. Save it as CSV again</translation></message>
</context>
</TS>
