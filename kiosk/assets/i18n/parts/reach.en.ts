<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="sit_and_reach.sit.title"><source/><translation>Sit and reach</translation></message>
    <message id="sit_and_reach.sit.say"><source/><translation>Shoes off, sit down, soles against the board</translation></message>
    <message id="sit_and_reach.sit.note"><source/><translation>Both soles flat on the board, knees straight.</translation></message>
    <message id="sit_and_reach.explain.title"><source/><translation>Sit and reach</translation></message>
    <message id="sit_and_reach.explain.say"><source/><translation>One hand on the other, push slowly</translation></message>
    <message id="sit_and_reach.explain.note"><source/><translation>Hold the end for about two seconds.</translation></message>
    <message id="sit_and_reach.practice.title"><source/><translation>Practice</translation></message>
    <message id="sit_and_reach.practice.say"><source/><translation>Try it once, slowly</translation></message>
    <message id="sit_and_reach.practice.note"><source/><translation>With bent knees, a jerk or one hand ahead we measure again.</translation></message>
    <message id="sit_and_reach.measure.title"><source/><translation>Sit and reach</translation></message>
    <message id="sit_and_reach.measure.say"><source/><translation>Knees straight, push slowly</translation></message>
    <message id="sit_and_reach.measure.note"><source/><translation>Stop at once if it hurts. Short of the toes is fine too.</translation></message>
    <message id="good.sit_and_reach.title"><source/><translation>Sit and reach measured</translation></message>
    <message id="good.sit_and_reach.say"><source/><translation>Well done</translation></message>
    <message id="chair_sit_and_reach.sit.title"><source/><translation>Chair sit and reach</translation></message>
    <message id="chair_sit_and_reach.sit.say"><source/><translation>Sit on the edge, one leg straight</translation></message>
    <message id="chair_sit_and_reach.sit.note"><source/><translation>Heel on the floor, toes up.</translation></message>
    <message id="chair_sit_and_reach.explain.title"><source/><translation>Chair sit and reach</translation></message>
    <message id="chair_sit_and_reach.explain.say"><source/><translation>Hands together, reach for your toes</translation></message>
    <message id="chair_sit_and_reach.explain.note"><source/><translation>Hold for about two seconds. Keep breathing.</translation></message>
    <message id="chair_sit_and_reach.practice.title"><source/><translation>Practice</translation></message>
    <message id="chair_sit_and_reach.practice.say"><source/><translation>Try each leg in turn</translation></message>
    <message id="chair_sit_and_reach.practice.note"><source/><translation>If the knee bends, reach a little less.</translation></message>
    <message id="chair_sit_and_reach.leg.title"><source/><translation>Chair sit and reach</translation></message>
    <message id="chair_sit_and_reach.leg.say"><source/><translation>Which leg goes better?</translation></message>
    <message id="chair_sit_and_reach.leg.right"><source/><translation>Right leg</translation></message>
    <message id="chair_sit_and_reach.leg.left"><source/><translation>Left leg</translation></message>
    <message id="chair_sit_and_reach.measure.title"><source/><translation>Chair sit and reach</translation></message>
    <message id="chair_sit_and_reach.measure.say"><source/><translation>Knee straight, reach for your toes</translation></message>
    <message id="chair_sit_and_reach.measure.note"><source/><translation>If the knee bends, once more. Stop at once if it hurts.</translation></message>
    <message id="good.chair_sit_and_reach.title"><source/><translation>Chair sit and reach measured</translation></message>
    <message id="good.chair_sit_and_reach.say"><source/><translation>Well done</translation></message>
    <message id="back_scratch.explain.right.title"><source/><translation>Back scratch</translation></message>
    <message id="back_scratch.explain.right.say"><source/><translation>Right hand over the shoulder, left hand from below</translation></message>
    <message id="back_scratch.explain.right.note"><source/><translation>Bring the middle fingers together.</translation></message>
    <message id="back_scratch.explain.left.title"><source/><translation>Back scratch</translation></message>
    <message id="back_scratch.explain.left.say"><source/><translation>Left hand over the shoulder, right hand from below</translation></message>
    <message id="back_scratch.explain.left.note"><source/><translation>Bring the middle fingers together.</translation></message>
    <message id="back_scratch.measure.right.title"><source/><translation>Right hand on top</translation></message>
    <message id="back_scratch.measure.right.say"><source/><translation>Hold it for two seconds</translation></message>
    <message id="back_scratch.measure.right.note"><source/><translation>Do not pull the fingers. Stop at once if it hurts.</translation></message>
    <message id="back_scratch.measure.left.title"><source/><translation>Left hand on top</translation></message>
    <message id="back_scratch.measure.left.say"><source/><translation>Hold it for two seconds</translation></message>
    <message id="back_scratch.measure.left.note"><source/><translation>Do not pull the fingers. Stop at once if it hurts.</translation></message>
    <message id="good.back_scratch.title"><source/><translation>Back scratch measured</translation></message>
    <message id="good.back_scratch.say"><source/><translation>Well done</translation></message>
</context>
</TS>
