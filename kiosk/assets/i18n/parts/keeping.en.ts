<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.keeping"><source/><translation>Keeping the records</translation></message>
    <message id="keeping.title"><source/><translation>Keeping the records</translation></message>
    <message id="keeping.nightly"><source/><translation>Done every night by itself. You can also do it now</translation></message>
    <message id="keeping.begun"><source/><translation>Begun. How it ended is shown here. Measuring may go on</translation></message>
    <message id="keeping.unknown"><source/><translation>There is no such job</translation></message>
    <message id="keeping.head.what"><source/><translation>Job</translation></message>
    <message id="keeping.head.when"><source/><translation>Last done</translation></message>
    <message id="keeping.head.how"><source/><translation>How it ended</translation></message>
    <message id="keeping.never"><source/><translation>Nothing yet</translation></message>
    <message id="keeping.not-yet"><source/><translation>Never done yet</translation></message>
    <message id="keeping.again"><source/><translation>Look again</translation></message>
    <message id="keeping.now"><source/><translation>Do it now</translation></message>
    <message id="keeping.runs"><source/><translation>At work</translation></message>
    <message id="keeping.well"><source/><translation>Ended well</translation></message>
    <message id="keeping.failed"><source/><translation>Did not end well. Please tell the administrator</translation></message>
    <message id="keeping.backup"><source/><translation>Backup</translation></message>
    <message id="keeping.integrity"><source/><translation>Looking the store over</translation></message>
    <message id="keeping.retention"><source/><translation>Deleting what is too old</translation></message>
</context>
</TS>
