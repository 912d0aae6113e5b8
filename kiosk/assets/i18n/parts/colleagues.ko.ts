<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.colleagues"><source/><translation>함께 일하는 사람</translation></message>
    <message id="office.own-pin"><source/><translation>내 비밀번호 바꾸기</translation></message>
    <message id="role.helper"><source/><translation>도우미</translation></message>
    <message id="role.specialist"><source/><translation>전문가</translation></message>
    <message id="role.manager"><source/><translation>책임자</translation></message>
    <message id="role.administrator"><source/><translation>관리자</translation></message>
    <message id="colleague.title"><source/><translation>함께 일하는 사람</translation></message>
    <message id="colleague.one"><source/><translation>직원 한 사람</translation></message>
    <message id="colleague.none"><source/><translation>아직 아무도 없습니다</translation></message>
    <message id="colleague.add"><source/><translation>직원 추가</translation></message>
    <message id="colleague.save"><source/><translation>저장</translation></message>
    <message id="colleague.head.name"><source/><translation>이름</translation></message>
    <message id="colleague.head.role"><source/><translation>역할</translation></message>
    <message id="colleague.head.card"><source/><translation>카드</translation></message>
    <message id="colleague.head.state"><source/><translation>상태</translation></message>
    <message id="colleague.card.yes"><source/><translation>있음</translation></message>
    <message id="colleague.card.no"><source/><translation>없음</translation></message>
    <message id="colleague.on"><source/><translation>사용 중</translation></message>
    <message id="colleague.off"><source/><translation>닫힘</translation></message>
    <message id="colleague.name.bad"><source/><translation>이름을 1자에서 40자까지 적어 주세요</translation></message>
    <message id="colleague.role"><source/><translation>역할 바꾸기</translation></message>
    <message id="colleague.role.none"><source/><translation>역할을 하나 골라 주세요</translation></message>
    <message id="colleague.pin"><source/><translation>새 비밀번호 주기</translation></message>
    <message id="colleague.pin.new"><source/><translation>새 비밀번호</translation></message>
    <message id="colleague.pin.again"><source/><translation>한 번 더</translation></message>
    <message id="colleague.pin.hint"><source/><translation>숫자 4자리에서 12자리, 6자리 이상이 좋습니다</translation></message>
    <message id="colleague.pin.shape"><source/><translation>비밀번호는 숫자 4자리에서 12자리입니다</translation></message>
    <message id="colleague.pin.easy"><source/><translation>너무 쉬운 번호입니다. 다른 번호를 골라 주세요</translation></message>
    <message id="colleague.pin.differ"><source/><translation>두 번호가 서로 다릅니다. 다시 눌러 주세요</translation></message>
    <message id="colleague.pin.done"><source/><translation>새 비밀번호를 이제부터 씁니다</translation></message>
    <message id="colleague.own-pin"><source/><translation>내 비밀번호 바꾸기</translation></message>
    <message id="colleague.card"><source/><translation>카드 등록</translation></message>
    <message id="colleague.card.show"><source/><translation>이 직원의 카드를 읽개에 대 주세요</translation></message>
    <message id="colleague.card.off"><source/><translation>카드 빼기</translation></message>
    <message id="colleague.card.off.sure"><source/><translation>이 카드로는 더 이상 들어올 수 없게 됩니다</translation></message>
    <message id="colleague.disable"><source/><translation>계정 닫기</translation></message>
    <message id="colleague.disable.sure"><source/><translation>이 직원은 더 이상 들어올 수 없습니다. 남긴 기록은 그대로 있습니다</translation></message>
    <message id="colleague.recovery"><source/><translation>되찾기 번호</translation></message>
    <message id="colleague.recovery.yes"><source/><translation>봉투에 있음</translation></message>
    <message id="colleague.recovery.no"><source/><translation>없음: 새로 만들어 주세요</translation></message>
    <message id="colleague.recovery.make"><source/><translation>되찾기 번호 만들기</translation></message>
    <message id="colleague.recovery.sure"><source/><translation>새 번호를 만들면 예전 번호는 쓸 수 없습니다</translation></message>
    <message id="colleague.recovery.printed"><source/><translation>인쇄했습니다. 봉투에 넣어 봉하고 금고에 두세요. 다시 볼 수 없습니다</translation></message>
    <message id="colleague.recovery.write"><source/><translation>인쇄하지 못했습니다. 지금 적어 봉투에 넣어 주세요. 다시 볼 수 없습니다</translation></message>
    <message id="colleague.recover.title"><source/><translation>비밀번호 되찾기</translation></message>
    <message id="colleague.recover.say"><source/><translation>봉투에 든 되찾기 번호와 새 비밀번호를 눌러 주세요</translation></message>
    <message id="colleague.recover.code"><source/><translation>되찾기 번호</translation></message>
    <message id="colleague.recover.hint"><source/><translation>숫자 20자리</translation></message>
    <message id="colleague.recover.slip"><source/><translation>번호를 잘못 누르셨습니다. 종이와 견주어 주세요</translation></message>
    <message id="colleague.recover.wrong"><source/><translation>맞지 않는 번호입니다</translation></message>
    <message id="colleague.recover.again"><source/><translation>쓴 번호는 이제 없어졌습니다. 새 되찾기 번호를 만들어 두세요</translation></message>
    <message id="colleague.recover.close"><source/><translation>닫기</translation></message>
    <message id="error.store-last"><source/><translation>관리자가 한 명은 있어야 합니다</translation></message>
    <message id="error.store-card"><source/><translation>이미 다른 사람의 카드입니다</translation></message>
</context>
</TS>
