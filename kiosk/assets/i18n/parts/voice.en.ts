<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="voice.title"><source/><translation>Sound</translation></message>
    <message id="voice.on"><source/><translation>Voice on</translation></message>
    <message id="voice.louder"><source/><translation>Louder</translation></message>
    <message id="voice.softer"><source/><translation>Softer</translation></message>
    <message id="voice.faster"><source/><translation>Faster</translation></message>
    <message id="voice.slower"><source/><translation>Slower</translation></message>
    <message id="voice.earphone"><source/><translation>Earphone</translation></message>
    <message id="voice.again"><source/><translation>Hear again</translation></message>
    <message id="voice.listen"><source/><translation>Listen to it</translation></message>
    <message id="voice.listen.short"><source/><translation>Listen</translation></message>
    <message id="voice.how"><source/><translation>How loud and how fast</translation></message>
    <message id="voice.sample"><source/><translation>It sounds
like this</translation></message>
    <message id="voice.invite.ask"><source/><translation>This is about your health.
Press Listen
to hear it</translation></message>
    <message id="voice.invite.results"><source/><translation>Your results are here.
Press Listen
to hear them</translation></message>
    <message id="voice.pressure"><source/><translation>Blood pressure</translation></message>
    <message id="check.voice.ok"><source/><translation>The voice can speak (%1 of %2 clips made)</translation></message>
    <message id="check.voice.player"><source/><translation>Nothing here can play a sound: the kiosk is silent</translation></message>
    <message id="check.voice.engine"><source/><translation>There is neither a speech engine nor a recording: the kiosk is silent</translation></message>
    <message id="check.voice.card"><source/><translation>No sound device answers: the kiosk is silent</translation></message>
    <message id="check.voice.todo"><source/><translation>Whoever looks after the system: see voice.md</translation></message>
    <message id="check.voice.make"><source/><translation>Whoever looks after the system: kiosk voice make</translation></message>
</context>
</TS>
