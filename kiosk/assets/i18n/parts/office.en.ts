<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.title"><source/><translation>Staff</translation></message>
    <message id="office.people"><source/><translation>Find a person</translation></message>
    <message id="office.sign-out"><source/><translation>Leave the staff screen</translation></message>
    <message id="pin.card"><source/><translation>Card read. Please type your PIN</translation></message>
    <message id="home.calls"><source/><translation>Calls for staff</translation></message>
    <message id="home.queue"><source/><translation>In line</translation></message>
    <message id="home.tray"><source/><translation>Readings of nobody</translation></message>
    <message id="home.follow-ups"><source/><translation>To follow up</translation></message>
    <message id="home.waits"><source/><translation>What waits</translation></message>
    <message id="home.count"><source/><translation>Number</translation></message>
    <message id="home.nothing"><source/><translation>Nothing waits</translation></message>
    <message id="home.who"><source/><translation>Who</translation></message>
    <message id="home.where"><source/><translation>Where</translation></message>
    <message id="home.step"><source/><translation>Now</translation></message>
    <message id="home.nobody"><source/><translation>Nobody is at this screen</translation></message>
    <message id="home.front"><source/><translation>This screen</translation></message>
    <message id="home.aside"><source/><translation>Resting</translation></message>
    <message id="home.put-aside"><source/><translation>Put aside</translation></message>
    <message id="home.go-on"><source/><translation>Go on</translation></message>
    <message id="home.known"><source/><translation>No name</translation></message>
    <message id="home.guest"><source/><translation>Guest</translation></message>
</context>
</TS>
