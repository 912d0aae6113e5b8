<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.title"><source/><translation>Staff</translation></message>
    <message id="office.people"><source/><translation>Find a person</translation></message>
    <message id="office.sign-out"><source/><translation>Leave the staff screen</translation></message>
    <message id="pin.card"><source/><translation>Card read. Please type your PIN</translation></message>
</context>
</TS>
