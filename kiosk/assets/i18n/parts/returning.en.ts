<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="welcome.title"><source/><translation>Welcome back</translation></message>
    <message id="welcome.named"><source/><translation>Welcome back, %1</translation></message>
    <message id="welcome.today"><source/><translation>You were here
earlier today</translation></message>
    <message id="welcome.yesterday"><source/><translation>You were here yesterday</translation></message>
    <message id="welcome.day"><source/><translation>You were last here
on %2 %1</translation></message>
    <message id="welcome.year"><source/><translation>You were last here
on %3 %2 %1</translation></message>
    <message id="welcome.did.1"><source/><translation>Measured then: %1</translation></message>
    <message id="welcome.did.2"><source/><translation>Measured then: %1, %2</translation></message>
    <message id="welcome.did.3"><source/><translation>Measured then: %1, %2, %3</translation></message>
    <message id="welcome.did.4"><source/><translation>Measured then: %1, %2, %3, %4</translation></message>
    <message id="welcome.did.more"><source/><translation>Measured then: %1, %2, %3 and more, %4 in all</translation></message>
    <message id="action.again"><source/><translation>Same as last time</translation></message>
    <message id="action.go-on"><source/><translation>Go on</translation></message>
    <message id="action.next.welcome"><source/><translation>Go on to measure</translation></message>
    <message id="action.other"><source/><translation>Something else</translation></message>
    <message id="action.resume"><source/><translation>Carry on</translation></message>
    <message id="action.set-aside"><source/><translation>Go and rest</translation></message>
    <message id="action.as-guest"><source/><translation>Just measure</translation></message>
    <message id="who.new.title"><source/><translation>Your first time?</translation></message>
    <message id="who.new.say"><source/><translation>No record was found
with these digits</translation></message>
    <message id="who.new.first"><source/><translation>I am here for the first time</translation></message>
    <message id="who.new.again"><source/><translation>I will type it again</translation></message>
    <message id="who.twins.title"><source/><translation>Our staff will find it</translation></message>
    <message id="who.twins.say"><source/><translation>Two people share
these digits</translation></message>
    <message id="who.birth.note"><source/><translation>The date on your resident card, not the lunar birthday.</translation></message>
    <message id="who.resume.title"><source/><translation>Go on measuring</translation></message>
    <message id="who.resume.say"><source/><translation>Show your card,
or touch one</translation></message>
    <message id="who.ticket"><source/><translation>By my number</translation></message>
    <message id="who.ticket.also"><source/><translation>The number you saw when you went to rest</translation></message>
    <message id="who.tail"><source/><translation>By my phone</translation></message>
    <message id="who.tail.also"><source/><translation>Found by the last four digits</translation></message>
    <message id="who.ticket.title"><source/><translation>Your number</translation></message>
    <message id="who.ticket.say"><source/><translation>Touch your number</translation></message>
    <message id="who.ticket.short"><source/><translation>The number has
two or three digits</translation></message>
    <message id="return.none"><source/><translation>Number and date
do not match</translation></message>
    <message id="later.known.title"><source/><translation>Have a rest</translation></message>
    <message id="later.known.say"><source/><translation>Then show your card, or
touch ‘Carry on’</translation></message>
    <message id="later.known.note"><source/><translation>Without a card, the last four digits of your phone and your date of birth find it. What was measured stays.</translation></message>
    <message id="later.number.title"><source/><translation>Number %1</translation></message>
    <message id="later.number.say"><source/><translation>Then touch ‘Go on from
before’ and this number</translation></message>
    <message id="later.number.note"><source/><translation>You are also asked your date of birth. What was measured stays.</translation></message>
    <message id="card.not-now"><source/><translation>Please show the card at the first screen</translation></message>
    <message id="card.age"><source/><translation>This card cannot be used here. Please tell our staff</translation></message>
    <message id="who.twins.note"><source/><translation>Staff were called. You may wait, or measure without a name.</translation></message>
</context>
</TS>
