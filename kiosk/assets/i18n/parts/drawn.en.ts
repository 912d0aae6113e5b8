<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="steps.said"><source/><translation>Step %2 of %1: %3</translation></message>
    <message id="steps.through"><source/><translation>All %1 steps are done</translation></message>
</context>
</TS>
