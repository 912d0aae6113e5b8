<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="doubt.not-let-go.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.not-let-go.say"><source/><translation>Relax your hand first
Then once more, please</translation></message>
    <message id="doubt.pulled-twice.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.pulled-twice.say"><source/><translation>That was two squeezes
One long one, please</translation></message>
    <message id="doubt.zero-off.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.zero-off.say"><source/><translation>The device did not
start at zero</translation></message>
</context>
</TS>
