<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="one_leg_stance.explain.right.title"><source/><translation>One-leg stance</translation></message>
    <message id="one_leg_stance.explain.right.say"><source/><translation>Stand on the right leg, lift the left</translation></message>
    <message id="one_leg_stance.explain.right.note"><source/><translation>Eyes open, look ahead. The legs do not touch.</translation></message>
    <message id="one_leg_stance.explain.left.title"><source/><translation>One-leg stance</translation></message>
    <message id="one_leg_stance.explain.left.say"><source/><translation>Stand on the left leg, lift the right</translation></message>
    <message id="one_leg_stance.explain.left.note"><source/><translation>Eyes open, look ahead. The legs do not touch.</translation></message>
    <message id="one_leg_stance.practice.title"><source/><translation>Practice</translation></message>
    <message id="one_leg_stance.practice.say"><source/><translation>Hold a chair and lift one foot</translation></message>
    <message id="one_leg_stance.practice.note"><source/><translation>If you sway, put the foot down. Our staff touch start when it is up.</translation></message>
    <message id="one_leg_stance.measure.right.title"><source/><translation>On the right leg</translation></message>
    <message id="one_leg_stance.measure.right.say"><source/><translation>Lift the left foot, look ahead</translation></message>
    <message id="one_leg_stance.measure.right.note"><source/><translation>It ends when the foot or a hand touches. Stop whenever you like.</translation></message>
    <message id="one_leg_stance.measure.left.title"><source/><translation>On the left leg</translation></message>
    <message id="one_leg_stance.measure.left.say"><source/><translation>Lift the right foot, look ahead</translation></message>
    <message id="one_leg_stance.measure.left.note"><source/><translation>It ends when the foot or a hand touches. Stop whenever you like.</translation></message>
    <message id="good.one_leg_stance.title"><source/><translation>One-leg stance measured</translation></message>
    <message id="good.one_leg_stance.say"><source/><translation>Well done</translation></message>
    <message id="sppb.explain.title"><source/><translation>Standing, walking, rising</translation></message>
    <message id="sppb.explain.say"><source/><translation>Three things, one after the other</translation></message>
    <message id="sppb.explain.note"><source/><translation>Standing, walking 4 metres, rising five times. Our staff are beside you.</translation></message>
    <message id="sppb.side.title"><source/><translation>Feet together</translation></message>
    <message id="sppb.side.say"><source/><translation>Stand with your feet together</translation></message>
    <message id="sppb.side.note"><source/><translation>For 10 seconds. Our staff touch start when you stand like this.</translation></message>
    <message id="sppb-side.measure.title"><source/><translation>Feet together</translation></message>
    <message id="sppb-side.measure.say"><source/><translation>Stay like this</translation></message>
    <message id="sppb-side.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="sppb.semi.title"><source/><translation>Half a step</translation></message>
    <message id="sppb.semi.say"><source/><translation>One heel beside the other big toe</translation></message>
    <message id="sppb.semi.note"><source/><translation>Either foot may be in front. Stand for 10 seconds.</translation></message>
    <message id="sppb-semi.measure.title"><source/><translation>Half a step</translation></message>
    <message id="sppb-semi.measure.say"><source/><translation>Stay like this</translation></message>
    <message id="sppb-semi.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="sppb.tandem.title"><source/><translation>Heel to toe</translation></message>
    <message id="sppb.tandem.say"><source/><translation>One heel against the other toes</translation></message>
    <message id="sppb.tandem.note"><source/><translation>Either foot may be in front. Stand for 10 seconds.</translation></message>
    <message id="sppb-tandem.measure.title"><source/><translation>Heel to toe</translation></message>
    <message id="sppb-tandem.measure.say"><source/><translation>Stay like this</translation></message>
    <message id="sppb-tandem.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="sppb.can-walk.title"><source/><translation>Walking 4 metres</translation></message>
    <message id="sppb.can-walk.say"><source/><translation>Can you walk 4 metres?</translation></message>
    <message id="sppb.can-walk.note"><source/><translation>You may use a stick or a walker.</translation></message>
    <message id="sppb.can-walk.none"><source/><translation>Yes, without help</translation></message>
    <message id="sppb.can-walk.aid"><source/><translation>Yes, with a stick or walker</translation></message>
    <message id="sppb.can-walk.cannot"><source/><translation>No</translation></message>
    <message id="sppb.walk.title"><source/><translation>Walking 4 metres</translation></message>
    <message id="sppb.walk.say"><source/><translation>Walk at your usual pace</translation></message>
    <message id="sppb.walk.note"><source/><translation>The 4 metres between the lines count. Walk on a little past them.</translation></message>
    <message id="sppb-walk.measure.title"><source/><translation>Walking 4 metres</translation></message>
    <message id="sppb-walk.measure.say"><source/><translation>Walk as usual</translation></message>
    <message id="sppb-walk.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="sppb.chair.title"><source/><translation>Chair stand</translation></message>
    <message id="sppb.chair.say"><source/><translation>Arms crossed, stand up once</translation></message>
    <message id="sppb.chair.note"><source/><translation>If it is hard, you need not.</translation></message>
    <message id="sppb.can-rise.title"><source/><translation>Chair stand</translation></message>
    <message id="sppb.can-rise.say"><source/><translation>Did you rise without your arms?</translation></message>
    <message id="sppb.can-rise.crossed"><source/><translation>Without my arms</translation></message>
    <message id="sppb.can-rise.arms"><source/><translation>I needed my arms</translation></message>
    <message id="sppb-chair.measure.title"><source/><translation>Five chair stands</translation></message>
    <message id="sppb-chair.measure.say"><source/><translation>Stand and sit five times, quickly</translation></message>
    <message id="sppb-chair.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="good.sppb.title"><source/><translation>Measured</translation></message>
    <message id="good.sppb.say"><source/><translation>Well done</translation></message>
</context>
</TS>
