<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="chair.tried.title"><source/><translation>연습은 어땠나요?</translation></message>
    <message id="chair.tried.say"><source/><translation>팔을 쓰지 않고
일어나셨나요?</translation></message>
    <message id="chair.tried.crossed"><source/><translation>팔을 쓰지 않았어요</translation></message>
    <message id="chair.tried.arms"><source/><translation>팔을 써야 했어요</translation></message>
    <message id="chair.used.title"><source/><translation>일어서기</translation></message>
    <message id="chair.used.say"><source/><translation>끝까지 팔을
쓰지 않으셨나요?</translation></message>
    <message id="chair.used.note"><source/><translation>한 번이라도 팔로 밀었으면 ‘팔을 썼어요’를 눌러 주세요.</translation></message>
    <message id="chair.used.crossed"><source/><translation>팔을 쓰지 않았어요</translation></message>
    <message id="chair.used.arms"><source/><translation>팔을 썼어요</translation></message>
    <message id="chair_stand_30s.sit.title"><source/><translation>의자에서 일어서기</translation></message>
    <message id="chair_stand_30s.sit.say"><source/><translation>의자 가운데 앉아
두 팔을 엇갈리세요</translation></message>
    <message id="chair_stand_30s.sit.note"><source/><translation>두 발은 바닥에 붙이고, 의자는 벽에 붙여 둡니다.</translation></message>
    <message id="chair_stand_30s.explain.title"><source/><translation>의자에서 일어서기</translation></message>
    <message id="chair_stand_30s.explain.say"><source/><translation>30초 동안 일어섰다
앉기를 반복합니다</translation></message>
    <message id="chair_stand_30s.explain.note"><source/><translation>완전히 일어서고 완전히 앉아야 한 번입니다. 자기 속도로 하세요.</translation></message>
    <message id="chair_stand_30s.practice.title"><source/><translation>연습하기</translation></message>
    <message id="chair_stand_30s.practice.say"><source/><translation>한두 번 천천히
해 보세요</translation></message>
    <message id="chair_stand_30s.practice.note"><source/><translation>직원이 옆에 있습니다. 팔은 엇갈린 채로 둡니다.</translation></message>
    <message id="chair_stand_30s.measure.title"><source/><translation>의자에서 일어서기</translation></message>
    <message id="chair_stand_30s.measure.say"><source/><translation>완전히 일어서고
완전히 앉으세요</translation></message>
    <message id="chair_stand_30s.measure.note"><source/><translation>힘들면 언제든 멈추세요. 끝날 때 반 넘게 일어섰으면 한 번으로 셉니다.</translation></message>
    <message id="good.chair_stand_30s.title"><source/><translation>의자에서 일어서기를 쟀습니다</translation></message>
    <message id="good.chair_stand_30s.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.chair_stand_30s.note"><source/><translation>앉아서 숨을 고르세요.</translation></message>
    <message id="chair_stand_5x.sit.title"><source/><translation>다섯 번 일어서기</translation></message>
    <message id="chair_stand_5x.sit.say"><source/><translation>의자 가운데 앉아
두 팔을 엇갈리세요</translation></message>
    <message id="chair_stand_5x.sit.note"><source/><translation>두 발은 바닥에 붙이고, 의자는 벽에 붙여 둡니다.</translation></message>
    <message id="chair_stand_5x.explain.title"><source/><translation>다섯 번 일어서기</translation></message>
    <message id="chair_stand_5x.explain.say"><source/><translation>다섯 번 빠르게
일어섰다 앉습니다</translation></message>
    <message id="chair_stand_5x.explain.note"><source/><translation>안전하게, 다섯 번째로 다 일어서면 끝입니다.</translation></message>
    <message id="chair_stand_5x.practice.title"><source/><translation>연습하기</translation></message>
    <message id="chair_stand_5x.practice.say"><source/><translation>팔을 엇갈린 채
한 번 일어나 보세요</translation></message>
    <message id="chair_stand_5x.practice.note"><source/><translation>직원이 옆에 있습니다.</translation></message>
    <message id="chair_stand_5x.measure.title"><source/><translation>다섯 번 일어서기</translation></message>
    <message id="chair_stand_5x.measure.say"><source/><translation>다섯 번 빠르게
일어섰다 앉으세요</translation></message>
    <message id="chair_stand_5x.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="good.chair_stand_5x.title"><source/><translation>다섯 번 일어서기를 쟀습니다</translation></message>
    <message id="good.chair_stand_5x.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.chair_stand_5x.note"><source/><translation>앉아서 숨을 고르세요.</translation></message>
    <message id="arm_curl.explain.right.title"><source/><translation>팔 굽혀 들기</translation></message>
    <message id="arm_curl.explain.right.say"><source/><translation>오른손에 아령을 들고
팔을 내리세요</translation></message>
    <message id="arm_curl.explain.right.note"><source/><translation>등을 펴고 앉습니다. 남자는 3.6킬로그램, 여자는 2.3킬로그램입니다.</translation></message>
    <message id="arm_curl.explain.left.title"><source/><translation>팔 굽혀 들기</translation></message>
    <message id="arm_curl.explain.left.say"><source/><translation>왼손에 아령을 들고
팔을 내리세요</translation></message>
    <message id="arm_curl.explain.left.note"><source/><translation>등을 펴고 앉습니다. 남자는 3.6킬로그램, 여자는 2.3킬로그램입니다.</translation></message>
    <message id="arm_curl.practice.title"><source/><translation>연습하기</translation></message>
    <message id="arm_curl.practice.say"><source/><translation>팔을 다 굽혔다
다 펴 보세요</translation></message>
    <message id="arm_curl.practice.note"><source/><translation>위팔은 움직이지 않습니다. 다 굽히고 다 펴야 한 번입니다.</translation></message>
    <message id="arm_curl.measure.right.title"><source/><translation>오른팔 굽혀 들기</translation></message>
    <message id="arm_curl.measure.right.say"><source/><translation>30초 동안 굽혔다
펴기를 반복합니다</translation></message>
    <message id="arm_curl.measure.right.note"><source/><translation>힘들면 언제든 멈추세요. 숨은 참지 마세요.</translation></message>
    <message id="arm_curl.measure.left.title"><source/><translation>왼팔 굽혀 들기</translation></message>
    <message id="arm_curl.measure.left.say"><source/><translation>30초 동안 굽혔다
펴기를 반복합니다</translation></message>
    <message id="arm_curl.measure.left.note"><source/><translation>힘들면 언제든 멈추세요. 숨은 참지 마세요.</translation></message>
    <message id="good.arm_curl.title"><source/><translation>팔 굽혀 들기를 쟀습니다</translation></message>
    <message id="good.arm_curl.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.arm_curl.note"><source/><translation>아령을 내려놓으세요.</translation></message>
</context>
</TS>
