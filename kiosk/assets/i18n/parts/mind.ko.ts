<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="assessment.reaction_simple"><source/><translation>보고 누르기</translation></message>
    <message id="assessment.reaction_choice"><source/><translation>골라 누르기</translation></message>
    <message id="assessment.go_no_go"><source/><translation>가려 누르기</translation></message>
    <message id="assessment.number_trail"><source/><translation>숫자 차례로 누르기</translation></message>
    <message id="assessment.forward_span"><source/><translation>숫자 기억하기</translation></message>
    <message id="reaction_simple.explain.title"><source/><translation>보고 누르기</translation></message>
    <message id="reaction_simple.explain.say"><source/><translation>동그라미가 나타나면
화면을 누르세요</translation></message>
    <message id="reaction_simple.explain.note"><source/><translation>먼저 두 번 연습합니다. 나타날 때까지 기다리시면 됩니다. 점수나 등급은 없습니다.</translation></message>
    <message id="reaction_simple.measure.title"><source/><translation>보고 누르기</translation></message>
    <message id="reaction_simple.measure.say"><source/><translation>동그라미가 나타나면
누르세요</translation></message>
    <message id="good.reaction_simple.title"><source/><translation>보고 누르기를 마쳤습니다</translation></message>
    <message id="good.reaction_simple.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="reaction_choice.explain.title"><source/><translation>골라 누르기</translation></message>
    <message id="reaction_choice.explain.say"><source/><translation>동그라미가 나타난 쪽을
누르세요</translation></message>
    <message id="reaction_choice.explain.note"><source/><translation>먼저 연습합니다. 왼쪽이나 오른쪽에 나타납니다.</translation></message>
    <message id="reaction_choice.measure.title"><source/><translation>골라 누르기</translation></message>
    <message id="reaction_choice.measure.say"><source/><translation>나타난 쪽을
누르세요</translation></message>
    <message id="good.reaction_choice.title"><source/><translation>골라 누르기를 마쳤습니다</translation></message>
    <message id="good.reaction_choice.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="go_no_go.explain.title"><source/><translation>가려 누르기</translation></message>
    <message id="go_no_go.explain.say"><source/><translation>동그라미는 누르고
네모는 그냥 두세요</translation></message>
    <message id="go_no_go.explain.note"><source/><translation>먼저 연습합니다. 네모는 조금 뒤에 저절로 사라집니다.</translation></message>
    <message id="go_no_go.measure.title"><source/><translation>가려 누르기</translation></message>
    <message id="go_no_go.measure.say"><source/><translation>동그라미는 누르고
네모는 그냥 두세요</translation></message>
    <message id="good.go_no_go.title"><source/><translation>가려 누르기를 마쳤습니다</translation></message>
    <message id="good.go_no_go.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="number_trail.explain.title"><source/><translation>숫자 차례로 누르기</translation></message>
    <message id="number_trail.explain.say"><source/><translation>1부터 차례로
숫자를 누르세요</translation></message>
    <message id="number_trail.explain.note"><source/><translation>먼저 숫자 네 개로 연습합니다. 본 측정에는 열두 개가 나옵니다.</translation></message>
    <message id="number_trail.measure.title"><source/><translation>숫자 차례로 누르기</translation></message>
    <message id="number_trail.measure.say"><source/><translation>1부터 차례로
누르세요</translation></message>
    <message id="good.number_trail.title"><source/><translation>숫자를 다 누르셨습니다</translation></message>
    <message id="good.number_trail.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="forward_span.explain.title"><source/><translation>숫자 기억하기</translation></message>
    <message id="forward_span.explain.say"><source/><translation>숫자를 보고
그 차례대로 누르세요</translation></message>
    <message id="forward_span.explain.note"><source/><translation>숫자가 하나씩 나타났다 사라집니다. 거꾸로가 아니라 본 차례대로 누릅니다. 점점 길어지니 다 기억하지 못하셔도 괜찮습니다.</translation></message>
    <message id="forward_span.measure.title"><source/><translation>숫자 기억하기</translation></message>
    <message id="forward_span.measure.say"><source/><translation>숫자를 보고
차례대로 누르세요</translation></message>
    <message id="good.forward_span.title"><source/><translation>숫자 기억하기를 마쳤습니다</translation></message>
    <message id="good.forward_span.say"><source/><translation>잘하셨습니다</translation></message>
    <message id="trouble.incomplete.title"><source/><translation>끝까지 재지 못했어요</translation></message>
    <message id="trouble.incomplete.say"><source/><translation>쉬었다가
다시 해도 됩니다</translation></message>
    <message id="trouble.incomplete.note"><source/><translation>처음에는 흔한 일입니다. 걱정하지 마세요.</translation></message>
    <message id="unit.{digits}"><source/><translation>자리</translation></message>
    <message id="task.practice"><source/><translation>연습</translation></message>
    <message id="task.ready"><source/><translation>연습이 끝났어요
준비되면 누르세요</translation></message>
    <message id="task.begin"><source/><translation>시작하기</translation></message>
    <message id="task.more"><source/><translation>연습 더 하기</translation></message>
    <message id="task.pad"><source/><translation>누르는 곳</translation></message>
    <message id="task.go"><source/><translation>누르세요</translation></message>
    <message id="task.let"><source/><translation>그대로</translation></message>
    <message id="task.here"><source/><translation>여기</translation></message>
    <message id="task.left"><source/><translation>왼쪽</translation></message>
    <message id="task.right"><source/><translation>오른쪽</translation></message>
    <message id="task.good"><source/><translation>좋아요
잘하고 계세요</translation></message>
    <message id="task.early"><source/><translation>나타난 다음에
누르세요</translation></message>
    <message id="task.missed"><source/><translation>천천히 하셔도 돼요
한 번 더 해 봐요</translation></message>
    <message id="task.other"><source/><translation>나타난 쪽을 눌러요
한 번 더 해 봐요</translation></message>
    <message id="task.stay"><source/><translation>네모는 그냥 두세요
한 번 더 해 봐요</translation></message>
    <message id="task.row"><source/><translation>본 차례대로 눌러요
한 번 더 해 봐요</translation></message>
    <message id="task.next"><source/><translation>다음 숫자는
%1입니다</translation></message>
    <message id="task.watch"><source/><translation>숫자를
잘 보세요</translation></message>
    <message id="task.type"><source/><translation>본 차례대로
누르세요</translation></message>
    <message id="task.enough"><source/><translation>다 눌렀어요</translation></message>
    <message id="task.unknown"><source/><translation>모르겠어요</translation></message>
</context>
</TS>
