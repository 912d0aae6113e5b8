<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="slip.title"><source/><translation>My card</translation></message>
    <message id="slip.say"><source/><translation>Show this to the reader when you come again</translation></message>
    <message id="slip.lost"><source/><translation>If you lose it, please tell the staff</translation></message>
    <message id="slip.number"><source/><translation>Your number</translation></message>
    <message id="slip.resting"><source/><translation>Go on later with this number and your date of birth</translation></message>
    <message id="later.slip"><source/><translation>The number is on paper too</translation></message>
    <message id="slip.wait"><source/><translation>Please come when this number is called</translation></message>
    <message id="paper.later"><source/><translation>The printer is slow. You will be told when the page is out</translation></message>
    <message id="paper.printed"><source/><translation>The paper is out</translation></message>
    <message id="paper.kept"><source/><translation>There is no printer; it was kept as a file</translation></message>
    <message id="paper.failed"><source/><translation>It could not be printed</translation></message>
</context>
</TS>
