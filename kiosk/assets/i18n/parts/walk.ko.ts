<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="up_and_go_3m.sit.title"><source/><translation>3미터 돌아와 앉기</translation></message>
    <message id="up_and_go_3m.sit.say"><source/><translation>의자에 등을 대고
앉아 주세요</translation></message>
    <message id="up_and_go_3m.sit.note"><source/><translation>3미터 앞에 표적이 있습니다.</translation></message>
    <message id="up_and_go_3m.explain.title"><source/><translation>3미터 돌아와 앉기</translation></message>
    <message id="up_and_go_3m.explain.say"><source/><translation>표적을 돌아와
다시 앉으세요</translation></message>
    <message id="up_and_go_3m.explain.note"><source/><translation>‘시작’ 소리에 일어납니다. 뛰지 않고 빠르고 안전하게 걷습니다.</translation></message>
    <message id="up_and_go_3m.practice.title"><source/><translation>연습하기</translation></message>
    <message id="up_and_go_3m.practice.say"><source/><translation>한 번 천천히
다녀와 보세요</translation></message>
    <message id="up_and_go_3m.practice.note"><source/><translation>직원이 바깥쪽에서 함께 걷습니다.</translation></message>
    <message id="up_and_go_3m.measure.title"><source/><translation>3미터 돌아와 앉기</translation></message>
    <message id="up_and_go_3m.measure.say"><source/><translation>뛰지 말고
빠르게 걸으세요</translation></message>
    <message id="up_and_go_3m.measure.note"><source/><translation>힘들면 언제든 멈추세요. 표적을 놓치면 다시 잽니다.</translation></message>
    <message id="good.up_and_go_3m.title"><source/><translation>돌아와 앉기를 쟀습니다</translation></message>
    <message id="good.up_and_go_3m.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="figure8.sit.title"><source/><translation>8자 걷기</translation></message>
    <message id="figure8.sit.say"><source/><translation>의자에 등을 대고
앉아 주세요</translation></message>
    <message id="figure8.sit.note"><source/><translation>의자 뒤 양옆에 표시가 하나씩 있습니다.</translation></message>
    <message id="figure8.explain.title"><source/><translation>8자 걷기</translation></message>
    <message id="figure8.explain.say"><source/><translation>오른쪽을 돌아 앉고
왼쪽을 돌아 앉으세요</translation></message>
    <message id="figure8.explain.note"><source/><translation>두 번 되풀이합니다. 앉을 때마다 두 발을 살짝 듭니다.</translation></message>
    <message id="figure8.practice.title"><source/><translation>연습하기</translation></message>
    <message id="figure8.practice.say"><source/><translation>한 번 천천히
돌아 보세요</translation></message>
    <message id="figure8.practice.note"><source/><translation>직원이 바깥쪽에서 함께 걷습니다.</translation></message>
    <message id="figure8.measure.title"><source/><translation>8자 걷기</translation></message>
    <message id="figure8.measure.say"><source/><translation>뛰지 말고
빠르게 걸으세요</translation></message>
    <message id="figure8.measure.note"><source/><translation>힘들면 언제든 멈추세요. 표시를 빠뜨리거나 앉지 않으면 다시 잽니다.</translation></message>
    <message id="good.figure8.title"><source/><translation>8자 걷기를 쟀습니다</translation></message>
    <message id="good.figure8.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="gait_speed.explain.title"><source/><translation>걷는 빠르기</translation></message>
    <message id="gait_speed.explain.say"><source/><translation>평소 걷는 빠르기로
걸으세요</translation></message>
    <message id="gait_speed.explain.note"><source/><translation>두 줄 사이 4미터를 잽니다. 줄을 지나서도 조금 더 걷습니다.</translation></message>
    <message id="gait_speed.practice.title"><source/><translation>연습하기</translation></message>
    <message id="gait_speed.practice.say"><source/><translation>평소처럼 한 번
걸어 보세요</translation></message>
    <message id="gait_speed.practice.note"><source/><translation>직원이 함께 걸으며 첫 줄과 둘째 줄에서 누릅니다.</translation></message>
    <message id="gait_speed.measure.title"><source/><translation>걷는 빠르기</translation></message>
    <message id="gait_speed.measure.say"><source/><translation>평소처럼
걸으세요</translation></message>
    <message id="gait_speed.measure.note"><source/><translation>힘들면 언제든 멈추세요. 뛰거나 멈춰 서면 다시 잽니다.</translation></message>
    <message id="good.gait_speed.title"><source/><translation>걷는 빠르기를 쟀습니다</translation></message>
    <message id="good.gait_speed.say"><source/><translation>잘하셨습니다</translation></message>
</context>
</TS>
