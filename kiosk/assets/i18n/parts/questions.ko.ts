<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="sarc_f.strength.title"><source/><translation>근력 질문</translation></message>
    <message id="sarc_f.strength.say"><source/><translation>5킬로그램쯤 되는 짐을
들기 힘드신가요?</translation></message>
    <message id="sarc_f.strength.none"><source/><translation>힘들지 않아요</translation></message>
    <message id="sarc_f.strength.some"><source/><translation>조금 힘들어요</translation></message>
    <message id="sarc_f.strength.much"><source/><translation>많이 힘들거나 못 해요</translation></message>
    <message id="sarc_f.walking.title"><source/><translation>근력 질문</translation></message>
    <message id="sarc_f.walking.say"><source/><translation>방 안을 걸어서
지나기 힘드신가요?</translation></message>
    <message id="sarc_f.walking.none"><source/><translation>힘들지 않아요</translation></message>
    <message id="sarc_f.walking.some"><source/><translation>조금 힘들어요</translation></message>
    <message id="sarc_f.walking.much"><source/><translation>많이 힘들거나 못 해요</translation></message>
    <message id="sarc_f.chair.title"><source/><translation>근력 질문</translation></message>
    <message id="sarc_f.chair.say"><source/><translation>의자나 침대에서
일어나기 힘드신가요?</translation></message>
    <message id="sarc_f.chair.none"><source/><translation>힘들지 않아요</translation></message>
    <message id="sarc_f.chair.some"><source/><translation>조금 힘들어요</translation></message>
    <message id="sarc_f.chair.much"><source/><translation>많이 힘들거나 못 해요</translation></message>
    <message id="sarc_f.stairs.title"><source/><translation>근력 질문</translation></message>
    <message id="sarc_f.stairs.say"><source/><translation>계단 열 개를
오르기 힘드신가요?</translation></message>
    <message id="sarc_f.stairs.none"><source/><translation>힘들지 않아요</translation></message>
    <message id="sarc_f.stairs.some"><source/><translation>조금 힘들어요</translation></message>
    <message id="sarc_f.stairs.much"><source/><translation>많이 힘들거나 못 해요</translation></message>
    <message id="sarc_f.falls.title"><source/><translation>근력 질문</translation></message>
    <message id="sarc_f.falls.say"><source/><translation>지난 한 해 동안
넘어지셨나요?</translation></message>
    <message id="sarc_f.falls.none"><source/><translation>넘어지지 않았어요</translation></message>
    <message id="sarc_f.falls.one-to-three"><source/><translation>한 번에서 세 번</translation></message>
    <message id="sarc_f.falls.four"><source/><translation>네 번 이상</translation></message>
    <message id="good.sarc_f.title"><source/><translation>다 여쭈었습니다</translation></message>
    <message id="good.sarc_f.say"><source/><translation>고맙습니다</translation></message>
    <message id="k_frail.tired.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.tired.say"><source/><translation>지난 한 달 동안 자주
피곤하셨나요?</translation></message>
    <message id="k_frail.tired.note"><source/><translation>거의 날마다 그러셨으면 ‘예’를 눌러 주세요.</translation></message>
    <message id="k_frail.tired.no"><source/><translation>아니요</translation></message>
    <message id="k_frail.tired.yes"><source/><translation>예</translation></message>
    <message id="k_frail.stairs.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.stairs.say"><source/><translation>도움 없이 계단 열 개를
오르기 힘드신가요?</translation></message>
    <message id="k_frail.stairs.note"><source/><translation>쉬지 않고 오를 때를 말합니다.</translation></message>
    <message id="k_frail.stairs.no"><source/><translation>아니요</translation></message>
    <message id="k_frail.stairs.yes"><source/><translation>예</translation></message>
    <message id="k_frail.far.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.far.say"><source/><translation>도움 없이 300미터를
걷기 힘드신가요?</translation></message>
    <message id="k_frail.far.note"><source/><translation>버스 정류장 하나쯤 되는 거리입니다.</translation></message>
    <message id="k_frail.far.no"><source/><translation>아니요</translation></message>
    <message id="k_frail.far.yes"><source/><translation>예</translation></message>
    <message id="k_frail.list.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.list.say"><source/><translation>의사가 있다고 한 병을
세어 보세요</translation></message>
    <message id="k_frail.list.note"><source/><translation>높은 혈압, 당뇨, 암, 만성 폐질환, 심근경색, 심부전, 협심증, 천식, 관절염, 뇌졸중, 콩팥병</translation></message>
    <message id="k_frail.illnesses.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.illnesses.say"><source/><translation>그 병이 다섯 가지
이상 있으신가요?</translation></message>
    <message id="k_frail.illnesses.note"><source/><translation>높은 혈압, 당뇨, 암, 만성 폐질환, 심근경색, 심부전, 협심증, 천식, 관절염, 뇌졸중, 콩팥병</translation></message>
    <message id="k_frail.illnesses.no"><source/><translation>네 가지까지예요</translation></message>
    <message id="k_frail.illnesses.yes"><source/><translation>다섯 가지 이상이에요</translation></message>
    <message id="k_frail.weight.title"><source/><translation>기력 질문</translation></message>
    <message id="k_frail.weight.say"><source/><translation>지난 한 해 동안 몸무게가
많이 줄었나요?</translation></message>
    <message id="k_frail.weight.note"><source/><translation>몸무게의 5퍼센트 이상을 말합니다.</translation></message>
    <message id="k_frail.weight.no"><source/><translation>아니요</translation></message>
    <message id="k_frail.weight.yes"><source/><translation>예 (60킬로그램에서 3킬로그램 이상)</translation></message>
    <message id="good.k_frail.title"><source/><translation>다 여쭈었습니다</translation></message>
    <message id="good.k_frail.say"><source/><translation>고맙습니다</translation></message>
    <message id="falls.year.title"><source/><translation>넘어진 적</translation></message>
    <message id="falls.year.say"><source/><translation>지난 한 해 동안
몇 번 넘어지셨나요?</translation></message>
    <message id="falls.year.note"><source/><translation>미끄러지거나 걸려서 바닥에 닿은 것을 모두 셉니다.</translation></message>
    <message id="falls.year.none"><source/><translation>없어요</translation></message>
    <message id="falls.year.one"><source/><translation>한 번</translation></message>
    <message id="falls.year.two"><source/><translation>두 번</translation></message>
    <message id="falls.year.more"><source/><translation>세 번 이상</translation></message>
    <message id="good.falls.title"><source/><translation>다 여쭈었습니다</translation></message>
    <message id="good.falls.say"><source/><translation>고맙습니다</translation></message>
</context>
</TS>
