<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="choose.programme.title"><source/><translation>오늘 잴 것 고르기</translation></message>
    <message id="choose.programme.say"><source/><translation>어떤 측정을
하시겠어요?</translation></message>
    <message id="choose.programme.long"><source/><translation>%1 · 약 %2분</translation></message>
    <message id="choose.programme.short"><source/><translation>%1</translation></message>
    <message id="programme.basic.title"><source/><translation>기초건강 재기</translation></message>
    <message id="programme.fitness-65.title"><source/><translation>체력 재기 (65세부터)</translation></message>
    <message id="programme.fitness-adult.title"><source/><translation>체력 재기 (19–64세)</translation></message>
    <message id="programme.fitness-youth.title"><source/><translation>체력 재기 (13–18세)</translation></message>
    <message id="programme.fitness-child.title"><source/><translation>체력 재기 (11–12세)</translation></message>
    <message id="programme.ageing.title"><source/><translation>노화도 재기</translation></message>
    <message id="programme.growth.title"><source/><translation>발육 재기</translation></message>
    <message id="programme.one.title"><source/><translation>한 가지만 재기</translation></message>
    <message id="choose.assessment.title"><source/><translation>한 가지만 재기</translation></message>
    <message id="choose.assessment.say"><source/><translation>무엇을
재 드릴까요?</translation></message>
    <message id="stopped.title"><source/><translation>이 측정은 쉬어 갑니다</translation></message>
    <message id="stopped.say"><source/><translation>까닭을
알려 주시겠어요?</translation></message>
    <message id="stopped.hurts"><source/><translation>아프거나 불편해요</translation></message>
    <message id="stopped.tired"><source/><translation>힘들어요</translation></message>
    <message id="stopped.unwilling"><source/><translation>하고 싶지 않아요</translation></message>
    <message id="stopped.no-time"><source/><translation>시간이 없어요</translation></message>
    <message id="stopped.other"><source/><translation>다른 까닭이 있어요</translation></message>
    <message id="helper.title"><source/><translation>직원이 옆에 있을 때 해요</translation></message>
    <message id="helper.say"><source/><translation>직원이 오면
함께 시작합니다</translation></message>
    <message id="doubt.far-from-last.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.far-from-last.say"><source/><translation>지난번과 많이 달라요
다시 한 번 재요</translation></message>
    <message id="doubt.too-quick.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.too-quick.say"><source/><translation>너무 빨리 끝났어요
다시 한 번 재요</translation></message>
    <message id="doubt.uneven.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.uneven.say"><source/><translation>두 값이 많이 달라요
다시 한 번 재요</translation></message>
    <message id="doubt.count-uncertain.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.count-uncertain.say"><source/><translation>수를 잘 세지 못했어요
다시 한 번 재요</translation></message>
    <message id="doubt.double-tap.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.double-tap.say"><source/><translation>두 번 눌린 것 같아요
다시 한 번 재요</translation></message>
    <message id="doubt.moved.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.moved.say"><source/><translation>재는 동안 움직였어요
다시 한 번 재요</translation></message>
    <message id="doubt.lost-data.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.lost-data.say"><source/><translation>신호가 잠깐 끊겼어요
다시 한 번 재요</translation></message>
    <message id="doubt.unsure.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.unsure.say"><source/><translation>값이 확실하지 않아요
다시 한 번 재요</translation></message>
    <message id="accept.seen"><source/><translation>옆에서 보았음</translation></message>
    <message id="accept.repeated"><source/><translation>여러 번 재어도 같음</translation></message>
    <message id="accept.condition"><source/><translation>몸 상태 때문임</translation></message>
    <message id="accept.other"><source/><translation>다른 까닭</translation></message>
    <message id="gate.fever.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.fever.say"><source/><translation>힘쓰는 측정은
다음에 하겠습니다</translation></message>
    <message id="gate.fever.note"><source/><translation>열이 조금 있습니다. 편히 앉아 쉬세요. 직원에게 알렸습니다.</translation></message>
    <message id="missing.fever"><source/><translation>%1: 열이 있어 쉬었습니다</translation></message>
    <message id="missing.needs"><source/><translation>%1: 먼저 재야 할 것이 없어 쉬었습니다</translation></message>
    <message id="missing.helper"><source/><translation>%1: 옆에 직원이 없어 쉬었습니다</translation></message>
    <message id="trouble.too-long.title"><source/><translation>시간이 다 되었어요</translation></message>
    <message id="trouble.too-long.say"><source/><translation>잠시 쉬고
다시 해 볼까요?</translation></message>
    <message id="trouble.too-few.title"><source/><translation>끝까지 세지 못했어요</translation></message>
    <message id="trouble.too-few.say"><source/><translation>잠시 쉬고
다시 해 볼까요?</translation></message>
    <message id="pressure.arm.title"><source/><translation>어느 팔로 잴까요?</translation></message>
    <message id="pressure.arm.say"><source/><translation>소매를 걷고
팔을 골라 주세요</translation></message>
    <message id="pressure.arm.note"><source/><translation>다쳤거나 수술한 팔, 투석하는 팔은 쓰지 않습니다.</translation></message>
    <message id="pressure.arm.left"><source/><translation>왼팔</translation></message>
    <message id="pressure.arm.right"><source/><translation>오른팔</translation></message>
    <message id="pressure.arm.neither"><source/><translation>두 팔 다 어려워요</translation></message>
    <message id="pressure.cuff.title"><source/><translation>팔띠 크기</translation></message>
    <message id="pressure.cuff.say"><source/><translation>팔띠가 팔에
잘 맞나요?</translation></message>
    <message id="pressure.cuff.note"><source/><translation>띠가 모자라면 큰 것, 헐거우면 작은 것을 씁니다.</translation></message>
    <message id="pressure.cuff.middle"><source/><translation>잘 맞아요</translation></message>
    <message id="pressure.cuff.large"><source/><translation>큰 것으로</translation></message>
    <message id="pressure.cuff.small"><source/><translation>작은 것으로</translation></message>
    <message id="pressure.between.title"><source/><translation>잠깐 쉬기</translation></message>
    <message id="pressure.between.say"><source/><translation>1분 뒤에
한 번 더 잽니다</translation></message>
    <message id="pressure.between.note"><source/><translation>두 번 재어 가운데를 봅니다. 말하지 말고 편히 계세요.</translation></message>
</context>
</TS>
