<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="welcome.title"><source/><translation>안녕하세요</translation></message>
    <message id="welcome.named"><source/><translation>%1 님, 안녕하세요</translation></message>
    <message id="welcome.today"><source/><translation>오늘 벌써
다녀가셨습니다</translation></message>
    <message id="welcome.yesterday"><source/><translation>어제 다녀가셨습니다</translation></message>
    <message id="welcome.day"><source/><translation>지난번에는
%1 %2일에 오셨습니다</translation></message>
    <message id="welcome.year"><source/><translation>지난번에는
%1년 %2 %3일에 오셨습니다</translation></message>
    <message id="welcome.did.1"><source/><translation>그때 잰 것: %1</translation></message>
    <message id="welcome.did.2"><source/><translation>그때 잰 것: %1, %2</translation></message>
    <message id="welcome.did.3"><source/><translation>그때 잰 것: %1, %2, %3</translation></message>
    <message id="welcome.did.4"><source/><translation>그때 잰 것: %1, %2, %3, %4</translation></message>
    <message id="welcome.did.more"><source/><translation>그때 잰 것: %1, %2, %3 등 모두 %4가지</translation></message>
    <message id="action.again"><source/><translation>지난번처럼 재기</translation></message>
    <message id="action.go-on"><source/><translation>이어서 재기</translation></message>
    <message id="action.next.welcome"><source/><translation>재러 가기</translation></message>
    <message id="action.other"><source/><translation>다른 것 재기</translation></message>
    <message id="action.resume"><source/><translation>이어서 하기</translation></message>
    <message id="action.set-aside"><source/><translation>쉬러 가기</translation></message>
    <message id="action.as-guest"><source/><translation>그냥 재기</translation></message>
    <message id="who.new.title"><source/><translation>처음이신가요?</translation></message>
    <message id="who.new.say"><source/><translation>이 번호와 생년월일로는
기록을 찾지 못했습니다</translation></message>
    <message id="who.new.first"><source/><translation>처음 왔습니다</translation></message>
    <message id="who.new.again"><source/><translation>다시 누르겠습니다</translation></message>
    <message id="who.twins.title"><source/><translation>직원이 찾아 드립니다</translation></message>
    <message id="who.twins.say"><source/><translation>같은 번호와 생년월일이
두 분 있습니다</translation></message>
    <message id="who.birth.note"><source/><translation>음력 생일이 아니라 주민등록증의 생년월일입니다.</translation></message>
    <message id="who.resume.title"><source/><translation>이어서 재기</translation></message>
    <message id="who.resume.say"><source/><translation>카드를 대시거나
하나를 눌러 주세요</translation></message>
    <message id="who.ticket"><source/><translation>받은 번호로</translation></message>
    <message id="who.ticket.also"><source/><translation>쉬러 갈 때 본 번호입니다</translation></message>
    <message id="who.tail"><source/><translation>전화번호로</translation></message>
    <message id="who.tail.also"><source/><translation>끝 네 자리로 찾습니다</translation></message>
    <message id="who.ticket.title"><source/><translation>받은 번호</translation></message>
    <message id="who.ticket.say"><source/><translation>받은 번호를
눌러 주세요</translation></message>
    <message id="who.ticket.short"><source/><translation>번호는
두 자리나 세 자리입니다</translation></message>
    <message id="return.none"><source/><translation>번호와 날짜가
맞지 않습니다</translation></message>
    <message id="later.known.title"><source/><translation>쉬었다 오세요</translation></message>
    <message id="later.known.say"><source/><translation>오셔서 카드를 대시거나
‘이어서 하기’를 누르세요</translation></message>
    <message id="later.known.note"><source/><translation>카드가 없으면 전화번호 끝 네 자리와 생년월일로 찾습니다. 지금까지 잰 것은 그대로 있습니다.</translation></message>
    <message id="later.number.title"><source/><translation>번호 %1</translation></message>
    <message id="later.number.say"><source/><translation>오셔서 ‘이어서 하기’와
이 번호를 누르세요</translation></message>
    <message id="later.number.note"><source/><translation>생년월일도 함께 묻습니다. 지금까지 잰 것은 그대로 있습니다.</translation></message>
    <message id="card.not-now"><source/><translation>카드는 처음 화면에서 대 주세요</translation></message>
    <message id="card.age"><source/><translation>이 카드로는 잴 수 없습니다. 직원에게 말씀해 주세요</translation></message>
    <message id="who.twins.note"><source/><translation>직원을 불렀습니다. 기다리셔도 되고, 이름 없이 그냥 재셔도 됩니다.</translation></message>
</context>
</TS>
