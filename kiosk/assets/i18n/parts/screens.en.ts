<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="action.helper-here"><source/><translation>I am here</translation></message>
    <message id="action.helper-pin"><source/><translation>Staff PIN</translation></message>
    <message id="action.accept"><source/><translation>Staff OK</translation></message>
    <message id="action.type-value.live"><source/><translation>Staff enter it</translation></message>
    <message id="action.later"><source/><translation>Continue later</translation></message>
    <message id="choose.more"><source/><translation>More</translation></message>
    <message id="takes.about"><source/><translation>about %1 min</translation></message>
    <message id="action.tap.go"><source/><translation>Start</translation></message>
    <message id="action.tap.count"><source/><translation>One</translation></message>
    <message id="action.tap.uncount"><source/><translation>Undo</translation></message>
    <message id="action.tap.lap"><source/><translation>Lap</translation></message>
    <message id="action.tap.plus-1"><source/><translation>+1 m</translation></message>
    <message id="action.tap.plus-5"><source/><translation>+5 m</translation></message>
    <message id="action.tap.miss"><source/><translation>Missed</translation></message>
    <message id="action.tap.stop"><source/><translation>Stop</translation></message>
    <message id="takes.short"><source/><translation>%1 min</translation></message>
    <message id="action.tap.stop.over"><source/><translation>Done</translation></message>
    <message id="live.left.seconds"><source/><translation>%1 s left</translation></message>
    <message id="live.left.minutes"><source/><translation>%1 min %2 s left</translation></message>
    <message id="live.typed"><source/><translation>Staff measure it and enter it</translation></message>
    <message id="live.ready"><source/><translation>Press when ready</translation></message>
    <message id="live.soon"><source/><translation>Starting soon</translation></message>
    <message id="live.over"><source/><translation>Time is up</translation></message>
    <message id="live.second"><source/><translation>s</translation></message>
    <message id="good.more"><source/><translation>The rest is with the results</translation></message>
    <message id="pin.helper.title"><source/><translation>A helper is here</translation></message>
    <message id="pin.accept.title"><source/><translation>Accept this value</translation></message>
    <message id="reason.accept.title"><source/><translation>Why it is kept</translation></message>
</context>
</TS>
