<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="shuttle_10m_x4.explain.title"><source/><translation>10미터 네 번 달리기</translation></message>
    <message id="shuttle_10m_x4.explain.say"><source/><translation>10미터를 두 번
다녀옵니다</translation></message>
    <message id="shuttle_10m_x4.explain.note"><source/><translation>줄 너머를 손으로 짚고 돌아옵니다.</translation></message>
    <message id="shuttle_10m_x4.practice.title"><source/><translation>몸 풀기</translation></message>
    <message id="shuttle_10m_x4.practice.say"><source/><translation>천천히 한 번
다녀와 보세요</translation></message>
    <message id="shuttle_10m_x4.practice.note"><source/><translation>발목과 무릎을 먼저 풀어 주세요.</translation></message>
    <message id="shuttle_10m_x4.measure.title"><source/><translation>10미터 네 번 달리기</translation></message>
    <message id="shuttle_10m_x4.measure.say"><source/><translation>‘시작’ 소리에
빠르게 달리세요</translation></message>
    <message id="shuttle_10m_x4.measure.note"><source/><translation>줄을 짚지 않거나 넘어지면 다시 잽니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="good.shuttle_10m_x4.title"><source/><translation>달리기를 쟀습니다</translation></message>
    <message id="good.shuttle_10m_x4.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="reaction_time.explain.title"><source/><translation>반응 시간</translation></message>
    <message id="reaction_time.explain.say"><source/><translation>발판 위에 서서
소리를 기다리세요</translation></message>
    <message id="reaction_time.explain.note"><source/><translation>소리가 나면 재빨리 발판에서 벗어났다가 돌아옵니다. 다섯 번 합니다.</translation></message>
    <message id="reaction_time.practice.title"><source/><translation>연습하기</translation></message>
    <message id="reaction_time.practice.say"><source/><translation>한두 번
해 보세요</translation></message>
    <message id="reaction_time.practice.note"><source/><translation>무릎을 조금 굽히고 기다립니다.</translation></message>
    <message id="reaction_time.measure.title"><source/><translation>반응 시간</translation></message>
    <message id="reaction_time.measure.say"><source/><translation>소리가 나면 재빨리
벗어나세요</translation></message>
    <message id="reaction_time.measure.note"><source/><translation>소리보다 먼저 움직이면 그 번은 세지 않습니다.</translation></message>
    <message id="good.reaction_time.title"><source/><translation>반응 시간을 쟀습니다</translation></message>
    <message id="good.reaction_time.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="standing_long_jump.explain.title"><source/><translation>제자리멀리뛰기</translation></message>
    <message id="standing_long_jump.explain.say"><source/><translation>줄 뒤에 서서
두 발로 함께 뜁니다</translation></message>
    <message id="standing_long_jump.explain.note"><source/><translation>팔을 흔들고 무릎을 굽혔다 뜁니다.</translation></message>
    <message id="standing_long_jump.land.title"><source/><translation>제자리멀리뛰기</translation></message>
    <message id="standing_long_jump.land.say"><source/><translation>가까운 뒤꿈치까지
잽니다</translation></message>
    <message id="standing_long_jump.land.note"><source/><translation>뒤로 넘어지며 손을 짚으면 그곳까지 잽니다.</translation></message>
    <message id="standing_long_jump.practice.title"><source/><translation>연습하기</translation></message>
    <message id="standing_long_jump.practice.say"><source/><translation>가볍게 한 번
뛰어 보세요</translation></message>
    <message id="standing_long_jump.practice.note"><source/><translation>바닥이 미끄럽지 않은지 살펴 주세요.</translation></message>
    <message id="standing_long_jump.measure.title"><source/><translation>제자리멀리뛰기</translation></message>
    <message id="standing_long_jump.measure.say"><source/><translation>두 발로 힘껏
뛰세요</translation></message>
    <message id="standing_long_jump.measure.note"><source/><translation>줄을 밟거나 한 발로 뛰면 다시 잽니다.</translation></message>
    <message id="good.standing_long_jump.title"><source/><translation>멀리뛰기를 쟀습니다</translation></message>
    <message id="good.standing_long_jump.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="flight_time.explain.title"><source/><translation>제자리높이뛰기</translation></message>
    <message id="flight_time.explain.say"><source/><translation>발판 위에서
곧게 뛰어오르세요</translation></message>
    <message id="flight_time.explain.note"><source/><translation>뛰어오른 자리에 다리를 펴고 내려섭니다.</translation></message>
    <message id="flight_time.practice.title"><source/><translation>연습하기</translation></message>
    <message id="flight_time.practice.say"><source/><translation>가볍게 한 번
뛰어 보세요</translation></message>
    <message id="flight_time.practice.note"><source/><translation>발판 가운데에 서 주세요.</translation></message>
    <message id="flight_time.measure.title"><source/><translation>제자리높이뛰기</translation></message>
    <message id="flight_time.measure.say"><source/><translation>힘껏
뛰어오르세요</translation></message>
    <message id="flight_time.measure.note"><source/><translation>무릎을 굽힌 채 내려오면 다시 잽니다.</translation></message>
    <message id="good.flight_time.title"><source/><translation>높이뛰기를 쟀습니다</translation></message>
    <message id="good.flight_time.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="illinois.explain.title"><source/><translation>일리노이 달리기</translation></message>
    <message id="illinois.explain.say"><source/><translation>표시 사이를
돌아 달립니다</translation></message>
    <message id="illinois.explain.note"><source/><translation>바닥의 길을 따라 갑니다.</translation></message>
    <message id="illinois.practice.title"><source/><translation>연습하기</translation></message>
    <message id="illinois.practice.say"><source/><translation>천천히 길을
따라가 보세요</translation></message>
    <message id="illinois.practice.note"><source/><translation>발목과 무릎을 먼저 풀어 주세요.</translation></message>
    <message id="illinois.measure.title"><source/><translation>일리노이 달리기</translation></message>
    <message id="illinois.measure.say"><source/><translation>‘시작’ 소리에
빠르게 달리세요</translation></message>
    <message id="illinois.measure.note"><source/><translation>표시를 넘어뜨리거나 길을 벗어나면 다시 잽니다.</translation></message>
    <message id="good.illinois.title"><source/><translation>달리기를 쟀습니다</translation></message>
    <message id="good.illinois.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="repeated_jump.explain.title"><source/><translation>반복 뛰기</translation></message>
    <message id="repeated_jump.explain.say"><source/><translation>두 발로 30초 동안
넘어 뜁니다</translation></message>
    <message id="repeated_jump.explain.note"><source/><translation>높이 30센티미터를 넘습니다.</translation></message>
    <message id="repeated_jump.practice.title"><source/><translation>연습하기</translation></message>
    <message id="repeated_jump.practice.say"><source/><translation>한두 번
넘어 보세요</translation></message>
    <message id="repeated_jump.practice.note"><source/><translation>두 발을 모으고 무릎을 굽혀 내려섭니다.</translation></message>
    <message id="repeated_jump.measure.title"><source/><translation>반복 뛰기</translation></message>
    <message id="repeated_jump.measure.say"><source/><translation>두 발로
넘어 뛰세요</translation></message>
    <message id="repeated_jump.measure.note"><source/><translation>걸리면 세지 않습니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="good.repeated_jump.title"><source/><translation>반복 뛰기를 쟀습니다</translation></message>
    <message id="good.repeated_jump.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="side_hop.explain.title"><source/><translation>옆으로 뛰기</translation></message>
    <message id="side_hop.explain.say"><source/><translation>두 발로 줄 양옆을
오가며 뜁니다</translation></message>
    <message id="side_hop.explain.note"><source/><translation>30초 동안 되풀이합니다.</translation></message>
    <message id="side_hop.practice.title"><source/><translation>연습하기</translation></message>
    <message id="side_hop.practice.say"><source/><translation>몇 번
뛰어 보세요</translation></message>
    <message id="side_hop.practice.note"><source/><translation>줄을 밟지 않습니다.</translation></message>
    <message id="side_hop.measure.title"><source/><translation>옆으로 뛰기</translation></message>
    <message id="side_hop.measure.say"><source/><translation>두 발로 빠르게
오가세요</translation></message>
    <message id="side_hop.measure.note"><source/><translation>줄을 밟으면 세지 않습니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="good.side_hop.title"><source/><translation>옆으로 뛰기를 쟀습니다</translation></message>
    <message id="good.side_hop.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="eye_hand_time.explain.title"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="eye_hand_time.explain.say"><source/><translation>공을 벽에 던져
다시 받습니다</translation></message>
    <message id="eye_hand_time.explain.note"><source/><translation>정한 횟수를 다 받을 때까지 잽니다.</translation></message>
    <message id="eye_hand_time.practice.title"><source/><translation>연습하기</translation></message>
    <message id="eye_hand_time.practice.say"><source/><translation>몇 번
해 보세요</translation></message>
    <message id="eye_hand_time.practice.note"><source/><translation>표시한 줄 뒤에 섭니다.</translation></message>
    <message id="eye_hand_time.measure.title"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="eye_hand_time.measure.say"><source/><translation>빠르게 던지고
받으세요</translation></message>
    <message id="eye_hand_time.measure.note"><source/><translation>놓치면 주워서 이어 갑니다.</translation></message>
    <message id="good.eye_hand_time.title"><source/><translation>눈과 손 맞추기를 쟀습니다</translation></message>
    <message id="good.eye_hand_time.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="eye_hand_count.explain.title"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="eye_hand_count.explain.say"><source/><translation>30초 동안 공을
던지고 받습니다</translation></message>
    <message id="eye_hand_count.explain.note"><source/><translation>벽에 던져 받은 것만 셉니다.</translation></message>
    <message id="eye_hand_count.practice.title"><source/><translation>연습하기</translation></message>
    <message id="eye_hand_count.practice.say"><source/><translation>몇 번
해 보세요</translation></message>
    <message id="eye_hand_count.practice.note"><source/><translation>표시한 줄 뒤에 섭니다.</translation></message>
    <message id="eye_hand_count.measure.title"><source/><translation>눈과 손 맞추기</translation></message>
    <message id="eye_hand_count.measure.say"><source/><translation>빠르게 던지고
받으세요</translation></message>
    <message id="eye_hand_count.measure.note"><source/><translation>놓치면 주워서 이어 갑니다.</translation></message>
    <message id="good.eye_hand_count.title"><source/><translation>눈과 손 맞추기를 쟀습니다</translation></message>
    <message id="good.eye_hand_count.say"><source/><translation>잘하셨습니다</translation></message>
</context>
</TS>
