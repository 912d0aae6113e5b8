<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="action.more"><source/><translation>Tell me more</translation></message>
    <message id="action.consents"><source/><translation>My consents</translation></message>
    <message id="action.take-back"><source/><translation>All to ‘No’</translation></message>
    <message id="action.consent-copy"><source/><translation>On paper</translation></message>
    <message id="action.not-now"><source/><translation>The rest next time</translation></message>
    <message id="action.not-today"><source/><translation>Answer next time</translation></message>
    <message id="action.next.about"><source/><translation>I see</translation></message>
    <message id="action.next.consents"><source/><translation>Done</translation></message>
    <message id="consent.keep.more"><source/><translation>Your results stay in this health centre, your name and phone number locked away. Only staff and you see them. They are erased %1 years after your last visit. You can stop at any time in ‘My consents’. Staff then make sure that it is you, and erase them.</translation></message>
    <message id="consent.keep.guest.say"><source/><translation>May we keep your
results here?</translation></message>
    <message id="consent.keep.guest.note"><source/><translation>With ‘Yes’ the results are kept without a name. With ‘No’ you can measure all the same.</translation></message>
    <message id="consent.keep.guest.more"><source/><translation>Your results stay in this health centre, without a name. Only staff see them. They are erased %1 years from today.</translation></message>
    <message id="consent.platform.more"><source/><translation>Values and days are sent to the Dong-gu health record (G-Health). Your name and birthday are left out; year of birth and sex go along. How long they stay there is decided by Dong-gu. You can stop at any time in ‘My consents’. Then nothing more is sent, and what was sent is asked back.</translation></message>
    <message id="consent.ai.more"><source/><translation>Values are given to those who study health and train artificial intelligence. Your name, phone number and birthday are left out; only age and sex go along. How long they are used is set by each study. You can stop at any time in ‘My consents’. From then on nothing new is given.</translation></message>
    <message id="consent.ai.title"><source/><translation>Use without my name for health research (training artificial intelligence)</translation></message>
    <message id="consent.ai.say"><source/><translation>May research use them
without your name?</translation></message>
    <message id="consent.ai.note"><source/><translation>Your name, phone number and birthday do not leave this place. You lose nothing with ‘No’.</translation></message>
    <message id="consent.trial.title"><source/><translation>Take part in trying new devices</translation></message>
    <message id="consent.trial.say"><source/><translation>Would you like to take
part in device trials?</translation></message>
    <message id="consent.trial.note"><source/><translation>Your results help to see whether a new device measures well. You lose nothing with ‘No’.</translation></message>
    <message id="consent.trial.more"><source/><translation>Values are given to those who make the new device. Your name, phone number and birthday are left out; only age and sex go along. They are used until the trial ends. You can stop at any time in ‘My consents’. From then on nothing new is given.</translation></message>
    <message id="consent.family.title"><source/><translation>Show to my family</translation></message>
    <message id="consent.family.say"><source/><translation>May staff show your
results to your family?</translation></message>
    <message id="consent.family.note"><source/><translation>With ‘Yes’ staff show them when your family asks. With ‘No’ they do not.</translation></message>
    <message id="consent.family.more"><source/><translation>When your family comes here and asks, staff show them your results. Staff first make sure that it is your family. This holds only while your results are kept. You can stop at any time in ‘My consents’.</translation></message>
    <message id="about.say"><source/><translation>What goes where,
and for how long</translation></message>
    <message id="about.guest.say"><source/><translation>What goes where,
and for how long</translation></message>
    <message id="about.guest.note"><source/><translation>You left no name, so you can change this only today, at this screen.</translation></message>
    <message id="consents.mine.title"><source/><translation>My consents</translation></message>
    <message id="consents.mine.say"><source/><translation>Touch what you
wish to change</translation></message>
    <message id="consents.row.yes"><source/><translation>Yes · %1 (%2)</translation></message>
    <message id="consents.row.no"><source/><translation>No · %1 (%2)</translation></message>
    <message id="consents.row.none"><source/><translation>Not answered yet · %1</translation></message>
    <message id="consents.now.yes"><source/><translation>Your answer now is ‘Yes’.</translation></message>
    <message id="consents.now.no"><source/><translation>Your answer now is ‘No’.</translation></message>
    <message id="consents.all.title"><source/><translation>Stop all consents</translation></message>
    <message id="consents.all.say"><source/><translation>Change every answer
to ‘No’?</translation></message>
    <message id="consents.all.note"><source/><translation>Nothing more is kept or sent. What was sent is asked back.</translation></message>
    <message id="consents.erase.title"><source/><translation>Keeping has stopped</translation></message>
    <message id="consents.erase.say"><source/><translation>Shall we erase
what was kept?</translation></message>
    <message id="consents.erase.note"><source/><translation>Staff make sure that it is you and then erase it. With ‘Yes’ they are called.</translation></message>
    <message id="goodbye.stopped.title"><source/><translation>Well done</translation></message>
    <message id="goodbye.stopped.say"><source/><translation>Nothing more
is kept</translation></message>
    <message id="goodbye.stopped.note"><source/><translation>If you wish it erased, please tell staff. Goodbye.</translation></message>
    <message id="rate.ask"><source/><translation>How was it today? You need not answer.</translation></message>
    <message id="rate.thanks"><source/><translation>Thank you for telling us.</translation></message>
    <message id="rate.good"><source/><translation>Good</translation></message>
    <message id="rate.fair"><source/><translation>Fair</translation></message>
    <message id="rate.poor"><source/><translation>Poor</translation></message>
    <message id="numbers.rating"><source/><translation>How it was</translation></message>
    <message id="consents.paper.yes"><source/><translation>Answer: yes (%1, wording %2)</translation></message>
    <message id="consents.paper.no"><source/><translation>Answer: no (%1, wording %2)</translation></message>
    <message id="consents.paper.none"><source/><translation>Not answered yet.</translation></message>
    <message id="consents.paper.foot"><source/><translation>You can change every answer at any time in ‘My consents’ at the kiosk, or by telling staff.</translation></message>
    <message id="calls.about.erase"><source/><translation>Asks for the kept results to be erased</translation></message>
</context>
</TS>
