<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="assessment.body_composition"><source/><translation>Body composition</translation></message>
    <message id="grip.rest.note"><source/><translation>If the arm touched the body or the knees bent, we do that one again.</translation></message>
    <message id="assessment.waist"><source/><translation>Waist</translation></message>
    <message id="assessment.calf"><source/><translation>Calf</translation></message>
    <message id="assessment.heart_rate"><source/><translation>Pulse</translation></message>
    <message id="assessment.spo2"><source/><translation>Oxygen in the blood</translation></message>
    <message id="assessment.temperature"><source/><translation>Temperature</translation></message>
    <message id="assessment.glucose"><source/><translation>Blood sugar</translation></message>
    <message id="assessment.sit_and_reach"><source/><translation>Sit and reach</translation></message>
    <message id="assessment.chair_sit_and_reach"><source/><translation>Chair sit and reach</translation></message>
    <message id="assessment.back_scratch"><source/><translation>Back scratch</translation></message>
    <message id="assessment.chair_stand_30s"><source/><translation>30-second chair stand</translation></message>
    <message id="assessment.chair_stand_5x"><source/><translation>Five chair stands</translation></message>
    <message id="assessment.arm_curl"><source/><translation>Arm curl</translation></message>
    <message id="assessment.up_and_go_3m"><source/><translation>3-metre up and go</translation></message>
    <message id="assessment.figure8"><source/><translation>Figure-8 walk</translation></message>
    <message id="assessment.gait_speed"><source/><translation>Walking speed</translation></message>
    <message id="assessment.one_leg_stance"><source/><translation>One-leg stance</translation></message>
    <message id="assessment.sppb"><source/><translation>Standing, walking, rising</translation></message>
    <message id="assessment.cross_sit_up"><source/><translation>Cross sit-up</translation></message>
    <message id="assessment.curl_up"><source/><translation>Curl-up</translation></message>
    <message id="assessment.shuttle_10m_x4"><source/><translation>10 m four times</translation></message>
    <message id="assessment.reaction_time"><source/><translation>Reaction time</translation></message>
    <message id="assessment.standing_long_jump"><source/><translation>Standing long jump</translation></message>
    <message id="assessment.flight_time"><source/><translation>Vertical jump</translation></message>
    <message id="assessment.illinois"><source/><translation>Illinois agility</translation></message>
    <message id="assessment.repeated_jump"><source/><translation>Repeated jump</translation></message>
    <message id="assessment.side_hop"><source/><translation>Side hop</translation></message>
    <message id="assessment.eye_hand_time"><source/><translation>Eye and hand</translation></message>
    <message id="assessment.eye_hand_count"><source/><translation>Eye and hand</translation></message>
    <message id="assessment.two_min_step"><source/><translation>Two-minute step</translation></message>
    <message id="assessment.six_min_walk"><source/><translation>Six-minute walk</translation></message>
    <message id="assessment.step_test"><source/><translation>Step test</translation></message>
    <message id="assessment.shuttle_run_20m"><source/><translation>20 m shuttle run</translation></message>
    <message id="assessment.shuttle_run_15m"><source/><translation>15 m shuttle run</translation></message>
    <message id="assessment.sarc_f"><source/><translation>Strength questions</translation></message>
    <message id="assessment.k_frail"><source/><translation>Energy questions</translation></message>
    <message id="assessment.falls"><source/><translation>Falls</translation></message>
</context>
</TS>
