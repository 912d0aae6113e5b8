<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.training"><source/><translation>Practice</translation></message>
    <message id="training.title"><source/><translation>Practice and showing</translation></message>
    <message id="training.what"><source/><translation>You practise with people who do not exist. Every screen and paper says so</translation></message>
    <message id="training.nothing"><source/><translation>The real records stay as they are, and nothing is sent</translation></message>
    <message id="training.end"><source/><translation>Practice ends when the machine is switched off, or with the day</translation></message>
    <message id="training.pins"><source/><translation>PINs in practice</translation></message>
    <message id="training.start"><source/><translation>Begin practice</translation></message>
    <message id="training.show"><source/><translation>Begin showing</translation></message>
    <message id="training.sure"><source/><translation>The kiosk starts anew. See that nobody is being measured</translation></message>
    <message id="training.going"><source/><translation>Changing to practice</translation></message>
    <message id="training.leaving"><source/><translation>Going back to the real screen</translation></message>
    <message id="training.is"><source/><translation>This is practice. Everybody here is made up</translation></message>
    <message id="training.off"><source/><translation>End practice</translation></message>
    <message id="training.mark"><source/><translation>Practice</translation></message>
</context>
</TS>
