<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="settings.hand"><source/><translation>Left-handed</translation></message>
    <message id="settings.how"><source/><translation>The screen</translation></message>
    <message id="settings.silent"><source/><translation>This machine makes no sound now</translation></message>
    <message id="attract.larger"><source/><translation>Larger letters</translation></message>
    <message id="attract.contrast"><source/><translation>Dark screen</translation></message>
    <message id="attract.bright"><source/><translation>Bright screen</translation></message>
    <message id="check.language.ok"><source/><translation>Language %1: complete</translation></message>
    <message id="check.language.missing"><source/><translation>Language %1: %2 texts are shown in Korean</translation></message>
    <message id="check.language.refused"><source/><translation>Language file %1: cannot be used</translation></message>
    <message id="check.language.todo"><source/><translation>See what is missing with kiosk language check, and fill it in</translation></message>
    <message id="shoes-off.note"><source/><translation>Hang up your coat and your bag.</translation></message>
</context>
</TS>
