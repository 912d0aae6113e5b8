<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="sit_and_reach.sit.title"><source/><translation>윗몸 앞으로 굽히기</translation></message>
    <message id="sit_and_reach.sit.say"><source/><translation>신발을 벗고 앉아
발바닥을 붙이세요</translation></message>
    <message id="sit_and_reach.sit.note"><source/><translation>두 발바닥을 판에 붙이고 무릎을 폅니다.</translation></message>
    <message id="sit_and_reach.explain.title"><source/><translation>윗몸 앞으로 굽히기</translation></message>
    <message id="sit_and_reach.explain.say"><source/><translation>두 손을 포개고
천천히 미세요</translation></message>
    <message id="sit_and_reach.explain.note"><source/><translation>끝에서 2초쯤 멈춥니다.</translation></message>
    <message id="sit_and_reach.practice.title"><source/><translation>연습하기</translation></message>
    <message id="sit_and_reach.practice.say"><source/><translation>한 번 천천히
해 보세요</translation></message>
    <message id="sit_and_reach.practice.note"><source/><translation>무릎이 굽거나 몸을 튕기거나 한 손만 나가면 다시 잽니다.</translation></message>
    <message id="sit_and_reach.measure.title"><source/><translation>윗몸 앞으로 굽히기</translation></message>
    <message id="sit_and_reach.measure.say"><source/><translation>무릎을 편 채
천천히 미세요</translation></message>
    <message id="sit_and_reach.measure.note"><source/><translation>아프면 바로 멈추세요. 발끝에 못 미쳐도 괜찮습니다.</translation></message>
    <message id="good.sit_and_reach.title"><source/><translation>앞으로 굽히기를 쟀습니다</translation></message>
    <message id="good.sit_and_reach.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="chair_sit_and_reach.sit.title"><source/><translation>의자에서 굽히기</translation></message>
    <message id="chair_sit_and_reach.sit.say"><source/><translation>의자 끝에 앉아
한 다리를 펴세요</translation></message>
    <message id="chair_sit_and_reach.sit.note"><source/><translation>뒤꿈치는 바닥에, 발끝은 위로 세웁니다.</translation></message>
    <message id="chair_sit_and_reach.explain.title"><source/><translation>의자에서 굽히기</translation></message>
    <message id="chair_sit_and_reach.explain.say"><source/><translation>두 손을 포개고
발끝으로 뻗으세요</translation></message>
    <message id="chair_sit_and_reach.explain.note"><source/><translation>끝에서 2초쯤 멈춥니다. 숨은 참지 않습니다.</translation></message>
    <message id="chair_sit_and_reach.practice.title"><source/><translation>연습하기</translation></message>
    <message id="chair_sit_and_reach.practice.say"><source/><translation>두 다리를 번갈아
해 보세요</translation></message>
    <message id="chair_sit_and_reach.practice.note"><source/><translation>무릎이 굽으면 조금 덜 굽힙니다.</translation></message>
    <message id="chair_sit_and_reach.leg.title"><source/><translation>의자에서 굽히기</translation></message>
    <message id="chair_sit_and_reach.leg.say"><source/><translation>어느 다리가
더 잘 되나요?</translation></message>
    <message id="chair_sit_and_reach.leg.right"><source/><translation>오른다리</translation></message>
    <message id="chair_sit_and_reach.leg.left"><source/><translation>왼다리</translation></message>
    <message id="chair_sit_and_reach.measure.title"><source/><translation>의자에서 굽히기</translation></message>
    <message id="chair_sit_and_reach.measure.say"><source/><translation>무릎을 편 채
발끝으로 뻗으세요</translation></message>
    <message id="chair_sit_and_reach.measure.note"><source/><translation>무릎이 굽으면 다시 잽니다. 아프면 바로 멈추세요.</translation></message>
    <message id="good.chair_sit_and_reach.title"><source/><translation>의자에서 굽히기를 쟀습니다</translation></message>
    <message id="good.chair_sit_and_reach.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="back_scratch.explain.right.title"><source/><translation>등 뒤 손 맞잡기</translation></message>
    <message id="back_scratch.explain.right.say"><source/><translation>오른손은 어깨 위로
왼손은 등 아래로</translation></message>
    <message id="back_scratch.explain.right.note"><source/><translation>두 손의 가운뎃손가락이 가까워지게 합니다.</translation></message>
    <message id="back_scratch.explain.left.title"><source/><translation>등 뒤 손 맞잡기</translation></message>
    <message id="back_scratch.explain.left.say"><source/><translation>왼손은 어깨 위로
오른손은 등 아래로</translation></message>
    <message id="back_scratch.explain.left.note"><source/><translation>두 손의 가운뎃손가락이 가까워지게 합니다.</translation></message>
    <message id="back_scratch.measure.right.title"><source/><translation>오른손을 위로</translation></message>
    <message id="back_scratch.measure.right.say"><source/><translation>그대로 2초쯤
멈춰 주세요</translation></message>
    <message id="back_scratch.measure.right.note"><source/><translation>손가락을 잡아당기지 않습니다. 아프면 바로 멈추세요.</translation></message>
    <message id="back_scratch.measure.left.title"><source/><translation>왼손을 위로</translation></message>
    <message id="back_scratch.measure.left.say"><source/><translation>그대로 2초쯤
멈춰 주세요</translation></message>
    <message id="back_scratch.measure.left.note"><source/><translation>손가락을 잡아당기지 않습니다. 아프면 바로 멈추세요.</translation></message>
    <message id="good.back_scratch.title"><source/><translation>등 뒤 손 맞잡기를 쟀습니다</translation></message>
    <message id="good.back_scratch.say"><source/><translation>잘하셨습니다</translation></message>
</context>
</TS>
