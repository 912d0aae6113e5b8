<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="ask.grip.title"><source/><translation>A question first</translation></message>
    <message id="ask.grip.say"><source/><translation>Are your hand or arm sore, or just operated on?</translation></message>
    <message id="ask.grip.note"><source/><translation>Also touch Yes after a recent eye operation, or with a hernia.</translation></message>
    <message id="ask.legs.title"><source/><translation>A question first</translation></message>
    <message id="ask.legs.say"><source/><translation>Do your legs or back hurt, or is standing hard?</translation></message>
    <message id="ask.legs.note"><source/><translation>Also touch Yes after a recent operation or a broken bone.</translation></message>
    <message id="ask.run.title"><source/><translation>A question first</translation></message>
    <message id="ask.run.say"><source/><translation>Do your legs or feet hurt, or are you short of breath?</translation></message>
    <message id="ask.run.note"><source/><translation>Also touch Yes after a recent operation or injury.</translation></message>
    <message id="ask.knee.title"><source/><translation>A question first</translation></message>
    <message id="ask.knee.say"><source/><translation>Do your knees or back hurt?</translation></message>
    <message id="ask.knee.note"><source/><translation>Also touch Yes after a recent operation or injury.</translation></message>
    <message id="ask.bend.title"><source/><translation>A question first</translation></message>
    <message id="ask.bend.say"><source/><translation>Does your back hurt, or are your bones weak?</translation></message>
    <message id="ask.bend.note"><source/><translation>Touch Yes after a back operation, or with severe osteoporosis.</translation></message>
    <message id="ask.trunk.title"><source/><translation>A question first</translation></message>
    <message id="ask.trunk.say"><source/><translation>Do your neck or back hurt, or have you a hernia?</translation></message>
    <message id="ask.trunk.note"><source/><translation>Also touch Yes with weak bones, or after a recent belly or eye operation.</translation></message>
    <message id="ask.shoulder.title"><source/><translation>A question first</translation></message>
    <message id="ask.shoulder.say"><source/><translation>Do your shoulders, arms or hands hurt?</translation></message>
    <message id="ask.shoulder.note"><source/><translation>Also touch Yes after a recent operation or injury.</translation></message>
    <message id="ask.pregnant.title"><source/><translation>A question first</translation></message>
    <message id="ask.pregnant.say"><source/><translation>Could you be pregnant?</translation></message>
    <message id="ask.pregnant.note"><source/><translation>If this is not about you, touch No.</translation></message>
    <message id="ask.pacemaker.title"><source/><translation>A question first</translation></message>
    <message id="ask.pacemaker.say"><source/><translation>Have you a pacemaker or another device inside you?</translation></message>
    <message id="ask.pacemaker.note"><source/><translation>A weak current flows, so we ask every time.</translation></message>
    <message id="ask.slow-pulse.title"><source/><translation>A question first</translation></message>
    <message id="ask.slow-pulse.say"><source/><translation>Do you take medicine that slows the pulse?</translation></message>
    <message id="ask.slow-pulse.note"><source/><translation>It is called a beta-blocker. If unsure, ask our staff.</translation></message>
    <message id="walk-aid.title"><source/><translation>How you walk</translation></message>
    <message id="walk-aid.say"><source/><translation>Do you walk with a stick or a walker?</translation></message>
    <message id="walk-aid.note"><source/><translation>You may use it here. Then no grade is given.</translation></message>
    <message id="walk-aid.none"><source/><translation>No</translation></message>
    <message id="walk-aid.aid"><source/><translation>Yes, I use one</translation></message>
    <message id="walk-aid.cannot"><source/><translation>I cannot walk alone</translation></message>
    <message id="rest.between.title"><source/><translation>A short rest</translation></message>
    <message id="rest.between.say"><source/><translation>Rest until you breathe calmly</translation></message>
    <message id="rest.between.note"><source/><translation>Then we measure once more.</translation></message>
</context>
</TS>
