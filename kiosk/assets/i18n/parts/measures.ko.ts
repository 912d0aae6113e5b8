<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="quantity.calf"><source/><translation>종아리둘레</translation></message>
    <message id="quantity.side_by_side_hold"><source/><translation>두 발 모아 서기</translation></message>
    <message id="quantity.semi_tandem_hold"><source/><translation>반 걸음 앞뒤로 서기</translation></message>
    <message id="quantity.tandem_hold"><source/><translation>한 줄로 서기</translation></message>
    <message id="quantity.gait_4m_time"><source/><translation>4미터 걷기</translation></message>
    <message id="quantity.gait_3m_time"><source/><translation>3미터 걷기</translation></message>
    <message id="quantity.sarc_f"><source/><translation>근력 질문</translation></message>
    <message id="quantity.k_frail"><source/><translation>기력 질문</translation></message>
    <message id="quantity.falls_12m"><source/><translation>지난 한 해 넘어진 횟수</translation></message>
    <message id="quantity.simple_reaction_touch"><source/><translation>보고 누르기</translation></message>
    <message id="quantity.choice_reaction_touch"><source/><translation>골라 누르기</translation></message>
    <message id="quantity.go_no_go_time"><source/><translation>가려 누르기</translation></message>
    <message id="quantity.go_no_go_errors"><source/><translation>가려 누르기 실수</translation></message>
    <message id="quantity.number_trail_time"><source/><translation>숫자 차례로 누르기</translation></message>
    <message id="quantity.number_trail_errors"><source/><translation>숫자 차례로 누르기 실수</translation></message>
    <message id="quantity.forward_span"><source/><translation>숫자 기억하기</translation></message>
</context>
</TS>
