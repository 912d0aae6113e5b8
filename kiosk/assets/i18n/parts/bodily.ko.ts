<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="body_composition.ready.title"><source/><translation>체성분 재기</translation></message>
    <message id="body_composition.ready.say"><source/><translation>겉옷과 시계를
벗어 주세요</translation></message>
    <message id="body_composition.ready.note"><source/><translation>화장실은 먼저 다녀오시고, 운동이나 식사 바로 뒤에는 재지 않습니다.</translation></message>
    <message id="body_composition.explain.title"><source/><translation>체성분 재기</translation></message>
    <message id="body_composition.explain.say"><source/><translation>맨발로 올라서서
손잡이를 잡으세요</translation></message>
    <message id="body_composition.explain.note"><source/><translation>팔을 몸에서 살짝 떼고 가만히 서 계세요.</translation></message>
    <message id="body_composition.measure.title"><source/><translation>체성분</translation></message>
    <message id="body_composition.measure.say"><source/><translation>손잡이를 잡고
가만히 서 계세요</translation></message>
    <message id="body_composition.measure.note"><source/><translation>말하거나 움직이면 다시 잽니다.</translation></message>
    <message id="good.body_composition.title"><source/><translation>체성분을 쟀습니다</translation></message>
    <message id="good.body_composition.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="good.body_composition.note"><source/><translation>천천히 내려오세요.</translation></message>
    <message id="waist.explain.title"><source/><translation>허리둘레 재기</translation></message>
    <message id="waist.explain.say"><source/><translation>편하게 서서
숨을 내쉬어 주세요</translation></message>
    <message id="waist.explain.note"><source/><translation>직원이 갈비뼈 아래와 골반뼈 사이 가운데를 잽니다.</translation></message>
    <message id="waist.measure.title"><source/><translation>허리둘레</translation></message>
    <message id="waist.measure.say"><source/><translation>배에 힘을 빼고
가만히 서 계세요</translation></message>
    <message id="waist.measure.note"><source/><translation>줄자가 눌리거나 비뚤어지면 다시 잽니다.</translation></message>
    <message id="good.waist.title"><source/><translation>허리둘레를 쟀습니다</translation></message>
    <message id="good.waist.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="calf.explain.title"><source/><translation>종아리둘레 재기</translation></message>
    <message id="calf.explain.say"><source/><translation>앉아서 종아리를
걷어 주세요</translation></message>
    <message id="calf.explain.note"><source/><translation>두 발을 바닥에 두고 다리에 힘을 뺍니다.</translation></message>
    <message id="calf.measure.title"><source/><translation>종아리둘레</translation></message>
    <message id="calf.measure.say"><source/><translation>다리에 힘을 빼고
앉아 계세요</translation></message>
    <message id="calf.measure.note"><source/><translation>가장 굵은 곳을 잽니다.</translation></message>
    <message id="good.calf.title"><source/><translation>종아리둘레를 쟀습니다</translation></message>
    <message id="good.calf.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="heart_rate.explain.title"><source/><translation>맥박 재기</translation></message>
    <message id="heart_rate.explain.say"><source/><translation>편히 앉아 손을
책상에 올려 주세요</translation></message>
    <message id="heart_rate.explain.note"><source/><translation>먼저 잠깐 쉬고 나서 잽니다.</translation></message>
    <message id="heart_rate.rest.title"><source/><translation>잠깐 쉬기</translation></message>
    <message id="heart_rate.rest.say"><source/><translation>편히 앉아
잠깐 쉬어 주세요</translation></message>
    <message id="heart_rate.rest.note"><source/><translation>쉬고 나면 맥박을 잽니다.</translation></message>
    <message id="heart_rate.measure.title"><source/><translation>맥박</translation></message>
    <message id="heart_rate.measure.say"><source/><translation>말하지 말고
편히 앉아 계세요</translation></message>
    <message id="heart_rate.measure.note"><source/><translation>손을 움직이면 다시 잽니다.</translation></message>
    <message id="good.heart_rate.title"><source/><translation>맥박을 쟀습니다</translation></message>
    <message id="good.heart_rate.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="spo2.ready.title"><source/><translation>산소포화도 재기</translation></message>
    <message id="spo2.ready.say"><source/><translation>두 손을 비벼서
따뜻하게 해 주세요</translation></message>
    <message id="spo2.ready.note"><source/><translation>손톱에 칠한 것이 있으면 다른 손가락으로 잽니다.</translation></message>
    <message id="spo2.explain.title"><source/><translation>산소포화도 재기</translation></message>
    <message id="spo2.explain.say"><source/><translation>손가락을 끝까지
넣어 주세요</translation></message>
    <message id="spo2.explain.note"><source/><translation>손은 책상에 편히 올려 두세요.</translation></message>
    <message id="spo2.measure.title"><source/><translation>산소포화도</translation></message>
    <message id="spo2.measure.say"><source/><translation>손을 움직이지 말고
기다려 주세요</translation></message>
    <message id="spo2.measure.note"><source/><translation>숨은 평소처럼 쉬세요.</translation></message>
    <message id="good.spo2.title"><source/><translation>산소포화도를 쟀습니다</translation></message>
    <message id="good.spo2.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="temperature.explain.title"><source/><translation>체온 재기</translation></message>
    <message id="temperature.explain.say"><source/><translation>모자를 벗고
땀을 닦아 주세요</translation></message>
    <message id="temperature.explain.note"><source/><translation>바깥에서 막 오셨으면 잠깐 앉아 계세요.</translation></message>
    <message id="temperature.measure.title"><source/><translation>체온</translation></message>
    <message id="temperature.measure.say"><source/><translation>가만히
앉아 계세요</translation></message>
    <message id="good.temperature.title"><source/><translation>체온을 쟀습니다</translation></message>
    <message id="good.temperature.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="glucose.meal.title"><source/><translation>혈당 재기</translation></message>
    <message id="glucose.meal.say"><source/><translation>물 말고 마지막으로
언제 드셨나요?</translation></message>
    <message id="glucose.meal.fasting"><source/><translation>여덟 시간이 넘었어요</translation></message>
    <message id="glucose.meal.within-two-hours"><source/><translation>두 시간이 안 됐어요</translation></message>
    <message id="glucose.meal.later"><source/><translation>그 사이예요</translation></message>
    <message id="glucose.explain.title"><source/><translation>혈당 재기</translation></message>
    <message id="glucose.explain.say"><source/><translation>손을 씻고
잘 말려 주세요</translation></message>
    <message id="glucose.explain.note"><source/><translation>직원이 손가락 끝에서 한 방울을 받습니다.</translation></message>
    <message id="glucose.measure.title"><source/><translation>혈당</translation></message>
    <message id="glucose.measure.say"><source/><translation>손을 편히 두고
기다려 주세요</translation></message>
    <message id="good.glucose.title"><source/><translation>혈당을 쟀습니다</translation></message>
    <message id="good.glucose.say"><source/><translation>잘 재셨습니다</translation></message>
</context>
</TS>
