<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="up_and_go_3m.sit.title"><source/><translation>3-metre up and go</translation></message>
    <message id="up_and_go_3m.sit.say"><source/><translation>Sit with your back against the chair</translation></message>
    <message id="up_and_go_3m.sit.note"><source/><translation>The target is 3 metres ahead.</translation></message>
    <message id="up_and_go_3m.explain.title"><source/><translation>3-metre up and go</translation></message>
    <message id="up_and_go_3m.explain.say"><source/><translation>Round the target and sit again</translation></message>
    <message id="up_and_go_3m.explain.note"><source/><translation>Stand up on “go”. Quick and safe, no running.</translation></message>
    <message id="up_and_go_3m.practice.title"><source/><translation>Practice</translation></message>
    <message id="up_and_go_3m.practice.say"><source/><translation>Try it once, slowly</translation></message>
    <message id="up_and_go_3m.practice.note"><source/><translation>Our staff walk beside you on the outside.</translation></message>
    <message id="up_and_go_3m.measure.title"><source/><translation>3-metre up and go</translation></message>
    <message id="up_and_go_3m.measure.say"><source/><translation>Walk fast, do not run</translation></message>
    <message id="up_and_go_3m.measure.note"><source/><translation>Stop whenever you like. If you miss the target, once more.</translation></message>
    <message id="good.up_and_go_3m.title"><source/><translation>Up and go measured</translation></message>
    <message id="good.up_and_go_3m.say"><source/><translation>Well done</translation></message>
    <message id="figure8.sit.title"><source/><translation>Figure-8 walk</translation></message>
    <message id="figure8.sit.say"><source/><translation>Sit with your back against the chair</translation></message>
    <message id="figure8.sit.note"><source/><translation>There is one cone on each side behind the chair.</translation></message>
    <message id="figure8.explain.title"><source/><translation>Figure-8 walk</translation></message>
    <message id="figure8.explain.say"><source/><translation>Round the right cone and sit, then the left and sit</translation></message>
    <message id="figure8.explain.note"><source/><translation>Do it twice. Lift both feet a little each time you sit.</translation></message>
    <message id="figure8.practice.title"><source/><translation>Practice</translation></message>
    <message id="figure8.practice.say"><source/><translation>Try it once, slowly</translation></message>
    <message id="figure8.practice.note"><source/><translation>Our staff walk beside you on the outside.</translation></message>
    <message id="figure8.measure.title"><source/><translation>Figure-8 walk</translation></message>
    <message id="figure8.measure.say"><source/><translation>Walk fast, do not run</translation></message>
    <message id="figure8.measure.note"><source/><translation>Stop whenever you like. A missed cone or no sitting: once more.</translation></message>
    <message id="good.figure8.title"><source/><translation>Figure-8 walk measured</translation></message>
    <message id="good.figure8.say"><source/><translation>Well done</translation></message>
    <message id="gait_speed.explain.title"><source/><translation>Walking speed</translation></message>
    <message id="gait_speed.explain.say"><source/><translation>Walk at your usual pace</translation></message>
    <message id="gait_speed.explain.note"><source/><translation>The 4 metres between the lines count. Walk on a little past them.</translation></message>
    <message id="gait_speed.practice.title"><source/><translation>Practice</translation></message>
    <message id="gait_speed.practice.say"><source/><translation>Walk it once as usual</translation></message>
    <message id="gait_speed.practice.note"><source/><translation>Our staff walk beside you and tap at each line.</translation></message>
    <message id="gait_speed.measure.title"><source/><translation>Walking speed</translation></message>
    <message id="gait_speed.measure.say"><source/><translation>Walk as usual</translation></message>
    <message id="gait_speed.measure.note"><source/><translation>Stop whenever you like. Running or halting: once more.</translation></message>
    <message id="good.gait_speed.title"><source/><translation>Walking speed measured</translation></message>
    <message id="good.gait_speed.say"><source/><translation>Well done</translation></message>
</context>
</TS>
