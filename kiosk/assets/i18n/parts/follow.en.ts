<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="consult.title"><source/><translation>Talk</translation></message>
    <message id="consult.advice"><source/><translation>Write advice</translation></message>
    <message id="consult.note"><source/><translation>Write a note</translation></message>
    <message id="consult.print"><source/><translation>Print with advice</translation></message>
    <message id="consult.visit"><source/><translation>All values</translation></message>
    <message id="note.title"><source/><translation>Note</translation></message>
    <message id="note.text"><source/><translation>Note</translation></message>
    <message id="note.hint"><source/><translation>It is not printed</translation></message>
    <message id="note.keep"><source/><translation>Keep the note</translation></message>
    <message id="note.kept"><source/><translation>The note is kept</translation></message>
    <message id="note.advice.title"><source/><translation>Advice</translation></message>
    <message id="note.advice"><source/><translation>Advice</translation></message>
    <message id="note.advice.hint"><source/><translation>It is printed with your name</translation></message>
    <message id="note.sign"><source/><translation>Sign and keep</translation></message>
    <message id="note.signed"><source/><translation>The advice is kept and will be on the paper</translation></message>
    <message id="note.empty"><source/><translation>Please write something</translation></message>
    <message id="note.long"><source/><translation>Up to %1 characters</translation></message>
    <message id="note.line"><source/><translation>Note %1 %2</translation></message>
    <message id="note.line.advice"><source/><translation>Advice %1 %2</translation></message>
    <message id="report.advice.signed"><source/><translation>Advice from our staff</translation></message>
    <message id="follow.title"><source/><translation>Follow-up</translation></message>
    <message id="follow.say"><source/><translation>Press one to see who it is</translation></message>
    <message id="follow.none"><source/><translation>Nothing to follow up</translation></message>
    <message id="follow.head.kind"><source/><translation>What</translation></message>
    <message id="follow.head.count"><source/><translation>How many</translation></message>
    <message id="follow.head.since"><source/><translation>Since</translation></message>
    <message id="follow.head.who"><source/><translation>Who</translation></message>
    <message id="follow.head.about"><source/><translation>About</translation></message>
    <message id="follow.head.closed"><source/><translation>Closed at</translation></message>
    <message id="follow.head.by"><source/><translation>Closed by</translation></message>
    <message id="follow.head.note"><source/><translation>Note</translation></message>
    <message id="follow.high"><source/><translation>High or low values</translation></message>
    <message id="follow.high.say"><source/><translation>Let them rest and measure again; advise seeing a doctor if needed</translation></message>
    <message id="follow.held"><source/><translation>Records not sent</translation></message>
    <message id="follow.held.say"><source/><translation>The platform did not take them. Please tell the manager</translation></message>
    <message id="follow.withdrawn"><source/><translation>Consent withdrawn</translation></message>
    <message id="follow.withdrawn.say"><source/><translation>Ask what else they wish</translation></message>
    <message id="follow.missed"><source/><translation>Booked and did not come</translation></message>
    <message id="follow.missed.say"><source/><translation>Please call and find another day</translation></message>
    <message id="follow.alone"><source/><translation>Lives alone and was not seen</translation></message>
    <message id="follow.alone.say"><source/><translation>Please call and ask how they are</translation></message>
    <message id="follow.recheck"><source/><translation>To be measured again after a device check</translation></message>
    <message id="follow.recheck.say"><source/><translation>Measured while a device was off. Please invite them again</translation></message>
    <message id="follow.unfinished"><source/><translation>Not finished</translation></message>
    <message id="follow.unfinished.say"><source/><translation>Tell them they can go on next time</translation></message>
    <message id="follow.due"><source/><translation>Time to measure again</translation></message>
    <message id="follow.due.say"><source/><translation>Please invite them again</translation></message>
    <message id="follow.nameless"><source/><translation>No name</translation></message>
    <message id="follow.close"><source/><translation>Done</translation></message>
    <message id="follow.closed"><source/><translation>Closed</translation></message>
    <message id="follow.note"><source/><translation>What was done?</translation></message>
    <message id="follow.note.hint"><source/><translation>A few words</translation></message>
    <message id="follow.approved"><source/><translation>Limits approved by %1 on %2</translation></message>
    <message id="follow.not-approved"><source/><translation>The limits are not approved yet, so high values are not looked for. The centre must approve them by name and date</translation></message>
    <message id="follow.purpose.keep"><source/><translation>Keeping here</translation></message>
    <message id="follow.purpose.platform"><source/><translation>Sending to the platform</translation></message>
    <message id="follow.purpose.ai"><source/><translation>Use for research and AI</translation></message>
    <message id="follow.purpose.trial"><source/><translation>Use for device trials</translation></message>
    <message id="follow.purpose.family"><source/><translation>Sharing with the family</translation></message>
    <message id="follow.purpose.phone"><source/><translation>Keeping the phone number</translation></message>
    <message id="follow.purpose.contact"><source/><translation>An emergency contact</translation></message>
</context>
</TS>
