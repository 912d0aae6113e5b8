<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="chair.tried.title"><source/><translation>How did the practice go?</translation></message>
    <message id="chair.tried.say"><source/><translation>Did you rise without your arms?</translation></message>
    <message id="chair.tried.crossed"><source/><translation>Without my arms</translation></message>
    <message id="chair.tried.arms"><source/><translation>I needed my arms</translation></message>
    <message id="chair.used.title"><source/><translation>Chair stand</translation></message>
    <message id="chair.used.say"><source/><translation>Did your arms stay crossed throughout?</translation></message>
    <message id="chair.used.note"><source/><translation>If the arms pushed even once, touch “I used my arms”.</translation></message>
    <message id="chair.used.crossed"><source/><translation>They stayed crossed</translation></message>
    <message id="chair.used.arms"><source/><translation>I used my arms</translation></message>
    <message id="chair_stand_30s.sit.title"><source/><translation>Chair stand</translation></message>
    <message id="chair_stand_30s.sit.say"><source/><translation>Sit in the middle and cross your arms</translation></message>
    <message id="chair_stand_30s.sit.note"><source/><translation>Feet flat, the chair against the wall.</translation></message>
    <message id="chair_stand_30s.explain.title"><source/><translation>Chair stand</translation></message>
    <message id="chair_stand_30s.explain.say"><source/><translation>Stand and sit for 30 seconds</translation></message>
    <message id="chair_stand_30s.explain.note"><source/><translation>Up fully and down fully is one. Go at your own pace.</translation></message>
    <message id="chair_stand_30s.practice.title"><source/><translation>Practice</translation></message>
    <message id="chair_stand_30s.practice.say"><source/><translation>Try it once or twice, slowly</translation></message>
    <message id="chair_stand_30s.practice.note"><source/><translation>Our staff are beside you. Keep your arms crossed.</translation></message>
    <message id="chair_stand_30s.measure.title"><source/><translation>Chair stand</translation></message>
    <message id="chair_stand_30s.measure.say"><source/><translation>All the way up, all the way down</translation></message>
    <message id="chair_stand_30s.measure.note"><source/><translation>Stop whenever you like. More than halfway up at the end counts.</translation></message>
    <message id="good.chair_stand_30s.title"><source/><translation>Chair stand measured</translation></message>
    <message id="good.chair_stand_30s.say"><source/><translation>Well done</translation></message>
    <message id="good.chair_stand_30s.note"><source/><translation>Sit and catch your breath.</translation></message>
    <message id="chair_stand_5x.sit.title"><source/><translation>Five chair stands</translation></message>
    <message id="chair_stand_5x.sit.say"><source/><translation>Sit in the middle and cross your arms</translation></message>
    <message id="chair_stand_5x.sit.note"><source/><translation>Feet flat, the chair against the wall.</translation></message>
    <message id="chair_stand_5x.explain.title"><source/><translation>Five chair stands</translation></message>
    <message id="chair_stand_5x.explain.say"><source/><translation>Stand and sit five times, quickly</translation></message>
    <message id="chair_stand_5x.explain.note"><source/><translation>Safely; it ends when you stand the fifth time.</translation></message>
    <message id="chair_stand_5x.practice.title"><source/><translation>Practice</translation></message>
    <message id="chair_stand_5x.practice.say"><source/><translation>Arms crossed, stand up once</translation></message>
    <message id="chair_stand_5x.practice.note"><source/><translation>Our staff are beside you.</translation></message>
    <message id="chair_stand_5x.measure.title"><source/><translation>Five chair stands</translation></message>
    <message id="chair_stand_5x.measure.say"><source/><translation>Stand and sit five times, quickly</translation></message>
    <message id="chair_stand_5x.measure.note"><source/><translation>Stop whenever you like.</translation></message>
    <message id="good.chair_stand_5x.title"><source/><translation>Five chair stands measured</translation></message>
    <message id="good.chair_stand_5x.say"><source/><translation>Well done</translation></message>
    <message id="good.chair_stand_5x.note"><source/><translation>Sit and catch your breath.</translation></message>
    <message id="arm_curl.explain.right.title"><source/><translation>Arm curl</translation></message>
    <message id="arm_curl.explain.right.say"><source/><translation>Dumbbell in your right hand, arm down</translation></message>
    <message id="arm_curl.explain.right.note"><source/><translation>Sit up straight. Men 3.6 kg, women 2.3 kg.</translation></message>
    <message id="arm_curl.explain.left.title"><source/><translation>Arm curl</translation></message>
    <message id="arm_curl.explain.left.say"><source/><translation>Dumbbell in your left hand, arm down</translation></message>
    <message id="arm_curl.explain.left.note"><source/><translation>Sit up straight. Men 3.6 kg, women 2.3 kg.</translation></message>
    <message id="arm_curl.practice.title"><source/><translation>Practice</translation></message>
    <message id="arm_curl.practice.say"><source/><translation>Curl all the way, then straighten</translation></message>
    <message id="arm_curl.practice.note"><source/><translation>Keep the upper arm still. Fully up and down is one.</translation></message>
    <message id="arm_curl.measure.right.title"><source/><translation>Arm curl, right</translation></message>
    <message id="arm_curl.measure.right.say"><source/><translation>Curl and straighten for 30 seconds</translation></message>
    <message id="arm_curl.measure.right.note"><source/><translation>Stop whenever you like. Keep breathing.</translation></message>
    <message id="arm_curl.measure.left.title"><source/><translation>Arm curl, left</translation></message>
    <message id="arm_curl.measure.left.say"><source/><translation>Curl and straighten for 30 seconds</translation></message>
    <message id="arm_curl.measure.left.note"><source/><translation>Stop whenever you like. Keep breathing.</translation></message>
    <message id="good.arm_curl.title"><source/><translation>Arm curl measured</translation></message>
    <message id="good.arm_curl.say"><source/><translation>Well done</translation></message>
    <message id="good.arm_curl.note"><source/><translation>Put the dumbbell down.</translation></message>
</context>
</TS>
