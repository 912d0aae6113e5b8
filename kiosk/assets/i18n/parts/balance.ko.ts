<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="one_leg_stance.explain.right.title"><source/><translation>한 발로 서기</translation></message>
    <message id="one_leg_stance.explain.right.say"><source/><translation>오른발로 서서
왼발을 드세요</translation></message>
    <message id="one_leg_stance.explain.right.note"><source/><translation>눈을 뜨고 앞을 봅니다. 두 다리는 서로 닿지 않게 합니다.</translation></message>
    <message id="one_leg_stance.explain.left.title"><source/><translation>한 발로 서기</translation></message>
    <message id="one_leg_stance.explain.left.say"><source/><translation>왼발로 서서
오른발을 드세요</translation></message>
    <message id="one_leg_stance.explain.left.note"><source/><translation>눈을 뜨고 앞을 봅니다. 두 다리는 서로 닿지 않게 합니다.</translation></message>
    <message id="one_leg_stance.practice.title"><source/><translation>연습하기</translation></message>
    <message id="one_leg_stance.practice.say"><source/><translation>의자를 잡고
한 발을 들어 보세요</translation></message>
    <message id="one_leg_stance.practice.note"><source/><translation>흔들리면 바로 발을 내리세요. 발을 들면 직원이 시작을 누릅니다.</translation></message>
    <message id="one_leg_stance.measure.right.title"><source/><translation>오른발로 서기</translation></message>
    <message id="one_leg_stance.measure.right.say"><source/><translation>왼발을 들고
앞을 보세요</translation></message>
    <message id="one_leg_stance.measure.right.note"><source/><translation>발이 닿거나 손을 짚으면 끝납니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="one_leg_stance.measure.left.title"><source/><translation>왼발로 서기</translation></message>
    <message id="one_leg_stance.measure.left.say"><source/><translation>오른발을 들고
앞을 보세요</translation></message>
    <message id="one_leg_stance.measure.left.note"><source/><translation>발이 닿거나 손을 짚으면 끝납니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="good.one_leg_stance.title"><source/><translation>한 발 서기를 쟀습니다</translation></message>
    <message id="good.one_leg_stance.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="sppb.explain.title"><source/><translation>서기, 걷기, 일어서기</translation></message>
    <message id="sppb.explain.say"><source/><translation>세 가지를 차례로
해 봅니다</translation></message>
    <message id="sppb.explain.note"><source/><translation>서 있기, 4미터 걷기, 다섯 번 일어서기입니다. 직원이 옆에 있습니다.</translation></message>
    <message id="sppb.side.title"><source/><translation>두 발 모아 서기</translation></message>
    <message id="sppb.side.say"><source/><translation>두 발을 나란히 붙여
서 주세요</translation></message>
    <message id="sppb.side.note"><source/><translation>10초 동안 섭니다. 자세를 잡으면 직원이 시작을 누릅니다.</translation></message>
    <message id="sppb-side.measure.title"><source/><translation>두 발 모아 서기</translation></message>
    <message id="sppb-side.measure.say"><source/><translation>그대로
서 계세요</translation></message>
    <message id="sppb-side.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="sppb.semi.title"><source/><translation>반 걸음 앞뒤로 서기</translation></message>
    <message id="sppb.semi.say"><source/><translation>한쪽 뒤꿈치를
다른 발 엄지 옆에</translation></message>
    <message id="sppb.semi.note"><source/><translation>어느 발이 앞에 와도 됩니다. 10초 동안 섭니다.</translation></message>
    <message id="sppb-semi.measure.title"><source/><translation>반 걸음 앞뒤로 서기</translation></message>
    <message id="sppb-semi.measure.say"><source/><translation>그대로
서 계세요</translation></message>
    <message id="sppb-semi.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="sppb.tandem.title"><source/><translation>한 줄로 서기</translation></message>
    <message id="sppb.tandem.say"><source/><translation>한쪽 뒤꿈치를
다른 발끝에 붙이세요</translation></message>
    <message id="sppb.tandem.note"><source/><translation>어느 발이 앞에 와도 됩니다. 10초 동안 섭니다.</translation></message>
    <message id="sppb-tandem.measure.title"><source/><translation>한 줄로 서기</translation></message>
    <message id="sppb-tandem.measure.say"><source/><translation>그대로
서 계세요</translation></message>
    <message id="sppb-tandem.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="sppb.can-walk.title"><source/><translation>4미터 걷기</translation></message>
    <message id="sppb.can-walk.say"><source/><translation>4미터를 걸을 수
있으신가요?</translation></message>
    <message id="sppb.can-walk.note"><source/><translation>지팡이나 보행기를 쓰셔도 됩니다.</translation></message>
    <message id="sppb.can-walk.none"><source/><translation>네, 그냥 걸어요</translation></message>
    <message id="sppb.can-walk.aid"><source/><translation>지팡이나 보행기를 써요</translation></message>
    <message id="sppb.can-walk.cannot"><source/><translation>걷기 어려워요</translation></message>
    <message id="sppb.walk.title"><source/><translation>4미터 걷기</translation></message>
    <message id="sppb.walk.say"><source/><translation>평소 걷는 빠르기로
걸으세요</translation></message>
    <message id="sppb.walk.note"><source/><translation>두 줄 사이 4미터를 잽니다. 줄을 지나서도 조금 더 걷습니다.</translation></message>
    <message id="sppb-walk.measure.title"><source/><translation>4미터 걷기</translation></message>
    <message id="sppb-walk.measure.say"><source/><translation>평소처럼
걸으세요</translation></message>
    <message id="sppb-walk.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="sppb.chair.title"><source/><translation>의자에서 일어서기</translation></message>
    <message id="sppb.chair.say"><source/><translation>팔을 엇갈린 채
한 번 일어나 보세요</translation></message>
    <message id="sppb.chair.note"><source/><translation>어려우면 하지 않으셔도 됩니다.</translation></message>
    <message id="sppb.can-rise.title"><source/><translation>의자에서 일어서기</translation></message>
    <message id="sppb.can-rise.say"><source/><translation>팔을 쓰지 않고
일어나셨나요?</translation></message>
    <message id="sppb.can-rise.crossed"><source/><translation>팔을 쓰지 않았어요</translation></message>
    <message id="sppb.can-rise.arms"><source/><translation>팔을 써야 했어요</translation></message>
    <message id="sppb-chair.measure.title"><source/><translation>다섯 번 일어서기</translation></message>
    <message id="sppb-chair.measure.say"><source/><translation>다섯 번 빠르게
일어섰다 앉으세요</translation></message>
    <message id="sppb-chair.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="good.sppb.title"><source/><translation>잘 쟀습니다</translation></message>
    <message id="good.sppb.say"><source/><translation>잘하셨습니다</translation></message>
</context>
</TS>
