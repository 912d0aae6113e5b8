<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="answer.fine"><source/><translation>All that was measured today is fine</translation></message>
    <message id="answer.one"><source/><translation>There is one thing to look after</translation></message>
    <message id="answer.some"><source/><translation>There are a few things to look after</translation></message>
    <message id="answer.staff"><source/><translation>Please talk with our staff today</translation></message>
    <message id="answer.sit"><source/><translation>We have called our staff. Please sit and rest</translation></message>
    <message id="answer.about"><source/><translation>%1: %2</translation></message>
    <message id="answer.first"><source/><translation>Try this first</translation></message>
    <message id="results.rest"><source/><translation>All the details can be had on paper</translation></message>
    <message id="answer.paper"><source/><translation>The exercises for two weeks are on the paper</translation></message>
    <message id="calls.about.danger"><source/><translation>Please look at a value together</translation></message>
    <message id="action.done"><source/><translation>Finish</translation></message>
    <message id="action.why"><source/><translation>Why do machines differ?</translation></message>
    <message id="action.why.short"><source/><translation>Why differ?</translation></message>
    <message id="action.results"><source/><translation>Back to results</translation></message>
    <message id="action.results.short"><source/><translation>Results</translation></message>
    <message id="section.fitness"><source/><translation>Fitness</translation></message>
    <message id="section.answers"><source/><translation>What you answered</translation></message>
    <message id="section.mind"><source/><translation>Head and hand</translation></message>
    <message id="before.ring"><source/><translation>Last time</translation></message>
    <message id="how.device"><source/><translation>Measured with a %1 %2</translation></message>
    <message id="how.unnamed"><source/><translation>Measured by a device</translation></message>
    <message id="how.computed"><source/><translation>Worked out from what was measured</translation></message>
    <message id="how.tapped"><source/><translation>Timed or counted by touching this screen</translation></message>
    <message id="how.typed"><source/><translation>Read and typed in by our staff</translation></message>
    <message id="how.answered"><source/><translation>The points of what you answered</translation></message>
    <message id="how.mean"><source/><translation>Measured %1 times; this is the average of the last two</translation></message>
    <message id="how.best"><source/><translation>Measured %1 times; this is the best</translation></message>
    <message id="how.newest"><source/><translation>Measured %1 times; this is the last</translation></message>
    <message id="how.checked"><source/><translation>The device was checked on %3.%2.%1</translation></message>
    <message id="how.unknown-check"><source/><translation>No check of the device has been written down yet</translation></message>
    <message id="how.validated"><source/><translation>The device was tested by clinical standards</translation></message>
    <message id="how.not-validated"><source/><translation>The device was not tested by clinical standards</translation></message>
    <message id="how.unknown-validated"><source/><translation>We do not know yet whether it was tested by clinical standards</translation></message>
    <message id="how.about.height"><source/><translation>You are a little taller in the morning. Shoes and hair count too</translation></message>
    <message id="how.about.weight"><source/><translation>Clothes and meals count. At home a soft floor changes it</translation></message>
    <message id="how.about.tape"><source/><translation>It depends on where the tape lies and how hard it is pulled</translation></message>
    <message id="how.about.composition"><source/><translation>It is estimated from a weak current. Machines reckon differently, and drinking changes it</translation></message>
    <message id="how.about.pressure"><source/><translation>Pressure goes up and down all day. Time, arm, how you sit and how long you rest all count. Many are tense at a clinic, and it comes out higher</translation></message>
    <message id="how.about.pulse"><source/><translation>The pulse is faster after moving or coffee</translation></message>
    <message id="how.about.oxygen"><source/><translation>Cold hands and nail colour change it</translation></message>
    <message id="how.about.warmth"><source/><translation>Forehead and ear differ. Coming in from the cold it is lower</translation></message>
    <message id="how.about.sugar"><source/><translation>It depends on what you ate and when. Clinics take blood from the arm, which differs a little</translation></message>
    <message id="how.about.grip"><source/><translation>The width of the handle, the arm and how hard you tried all count</translation></message>
    <message id="how.about.test"><source/><translation>Shoes, the chair and the start all count. Many do better the second time</translation></message>
</context>
</TS>
