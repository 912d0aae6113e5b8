<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="cross_sit_up.lie.title"><source/><translation>윗몸 일으키기</translation></message>
    <message id="cross_sit_up.lie.say"><source/><translation>무릎을 세우고 누워
손을 어깨에 얹으세요</translation></message>
    <message id="cross_sit_up.lie.note"><source/><translation>두 팔을 가슴에서 엇갈립니다. 직원이 발목을 잡아 드립니다.</translation></message>
    <message id="cross_sit_up.explain.title"><source/><translation>윗몸 일으키기</translation></message>
    <message id="cross_sit_up.explain.say"><source/><translation>팔꿈치를 허벅지에
댔다가 눕습니다</translation></message>
    <message id="cross_sit_up.explain.note"><source/><translation>1분 동안 합니다. 등이 바닥에 닿아야 한 번입니다.</translation></message>
    <message id="cross_sit_up.practice.title"><source/><translation>연습하기</translation></message>
    <message id="cross_sit_up.practice.say"><source/><translation>한두 번 천천히
해 보세요</translation></message>
    <message id="cross_sit_up.practice.note"><source/><translation>손이 어깨에서 떨어지거나 팔꿈치가 닿지 않으면 세지 않습니다.</translation></message>
    <message id="cross_sit_up.measure.title"><source/><translation>윗몸 일으키기</translation></message>
    <message id="cross_sit_up.measure.say"><source/><translation>숨을 쉬면서
1분 동안 하세요</translation></message>
    <message id="cross_sit_up.measure.note"><source/><translation>힘들면 쉬거나 언제든 멈추세요.</translation></message>
    <message id="good.cross_sit_up.title"><source/><translation>윗몸 일으키기를 쟀습니다</translation></message>
    <message id="good.cross_sit_up.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.cross_sit_up.note"><source/><translation>천천히 일어나세요.</translation></message>
    <message id="curl_up.lie.title"><source/><translation>윗몸 말아 올리기</translation></message>
    <message id="curl_up.lie.say"><source/><translation>무릎을 세우고 누워
팔을 뻗으세요</translation></message>
    <message id="curl_up.lie.note"><source/><translation>발바닥은 바닥에 붙입니다.</translation></message>
    <message id="curl_up.explain.title"><source/><translation>윗몸 말아 올리기</translation></message>
    <message id="curl_up.explain.say"><source/><translation>소리에 맞춰 손이
무릎까지 올라옵니다</translation></message>
    <message id="curl_up.explain.note"><source/><translation>3초에 한 번입니다. 두 번 놓치면 끝납니다.</translation></message>
    <message id="curl_up.practice.title"><source/><translation>연습하기</translation></message>
    <message id="curl_up.practice.say"><source/><translation>한두 번 천천히
해 보세요</translation></message>
    <message id="curl_up.practice.note"><source/><translation>발이 들리거나 머리가 바닥에 닿지 않으면 놓친 것입니다.</translation></message>
    <message id="curl_up.measure.title"><source/><translation>윗몸 말아 올리기</translation></message>
    <message id="curl_up.measure.say"><source/><translation>소리에 맞춰
되풀이하세요</translation></message>
    <message id="curl_up.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="good.curl_up.title"><source/><translation>윗몸 말아 올리기를 쟀습니다</translation></message>
    <message id="good.curl_up.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="two_min_step.mark.title"><source/><translation>2분 제자리걷기</translation></message>
    <message id="two_min_step.mark.say"><source/><translation>벽에 무릎 높이를
표시합니다</translation></message>
    <message id="two_min_step.mark.note"><source/><translation>무릎뼈와 골반뼈 사이 가운데 높이입니다.</translation></message>
    <message id="two_min_step.explain.title"><source/><translation>2분 제자리걷기</translation></message>
    <message id="two_min_step.explain.say"><source/><translation>표시까지 무릎을
올리며 걸으세요</translation></message>
    <message id="two_min_step.explain.note"><source/><translation>뛰지 않습니다. 힘들면 쉬었다 해도 되지만 시간은 그대로 갑니다.</translation></message>
    <message id="two_min_step.practice.title"><source/><translation>연습하기</translation></message>
    <message id="two_min_step.practice.say"><source/><translation>몇 걸음
해 보세요</translation></message>
    <message id="two_min_step.practice.note"><source/><translation>벽이나 의자를 짚어도 됩니다. 직원이 옆에 있습니다.</translation></message>
    <message id="two_min_step.measure.title"><source/><translation>2분 제자리걷기</translation></message>
    <message id="two_min_step.measure.say"><source/><translation>표시까지 무릎을
올리며 걸으세요</translation></message>
    <message id="two_min_step.measure.note"><source/><translation>오른무릎이 표시에 닿을 때만 셉니다. 힘들면 언제든 멈추세요.</translation></message>
    <message id="two_min_step.held.title"><source/><translation>2분 제자리걷기</translation></message>
    <message id="two_min_step.held.say"><source/><translation>벽이나 의자를
짚으셨나요?</translation></message>
    <message id="two_min_step.held.no"><source/><translation>짚지 않았어요</translation></message>
    <message id="two_min_step.held.yes"><source/><translation>짚고 걸었어요</translation></message>
    <message id="good.two_min_step.title"><source/><translation>제자리걷기를 쟀습니다</translation></message>
    <message id="good.two_min_step.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.two_min_step.note"><source/><translation>천천히 걸으며 숨을 고르세요.</translation></message>
    <message id="six_min_walk.course.title"><source/><translation>6분 걷기</translation></message>
    <message id="six_min_walk.course.say"><source/><translation>표시를 따라
크게 돕니다</translation></message>
    <message id="six_min_walk.course.note"><source/><translation>한 바퀴는 45.72미터입니다. 쉴 의자가 옆에 있습니다.</translation></message>
    <message id="six_min_walk.explain.title"><source/><translation>6분 걷기</translation></message>
    <message id="six_min_walk.explain.say"><source/><translation>6분 동안 되도록
멀리 걸으세요</translation></message>
    <message id="six_min_walk.explain.note"><source/><translation>쉬어도 시간은 갑니다. 직원이 한 바퀴마다 누르고, 끝나면 남은 미터를 더합니다.</translation></message>
    <message id="six_min_walk.measure.title"><source/><translation>6분 걷기</translation></message>
    <message id="six_min_walk.measure.say"><source/><translation>뛰지 말고 자기
빠르기로 걸으세요</translation></message>
    <message id="six_min_walk.measure.note"><source/><translation>힘들면 언제든 멈추세요. 끝나면 그 자리에 서 계세요.</translation></message>
    <message id="good.six_min_walk.title"><source/><translation>6분 걷기를 쟀습니다</translation></message>
    <message id="good.six_min_walk.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.six_min_walk.note"><source/><translation>앉아서 숨을 고르세요.</translation></message>
    <message id="step_test.explain.title"><source/><translation>계단 오르내리기</translation></message>
    <message id="step_test.explain.say"><source/><translation>소리에 맞춰 3분 동안
오르내립니다</translation></message>
    <message id="step_test.explain.note"><source/><translation>오른발, 왼발 올라가고 오른발, 왼발 내려옵니다.</translation></message>
    <message id="step_test.practice.title"><source/><translation>연습하기</translation></message>
    <message id="step_test.practice.say"><source/><translation>천천히 몇 번
해 보세요</translation></message>
    <message id="step_test.practice.note"><source/><translation>발바닥을 모두 올립니다. 어지러우면 바로 멈추세요.</translation></message>
    <message id="step_test.measure.title"><source/><translation>계단 오르내리기</translation></message>
    <message id="step_test.measure.say"><source/><translation>소리에 맞춰
오르내리세요</translation></message>
    <message id="step_test.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="step_test.sit.title"><source/><translation>앉아서 쉬기</translation></message>
    <message id="step_test.sit.say"><source/><translation>앉아서 1분 동안
말없이 쉬세요</translation></message>
    <message id="step_test.sit.note"><source/><translation>1분이 지나면 바로 ‘다음’을 누르고 맥박을 잽니다.</translation></message>
    <message id="step_test.pulse.title"><source/><translation>맥박 재기</translation></message>
    <message id="step_test.pulse.say"><source/><translation>가만히
앉아 계세요</translation></message>
    <message id="step_test.pulse.note"><source/><translation>직원이 10초 동안 맥박이 뛸 때마다 누릅니다.</translation></message>
    <message id="good.step_test.title"><source/><translation>계단 오르내리기를 쟀습니다</translation></message>
    <message id="good.step_test.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="shuttle_run_20m.explain.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_20m.explain.say"><source/><translation>소리가 나기 전에
줄에 닿으세요</translation></message>
    <message id="shuttle_run_20m.explain.note"><source/><translation>두 줄 사이 20미터를 오갑니다.</translation></message>
    <message id="shuttle_run_20m.beeps.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_20m.beeps.say"><source/><translation>1분마다 소리가
빨라집니다</translation></message>
    <message id="shuttle_run_20m.beeps.note"><source/><translation>두 번 늦으면 끝납니다.</translation></message>
    <message id="shuttle_run_20m.practice.title"><source/><translation>몸 풀기</translation></message>
    <message id="shuttle_run_20m.practice.say"><source/><translation>천천히 한 번
다녀와 보세요</translation></message>
    <message id="shuttle_run_20m.practice.note"><source/><translation>발목과 무릎을 먼저 풀어 주세요.</translation></message>
    <message id="shuttle_run_20m.measure.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_20m.measure.say"><source/><translation>소리에 맞춰
달리세요</translation></message>
    <message id="shuttle_run_20m.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="good.shuttle_run_20m.title"><source/><translation>왕복 달리기를 쟀습니다</translation></message>
    <message id="good.shuttle_run_20m.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.shuttle_run_20m.note"><source/><translation>천천히 걸으며 숨을 고르세요.</translation></message>
    <message id="shuttle_run_15m.explain.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_15m.explain.say"><source/><translation>소리가 나기 전에
줄에 닿으세요</translation></message>
    <message id="shuttle_run_15m.explain.note"><source/><translation>두 줄 사이 15미터를 오갑니다.</translation></message>
    <message id="shuttle_run_15m.beeps.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_15m.beeps.say"><source/><translation>1분마다 소리가
빨라집니다</translation></message>
    <message id="shuttle_run_15m.beeps.note"><source/><translation>두 번 늦으면 끝납니다.</translation></message>
    <message id="shuttle_run_15m.practice.title"><source/><translation>몸 풀기</translation></message>
    <message id="shuttle_run_15m.practice.say"><source/><translation>천천히 한 번
다녀와 보세요</translation></message>
    <message id="shuttle_run_15m.practice.note"><source/><translation>발목과 무릎을 먼저 풀어 주세요.</translation></message>
    <message id="shuttle_run_15m.measure.title"><source/><translation>왕복 달리기</translation></message>
    <message id="shuttle_run_15m.measure.say"><source/><translation>소리에 맞춰
달리세요</translation></message>
    <message id="shuttle_run_15m.measure.note"><source/><translation>힘들면 언제든 멈추세요.</translation></message>
    <message id="good.shuttle_run_15m.title"><source/><translation>왕복 달리기를 쟀습니다</translation></message>
    <message id="good.shuttle_run_15m.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="good.shuttle_run_15m.note"><source/><translation>천천히 걸으며 숨을 고르세요.</translation></message>
    <message id="quantity.step_test_time"><source/><translation>계단 오르내린 시간</translation></message>
</context>
</TS>
