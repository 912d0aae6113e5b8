<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="assessment.body_composition"><source/><translation>체성분</translation></message>
    <message id="grip.rest.note"><source/><translation>팔이 몸에 닿거나 무릎을 굽혔으면 그 번은 다시 잽니다.</translation></message>
    <message id="assessment.waist"><source/><translation>허리둘레</translation></message>
    <message id="assessment.calf"><source/><translation>종아리둘레</translation></message>
    <message id="assessment.heart_rate"><source/><translation>맥박</translation></message>
    <message id="assessment.spo2"><source/><translation>산소포화도</translation></message>
    <message id="assessment.temperature"><source/><translation>체온</translation></message>
    <message id="assessment.glucose"><source/><translation>혈당</translation></message>
    <message id="assessment.sit_and_reach"><source/><translation>윗몸 앞으로 굽히기</translation></message>
    <message id="assessment.chair_sit_and_reach"><source/><translation>의자에서 굽히기</translation></message>
    <message id="assessment.back_scratch"><source/><translation>등 뒤 손 맞잡기</translation></message>
    <message id="assessment.chair_stand_30s"><source/><translation>의자에서 일어서기 30초</translation></message>
    <message id="assessment.chair_stand_5x"><source/><translation>의자에서 다섯 번 일어서기</translation></message>
    <message id="assessment.arm_curl"><source/><translation>팔 굽혀 들기</translation></message>
    <message id="assessment.up_and_go_3m"><source/><translation>3미터 돌아와 앉기</translation></message>
    <message id="assessment.figure8"><source/><translation>8자 걷기</translation></message>
    <message id="assessment.gait_speed"><source/><translation>걷는 빠르기</translation></message>
    <message id="assessment.one_leg_stance"><source/><translation>한 발로 서기</translation></message>
    <message id="assessment.sppb"><source/><translation>서기, 걷기, 일어서기</translation></message>
    <message id="assessment.cross_sit_up"><source/><translation>윗몸 일으키기</translation></message>
    <message id="assessment.curl_up"><source/><translation>윗몸 말아 올리기</translation></message>
    <message id="assessment.shuttle_10m_x4"><source/><translation>10미터 네 번 달리기</translation></message>
    <message id="assessment.reaction_time"><source/><translation>반응 시간</translation></message>
    <message id="assessment.standing_long_jump"><source/><translation>제자리멀리뛰기</translation></message>
    <message id="assessment.flight_time"><source/><translation>제자리높이뛰기</translation></message>
    <message id="assessment.illinois"><source/><translation>일리노이 달리기</translation></message>
    <message id="assessment.repeated_jump"><source/><translation>반복 뛰기</translation></message>
    <message id="assessment.side_hop"><source/><translation>옆으로 뛰기</translation></message>
    <message id="assessment.eye_hand_time"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="assessment.eye_hand_count"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="assessment.two_min_step"><source/><translation>2분 제자리걷기</translation></message>
    <message id="assessment.six_min_walk"><source/><translation>6분 걷기</translation></message>
    <message id="assessment.step_test"><source/><translation>계단 오르내리기</translation></message>
    <message id="assessment.shuttle_run_20m"><source/><translation>20미터 왕복 달리기</translation></message>
    <message id="assessment.shuttle_run_15m"><source/><translation>15미터 왕복 달리기</translation></message>
    <message id="assessment.sarc_f"><source/><translation>근력 질문</translation></message>
    <message id="assessment.k_frail"><source/><translation>기력 질문</translation></message>
    <message id="assessment.falls"><source/><translation>넘어진 적</translation></message>
</context>
</TS>
