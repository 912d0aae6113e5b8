<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="ask.grip.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.grip.say"><source/><translation>손이나 팔이 아프거나
수술하셨나요?</translation></message>
    <message id="ask.grip.note"><source/><translation>요즘 눈 수술을 하셨거나 탈장이 있어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.legs.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.legs.say"><source/><translation>다리나 허리가 아프거나
서기 힘드신가요?</translation></message>
    <message id="ask.legs.note"><source/><translation>요즘 수술하셨거나 뼈를 다치셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.run.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.run.say"><source/><translation>다리나 발이 아프거나
숨이 차신가요?</translation></message>
    <message id="ask.run.note"><source/><translation>요즘 수술하셨거나 다치셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.knee.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.knee.say"><source/><translation>무릎이나 허리가
아프신가요?</translation></message>
    <message id="ask.knee.note"><source/><translation>요즘 수술하셨거나 다치셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.bend.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.bend.say"><source/><translation>허리가 아프거나
뼈가 약하신가요?</translation></message>
    <message id="ask.bend.note"><source/><translation>허리 수술을 하셨거나 골다공증이 심하면 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.trunk.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.trunk.say"><source/><translation>목이나 허리가 아프거나
탈장이 있나요?</translation></message>
    <message id="ask.trunk.note"><source/><translation>뼈가 약하거나 요즘 배나 눈을 수술하셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.shoulder.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.shoulder.say"><source/><translation>어깨나 팔, 손이
아프신가요?</translation></message>
    <message id="ask.shoulder.note"><source/><translation>요즘 수술하셨거나 다치셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="ask.pregnant.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.pregnant.say"><source/><translation>혹시
임신 중이신가요?</translation></message>
    <message id="ask.pregnant.note"><source/><translation>해당하지 않으시면 ‘아니요’를 눌러 주세요.</translation></message>
    <message id="ask.pacemaker.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.pacemaker.say"><source/><translation>몸 안에 심장 박동기
같은 기기가 있나요?</translation></message>
    <message id="ask.pacemaker.note"><source/><translation>약한 전기가 흐르므로 잴 때마다 여쭙니다.</translation></message>
    <message id="ask.slow-pulse.title"><source/><translation>먼저 여쭙니다</translation></message>
    <message id="ask.slow-pulse.say"><source/><translation>맥박을 느리게 하는
약을 드시나요?</translation></message>
    <message id="ask.slow-pulse.note"><source/><translation>베타차단제라는 약입니다. 잘 모르시면 직원에게 물어보세요.</translation></message>
    <message id="walk-aid.title"><source/><translation>걷는 모습</translation></message>
    <message id="walk-aid.say"><source/><translation>걸을 때 지팡이나
보행기를 쓰시나요?</translation></message>
    <message id="walk-aid.note"><source/><translation>쓰시던 것을 쓰고 재셔도 됩니다. 그때는 등급을 내지 않습니다.</translation></message>
    <message id="walk-aid.none"><source/><translation>쓰지 않아요</translation></message>
    <message id="walk-aid.aid"><source/><translation>지팡이나 보행기를 써요</translation></message>
    <message id="walk-aid.cannot"><source/><translation>혼자 걷기 어려워요</translation></message>
    <message id="rest.between.title"><source/><translation>잠깐 쉬기</translation></message>
    <message id="rest.between.say"><source/><translation>숨이 편해질 때까지
쉬어 주세요</translation></message>
    <message id="rest.between.note"><source/><translation>쉬고 나서 한 번 더 잽니다.</translation></message>
</context>
</TS>
