<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="body_composition.ready.title"><source/><translation>Body composition</translation></message>
    <message id="body_composition.ready.say"><source/><translation>Take off your coat and watch</translation></message>
    <message id="body_composition.ready.note"><source/><translation>Use the toilet first. Not right after exercise or a meal.</translation></message>
    <message id="body_composition.explain.title"><source/><translation>Body composition</translation></message>
    <message id="body_composition.explain.say"><source/><translation>Step on barefoot and hold the grips</translation></message>
    <message id="body_composition.explain.note"><source/><translation>Arms a little away from the body, stand still.</translation></message>
    <message id="body_composition.measure.title"><source/><translation>Body composition</translation></message>
    <message id="body_composition.measure.say"><source/><translation>Hold the grips and stand still</translation></message>
    <message id="body_composition.measure.note"><source/><translation>If you talk or move, we measure again.</translation></message>
    <message id="good.body_composition.title"><source/><translation>Body composition measured</translation></message>
    <message id="good.body_composition.say"><source/><translation>Well done</translation></message>
    <message id="good.body_composition.note"><source/><translation>Step down slowly.</translation></message>
    <message id="waist.explain.title"><source/><translation>Your waist</translation></message>
    <message id="waist.explain.say"><source/><translation>Stand at ease and breathe out</translation></message>
    <message id="waist.explain.note"><source/><translation>Our staff measure midway between the lowest rib and the hip bone.</translation></message>
    <message id="waist.measure.title"><source/><translation>Waist</translation></message>
    <message id="waist.measure.say"><source/><translation>Relax your belly and stand still</translation></message>
    <message id="waist.measure.note"><source/><translation>If the tape presses or tilts, we measure again.</translation></message>
    <message id="good.waist.title"><source/><translation>Waist measured</translation></message>
    <message id="good.waist.say"><source/><translation>Well done</translation></message>
    <message id="calf.explain.title"><source/><translation>Your calf</translation></message>
    <message id="calf.explain.say"><source/><translation>Sit down and bare your calf</translation></message>
    <message id="calf.explain.note"><source/><translation>Both feet on the floor, legs relaxed.</translation></message>
    <message id="calf.measure.title"><source/><translation>Calf</translation></message>
    <message id="calf.measure.say"><source/><translation>Sit with your legs relaxed</translation></message>
    <message id="calf.measure.note"><source/><translation>The widest part is measured.</translation></message>
    <message id="good.calf.title"><source/><translation>Calf measured</translation></message>
    <message id="good.calf.say"><source/><translation>Well done</translation></message>
    <message id="heart_rate.explain.title"><source/><translation>Your pulse</translation></message>
    <message id="heart_rate.explain.say"><source/><translation>Sit at ease, your hand on the table</translation></message>
    <message id="heart_rate.explain.note"><source/><translation>A short rest comes first.</translation></message>
    <message id="heart_rate.rest.title"><source/><translation>A short rest</translation></message>
    <message id="heart_rate.rest.say"><source/><translation>Sit comfortably and rest a little</translation></message>
    <message id="heart_rate.rest.note"><source/><translation>Then we measure your pulse.</translation></message>
    <message id="heart_rate.measure.title"><source/><translation>Pulse</translation></message>
    <message id="heart_rate.measure.say"><source/><translation>Sit quietly, no talking</translation></message>
    <message id="heart_rate.measure.note"><source/><translation>If your hand moves, we measure again.</translation></message>
    <message id="good.heart_rate.title"><source/><translation>Pulse measured</translation></message>
    <message id="good.heart_rate.say"><source/><translation>Well done</translation></message>
    <message id="spo2.ready.title"><source/><translation>Oxygen in the blood</translation></message>
    <message id="spo2.ready.say"><source/><translation>Rub your hands to warm them</translation></message>
    <message id="spo2.ready.note"><source/><translation>With nail varnish we use another finger.</translation></message>
    <message id="spo2.explain.title"><source/><translation>Oxygen in the blood</translation></message>
    <message id="spo2.explain.say"><source/><translation>Put your finger all the way in</translation></message>
    <message id="spo2.explain.note"><source/><translation>Rest your hand on the table.</translation></message>
    <message id="spo2.measure.title"><source/><translation>Oxygen in the blood</translation></message>
    <message id="spo2.measure.say"><source/><translation>Keep your hand still and wait</translation></message>
    <message id="spo2.measure.note"><source/><translation>Breathe as usual.</translation></message>
    <message id="good.spo2.title"><source/><translation>Oxygen measured</translation></message>
    <message id="good.spo2.say"><source/><translation>Well done</translation></message>
    <message id="temperature.explain.title"><source/><translation>Your temperature</translation></message>
    <message id="temperature.explain.say"><source/><translation>Take off your hat and wipe your brow</translation></message>
    <message id="temperature.explain.note"><source/><translation>If you have just come in, sit for a moment.</translation></message>
    <message id="temperature.measure.title"><source/><translation>Temperature</translation></message>
    <message id="temperature.measure.say"><source/><translation>Please sit still</translation></message>
    <message id="good.temperature.title"><source/><translation>Temperature measured</translation></message>
    <message id="good.temperature.say"><source/><translation>Well done</translation></message>
    <message id="glucose.meal.title"><source/><translation>Blood sugar</translation></message>
    <message id="glucose.meal.say"><source/><translation>When did you last have anything but water?</translation></message>
    <message id="glucose.meal.fasting"><source/><translation>More than eight hours ago</translation></message>
    <message id="glucose.meal.within-two-hours"><source/><translation>Within two hours</translation></message>
    <message id="glucose.meal.later"><source/><translation>In between</translation></message>
    <message id="glucose.explain.title"><source/><translation>Blood sugar</translation></message>
    <message id="glucose.explain.say"><source/><translation>Wash your hands and dry them well</translation></message>
    <message id="glucose.explain.note"><source/><translation>Our staff take one drop from your fingertip.</translation></message>
    <message id="glucose.measure.title"><source/><translation>Blood sugar</translation></message>
    <message id="glucose.measure.say"><source/><translation>Rest your hand and wait</translation></message>
    <message id="good.glucose.title"><source/><translation>Blood sugar measured</translation></message>
    <message id="good.glucose.say"><source/><translation>Well done</translation></message>
</context>
</TS>
