<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="action.more"><source/><translation>자세히 보기</translation></message>
    <message id="action.consents"><source/><translation>내 동의 보기</translation></message>
    <message id="action.take-back"><source/><translation>모두 ‘아니요’로</translation></message>
    <message id="action.consent-copy"><source/><translation>종이로 받기</translation></message>
    <message id="action.not-now"><source/><translation>나머지는 다음에</translation></message>
    <message id="action.not-today"><source/><translation>다음에 답하기</translation></message>
    <message id="action.next.about"><source/><translation>알겠습니다</translation></message>
    <message id="action.next.consents"><source/><translation>다 봤습니다</translation></message>
    <message id="consent.keep.more"><source/><translation>이 건강관리소에만 남고, 이름과 전화번호는 잠가 둡니다. 직원과 본인만 봅니다. 마지막으로 오신 날부터 %1년 두었다가 지웁니다. 언제든 ‘내 동의 보기’에서 그만두실 수 있습니다. 그러면 직원이 본인인지 확인하고 지워 드립니다.</translation></message>
    <message id="consent.keep.guest.say"><source/><translation>결과를 여기에
보관할까요?</translation></message>
    <message id="consent.keep.guest.note"><source/><translation>‘예’를 누르시면 이름 없이 결과만 둡니다. ‘아니요’를 누르셔도 똑같이 잴 수 있습니다.</translation></message>
    <message id="consent.keep.guest.more"><source/><translation>이 건강관리소에만 이름 없이 남습니다. 직원만 봅니다. 오늘부터 %1년 두었다가 지웁니다.</translation></message>
    <message id="consent.platform.more"><source/><translation>잰 값과 잰 날을 동구 건강자료(G-헬스)로 보냅니다. 이름과 생일은 빼고, 태어난 해와 성별을 함께 보냅니다. 그곳에서 얼마나 두는지는 동구가 정합니다. 언제든 ‘내 동의 보기’에서 그만두실 수 있습니다. 그러면 더 보내지 않고, 보낸 것은 거두어 달라고 청합니다.</translation></message>
    <message id="consent.ai.more"><source/><translation>건강을 연구하고 인공지능을 가르치는 곳에 잰 값을 줍니다. 이름과 전화번호와 생일은 빼고 나이와 성별만 함께 줍니다. 얼마나 쓰는지는 연구마다 정해져 있습니다. 언제든 ‘내 동의 보기’에서 그만두실 수 있습니다. 그때부터는 새로 주지 않습니다.</translation></message>
    <message id="consent.ai.title"><source/><translation>이름을 빼고 건강 연구에 쓰기(인공지능 학습)</translation></message>
    <message id="consent.ai.say"><source/><translation>이름을 빼고
건강 연구에 쓸까요?</translation></message>
    <message id="consent.ai.note"><source/><translation>이름과 전화번호와 생일은 나가지 않습니다. ‘아니요’를 누르셔도 잃는 것은 없습니다.</translation></message>
    <message id="consent.trial.title"><source/><translation>새 기기 시험에 참여하기</translation></message>
    <message id="consent.trial.say"><source/><translation>새 기기 시험에
참여하시겠어요?</translation></message>
    <message id="consent.trial.note"><source/><translation>새로 나온 기기가 잘 재는지 보는 데 결과를 씁니다. ‘아니요’를 누르셔도 잃는 것은 없습니다.</translation></message>
    <message id="consent.trial.more"><source/><translation>새 기기를 만드는 곳에 잰 값을 줍니다. 이름과 전화번호와 생일은 빼고 나이와 성별만 함께 줍니다. 시험이 끝날 때까지 씁니다. 언제든 ‘내 동의 보기’에서 그만두실 수 있습니다. 그때부터는 새로 주지 않습니다.</translation></message>
    <message id="consent.family.title"><source/><translation>가족에게 보여 주기</translation></message>
    <message id="consent.family.say"><source/><translation>결과를 가족에게
보여 주어도 될까요?</translation></message>
    <message id="consent.family.note"><source/><translation>‘예’를 누르시면 가족이 물을 때 직원이 보여 드립니다. ‘아니요’를 누르시면 보여 주지 않습니다.</translation></message>
    <message id="consent.family.more"><source/><translation>가족이 여기에 와서 물으면 직원이 결과를 보여 드립니다. 직원이 가족인지 먼저 확인합니다. 결과를 보관하는 동안만 그렇게 합니다. 언제든 ‘내 동의 보기’에서 그만두실 수 있습니다.</translation></message>
    <message id="about.say"><source/><translation>무엇이 어디로 가는지
알려 드립니다</translation></message>
    <message id="about.guest.say"><source/><translation>무엇이 어디로 가는지
알려 드립니다</translation></message>
    <message id="about.guest.note"><source/><translation>이름을 남기지 않으셨으니 오늘 이 화면에서만 바꾸실 수 있습니다.</translation></message>
    <message id="consents.mine.title"><source/><translation>내 동의</translation></message>
    <message id="consents.mine.say"><source/><translation>바꾸고 싶은 것을
눌러 주세요</translation></message>
    <message id="consents.row.yes"><source/><translation>예 · %1 (%2)</translation></message>
    <message id="consents.row.no"><source/><translation>아니요 · %1 (%2)</translation></message>
    <message id="consents.row.none"><source/><translation>아직 답하지 않음 · %1</translation></message>
    <message id="consents.now.yes"><source/><translation>지금 답은 ‘예’입니다.</translation></message>
    <message id="consents.now.no"><source/><translation>지금 답은 ‘아니요’입니다.</translation></message>
    <message id="consents.all.title"><source/><translation>동의 그만두기</translation></message>
    <message id="consents.all.say"><source/><translation>모두 ‘아니요’로
바꿀까요?</translation></message>
    <message id="consents.all.note"><source/><translation>앞으로 보관하지 않고 보내지 않습니다. 보낸 것은 거두어 달라고 청합니다.</translation></message>
    <message id="consents.erase.title"><source/><translation>보관을 그만두었습니다</translation></message>
    <message id="consents.erase.say"><source/><translation>보관된 것을
지워 드릴까요?</translation></message>
    <message id="consents.erase.note"><source/><translation>직원이 본인인지 확인한 다음 지워 드립니다. ‘예’를 누르시면 직원을 부릅니다.</translation></message>
    <message id="goodbye.stopped.title"><source/><translation>수고하셨습니다</translation></message>
    <message id="goodbye.stopped.say"><source/><translation>보관을
그만두었습니다</translation></message>
    <message id="goodbye.stopped.note"><source/><translation>지우고 싶으시면 직원에게 말씀해 주세요. 조심히 가세요.</translation></message>
    <message id="rate.ask"><source/><translation>오늘 어떠셨나요? 안 눌러도 돼요.</translation></message>
    <message id="rate.thanks"><source/><translation>말씀해 주셔서 고맙습니다.</translation></message>
    <message id="rate.good"><source/><translation>좋았어요</translation></message>
    <message id="rate.fair"><source/><translation>보통이에요</translation></message>
    <message id="rate.poor"><source/><translation>아쉬웠어요</translation></message>
    <message id="numbers.rating"><source/><translation>오늘 어떠셨나요</translation></message>
    <message id="consents.paper.yes"><source/><translation>답: 예 (%1, 설명 글 %2)</translation></message>
    <message id="consents.paper.no"><source/><translation>답: 아니요 (%1, 설명 글 %2)</translation></message>
    <message id="consents.paper.none"><source/><translation>아직 답하지 않으셨습니다.</translation></message>
    <message id="consents.paper.foot"><source/><translation>답은 언제든 키오스크의 ‘내 동의 보기’에서, 또는 직원에게 말씀하셔서 바꾸실 수 있습니다.</translation></message>
    <message id="calls.about.erase"><source/><translation>보관된 결과를 지워 달라고 하십니다</translation></message>
</context>
</TS>
