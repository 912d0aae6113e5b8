<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message id="band.staff"><source/><translation>Desk</translation></message>
    <message id="desk.close"><source/><translation>Close</translation></message>
    <message id="desk.no"><source/><translation>No</translation></message>
    <message id="desk.optional"><source/><translation>%1 (optional)</translation></message>
    <message id="desk.up"><source/><translation>▲ Up</translation></message>
    <message id="desk.down"><source/><translation>▼ Down</translation></message>
    <message id="desk.by"><source/><translation>By %1</translation></message>
    <message id="desk.training"><source/><translation>Practice</translation></message>
    <message id="desk.show"><source/><translation>Showing</translation></message>
    <message id="key.shift"><source/><translation>Shift</translation></message>
    <message id="key.ko"><source/><translation>한글</translation></message>
    <message id="key.en"><source/><translation>ABC</translation></message>
    <message id="key.sign"><source/><translation>1 ? #</translation></message>
    <message id="key.space"><source/><translation>Space</translation></message>
    <message id="key.newline"><source/><translation>New line</translation></message>
    <message id="key.next"><source/><translation>Next field</translation></message>
    <message id="key.fold"><source/><translation>Hide keys</translation></message>
    <message id="pin.sign-in.title"><source/><translation>Open the staff screen</translation></message>
    <message id="pin.forgot"><source/><translation>I forgot my PIN</translation></message>
</context>
</TS>
