<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="device.program-missing"><source/><translation>The device's program could not be started.</translation></message>
    <message id="device.program-ended"><source/><translation>The device's program has stopped and is started again.</translation></message>
    <message id="device.program-hung"><source/><translation>The device's program does not answer and is started again.</translation></message>
    <message id="device.program-flood"><source/><translation>The device's program sent too much and was stopped.</translation></message>
    <message id="device.program-words"><source/><translation>The device's program did not keep to what was agreed and was stopped.</translation></message>
    <message id="check.isolation.ok"><source/><translation>Installed device programs run fenced in: files %1, network %2, other programs %3, a user of their own %4</translation></message>
    <message id="check.isolation.weak"><source/><translation>Installed device programs are not wholly fenced in: files %1, network %2, other programs %3, a user of their own %4</translation></message>
    <message id="check.isolation.todo"><source/><translation>Administrator: use a Linux kernel from 5.13 on, with Landlock</translation></message>
    <message id="isolation.on"><source/><translation>fenced</translation></message>
    <message id="isolation.off"><source/><translation>open</translation></message>
</context>
</TS>
