<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="coach.help"><source/><translation>If it does not work,
call the staff</translation></message>
    <message id="coach.still"><source/><translation>Stay as you are,
keep still</translation></message>
    <message id="coach.wait"><source/><translation>Stay as you are,
just a moment</translation></message>
    <message id="coach.good"><source/><translation>You are doing well,
keep going</translation></message>
    <message id="coach.over"><source/><translation>That is it,
take a rest</translation></message>
    <message id="coach.stop"><source/><translation>That is it,
stand where you are</translation></message>
    <message id="coach.scale.on"><source/><translation>Step on the scale
with both feet</translation></message>
    <message id="coach.scale.still"><source/><translation>Stay as you are,
keep still</translation></message>
    <message id="coach.scale.alone"><source/><translation>Hold on to nothing,
keep still</translation></message>
    <message id="coach.scale.nearly"><source/><translation>Almost there,
keep still</translation></message>
    <message id="coach.height.stand"><source/><translation>Back to the pole,
look ahead</translation></message>
    <message id="coach.value.handles"><source/><translation>Hold the handles,
keep still</translation></message>
    <message id="coach.value.finger"><source/><translation>Put your finger
all the way in</translation></message>
    <message id="coach.value.calm"><source/><translation>Rest your hand,
keep still</translation></message>
    <message id="coach.grip.hold"><source/><translation>Take the handle
and squeeze</translation></message>
    <message id="coach.grip.more"><source/><translation>Good,
more, a little more</translation></message>
    <message id="coach.grip.release"><source/><translation>Well done,
now let go</translation></message>
    <message id="coach.cuff.press"><source/><translation>Not tightening?
Press its button</translation></message>
    <message id="coach.cuff.calm"><source/><translation>Breathe calmly,
stay as you are</translation></message>
    <message id="coach.cuff.wait"><source/><translation>Just a little
longer</translation></message>
    <message id="coach.cuff.tighten"><source/><translation>Tightening now,
stay relaxed</translation></message>
    <message id="coach.cuff.measure"><source/><translation>Measuring now,
stay still</translation></message>
    <message id="coach.cuff.release"><source/><translation>Letting go,
almost there</translation></message>
    <message id="coach.count.begin"><source/><translation>Begin when
you are ready</translation></message>
    <message id="coach.count.rest"><source/><translation>You may rest
if it is hard</translation></message>
    <message id="coach.count.last"><source/><translation>Only a little
to go</translation></message>
    <message id="coach.watch.turn"><source/><translation>Round the mark,
back, and sit down</translation></message>
    <message id="coach.watch.around"><source/><translation>All the way round,
then sit down</translation></message>
    <message id="coach.hold.look"><source/><translation>Look at one spot
in front of you</translation></message>
    <message id="coach.hold.last"><source/><translation>Just a little
longer</translation></message>
    <message id="coach.track.faster"><source/><translation>A little faster
from here</translation></message>
    <message id="live.cuff.tighten"><source/><translation>Tighten</translation></message>
    <message id="live.cuff.measure"><source/><translation>Measure</translation></message>
    <message id="live.cuff.release"><source/><translation>Let go</translation></message>
    <message id="live.level"><source/><translation>Level %1</translation></message>
    <message id="rest.left.minutes"><source/><translation>About %1 min left</translation></message>
    <message id="rest.left.soon"><source/><translation>Almost rested</translation></message>
    <message id="rest.left.over"><source/><translation>Rested</translation></message>
    <message id="rest.may"><source/><translation>Rested? Then press Next</translation></message>
</context>
</TS>
