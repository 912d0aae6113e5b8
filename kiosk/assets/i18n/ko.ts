<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="empty"><source/><translation>&#8203;</translation></message>
    <message id="centre.name"><source/><translation>동구 라이프로그 건강관리소</translation></message>
    <message id="attract.title"><source/><translation>건강 재기</translation></message>
    <message id="attract.say"><source/><translation>‘시작하기’를 눌러 주세요</translation></message>
    <message id="action.start"><source/><translation>시작하기</translation></message>
    <message id="action.next"><source/><translation>다음</translation></message>
    <message id="action.next.goodbye"><source/><translation>처음으로</translation></message>
    <message id="action.next.results"><source/><translation>다음</translation></message>
    <message id="action.back"><source/><translation>뒤로</translation></message>
    <message id="action.redo"><source/><translation>다시 재기</translation></message>
    <message id="action.skip"><source/><translation>건너뛰기</translation></message>
    <message id="action.skip.live"><source/><translation>이 측정 멈추기</translation></message>
    <message id="action.finish"><source/><translation>오늘은 여기까지</translation></message>
    <message id="action.yes"><source/><translation>예</translation></message>
    <message id="action.no"><source/><translation>아니요</translation></message>
    <message id="action.print"><source/><translation>종이로 받기</translation></message>
    <message id="action.still-here"><source/><translation>계속하기</translation></message>
    <message id="action.type-value"><source/><translation>직원용</translation></message>
    <message id="action.clear"><source/><translation>직원 확인</translation></message>
    <message id="action.hide"><source/><translation>가리기</translation></message>
    <message id="band.settings"><source/><translation>설정</translation></message>
    <message id="band.call"><source/><translation>직원 부르기</translation></message>
    <message id="band.called"><source/><translation>불렀습니다</translation></message>
    <message id="band.coming"><source/><translation>오고 있어요</translation></message>
    <message id="band.hide"><source/><translation>가리기</translation></message>
    <message id="band.show"><source/><translation>보이기</translation></message>
    <message id="language.ko"><source/><translation>한국어</translation></message>
    <message id="language.en"><source/><translation>English</translation></message>
    <message id="settings.title"><source/><translation>설정</translation></message>
    <message id="settings.text"><source/><translation>글자 크기</translation></message>
    <message id="settings.larger"><source/><translation>크게</translation></message>
    <message id="settings.smaller"><source/><translation>작게</translation></message>
    <message id="settings.percent"><source/><translation>%1퍼센트</translation></message>
    <message id="settings.language"><source/><translation>언어</translation></message>
    <message id="settings.contrast"><source/><translation>검은 바탕으로</translation></message>
    <message id="settings.low"><source/><translation>단추를 낮게</translation></message>
    <message id="settings.close"><source/><translation>다 됐습니다</translation></message>
    <message id="settings.on"><source/><translation>켜짐</translation></message>
    <message id="settings.off"><source/><translation>꺼짐</translation></message>
    <message id="settings.largest"><source/><translation>이 화면에서 가장 큰 글자입니다</translation></message>
    <message id="who.how.title"><source/><translation>어떻게 재실까요?</translation></message>
    <message id="who.how.say"><source/><translation>둘 가운데
하나를 눌러 주세요</translation></message>
    <message id="who.guest"><source/><translation>그냥 재기</translation></message>
    <message id="who.guest.also"><source/><translation>이름도 전화번호도 묻지 않습니다</translation></message>
    <message id="who.phone"><source/><translation>지난번과 이어서 재기</translation></message>
    <message id="who.phone.also"><source/><translation>전화번호 끝 네 자리로 찾습니다</translation></message>
    <message id="who.sex.title"><source/><translation>성별</translation></message>
    <message id="who.sex.say"><source/><translation>또래와 견줄 때 씁니다</translation></message>
    <message id="who.sex-F"><source/><translation>여성</translation></message>
    <message id="who.sex-M"><source/><translation>남성</translation></message>
    <message id="who.birth.title"><source/><translation>생년월일</translation></message>
    <message id="who.birth.say"><source/><translation>주민등록증대로
눌러 주세요</translation></message>
    <message id="who.birth.short"><source/><translation>년, 월, 일을
다 눌러 주세요</translation></message>
    <message id="who.birth.wrong"><source/><translation>주민등록증과
같은지 봐 주세요</translation></message>
    <message id="who.year"><source/><translation>년</translation></message>
    <message id="who.month"><source/><translation>월</translation></message>
    <message id="who.day"><source/><translation>일</translation></message>
    <message id="who.phone.title"><source/><translation>전화번호</translation></message>
    <message id="who.phone.say"><source/><translation>끝 네 자리를
눌러 주세요</translation></message>
    <message id="who.phone.short"><source/><translation>네 자리를 다 눌러 주세요</translation></message>
    <message id="key.back"><source/><translation>지우기</translation></message>
    <message id="safety.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.1.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.1.say"><source/><translation>심장이 안 좋다는 말을
의사에게 들으셨나요?</translation></message>
    <message id="safety.1.note"><source/><translation>운동을 조심하라는 말을 들으셨어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="safety.2.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.2.say"><source/><translation>몸을 움직일 때
가슴이 아프신가요?</translation></message>
    <message id="safety.3.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.3.say"><source/><translation>지난 한 달 동안 쉴 때
가슴이 아프셨나요?</translation></message>
    <message id="safety.4.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.4.say"><source/><translation>어지러워서 쓰러지신
적이 있나요?</translation></message>
    <message id="safety.4.note"><source/><translation>정신을 잃은 적이 있어도 ‘예’를 눌러 주세요.</translation></message>
    <message id="safety.5.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.5.say"><source/><translation>운동하면 더 아픈
뼈나 관절이 있나요?</translation></message>
    <message id="safety.6.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.6.say"><source/><translation>혈압약이나 심장약을
드시나요?</translation></message>
    <message id="safety.7.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.7.say"><source/><translation>운동하면 안 되는
다른 까닭이 있나요?</translation></message>
    <message id="consent.keep.title"><source/><translation>제 결과를 여기에 보관하기</translation></message>
    <message id="consent.keep.say"><source/><translation>결과를 여기에
보관할까요?</translation></message>
    <message id="consent.keep.note"><source/><translation>‘예’를 누르시면 다음에 오실 때 견주어 볼 수 있습니다. ‘아니요’를 누르셔도 똑같이 잴 수 있습니다.</translation></message>
    <message id="consent.platform.title"><source/><translation>동구 건강자료(G-헬스)로 보내기</translation></message>
    <message id="consent.platform.say"><source/><translation>결과를 동구
건강자료로 보낼까요?</translation></message>
    <message id="consent.platform.note"><source/><translation>‘예’를 누르시면 다른 건강관리소에서도 볼 수 있습니다. ‘아니요’를 누르셔도 잃는 것은 없습니다.</translation></message>
    <message id="height.explain.title"><source/><translation>키 재기</translation></message>
    <message id="height.explain.say"><source/><translation>신발을 벗고
반듯하게 서 주세요</translation></message>
    <message id="height.explain.note"><source/><translation>뒤꿈치와 등을 기둥에 붙이고 앞을 보세요.</translation></message>
    <message id="height.measure.title"><source/><translation>키</translation></message>
    <message id="height.measure.say"><source/><translation>가만히 서 계세요</translation></message>
    <message id="weight.explain.title"><source/><translation>몸무게 재기</translation></message>
    <message id="weight.explain.say"><source/><translation>신발과 겉옷을 벗고
올라서 주세요</translation></message>
    <message id="weight.explain.note"><source/><translation>손잡이를 잡고 천천히 올라서세요.</translation></message>
    <message id="weight.measure.title"><source/><translation>몸무게</translation></message>
    <message id="weight.measure.say"><source/><translation>올라서서
가만히 계세요</translation></message>
    <message id="pressure.explain.title"><source/><translation>혈압 재기</translation></message>
    <message id="pressure.explain.say"><source/><translation>편히 앉아서
팔을 넣어 주세요</translation></message>
    <message id="pressure.explain.note"><source/><translation>등을 기대고, 두 발은 바닥에 두세요.</translation></message>
    <message id="pressure.measure.title"><source/><translation>혈압</translation></message>
    <message id="pressure.measure.say"><source/><translation>말하지 말고
편히 앉아 계세요</translation></message>
    <message id="pressure.rest.title"><source/><translation>잠깐 쉬기</translation></message>
    <message id="pressure.rest.say"><source/><translation>편히 앉아
잠깐 쉬어 주세요</translation></message>
    <message id="pressure.rest.note"><source/><translation>쉬고 나면 혈압을 잽니다.</translation></message>
    <message id="pressure.again.title"><source/><translation>조금 더 쉬기</translation></message>
    <message id="pressure.again.say"><source/><translation>쉬고 나서 혈압을
한 번 더 잽니다</translation></message>
    <message id="pressure.again.note"><source/><translation>움직인 뒤에는 높게 나올 때가 많습니다.</translation></message>
    <message id="grip.explain.right.title"><source/><translation>오른손 쥐는 힘</translation></message>
    <message id="grip.explain.right.say"><source/><translation>똑바로 서서
오른손으로 잡으세요</translation></message>
    <message id="grip.explain.right.note"><source/><translation>팔은 몸에서 살짝 떼고 팔꿈치를 폅니다.</translation></message>
    <message id="grip.explain.left.title"><source/><translation>왼손 쥐는 힘</translation></message>
    <message id="grip.explain.left.say"><source/><translation>똑바로 서서
왼손으로 잡으세요</translation></message>
    <message id="grip.explain.left.note"><source/><translation>팔은 몸에서 살짝 떼고 팔꿈치를 폅니다.</translation></message>
    <message id="grip.measure.right.title"><source/><translation>오른손 쥐는 힘</translation></message>
    <message id="grip.measure.right.say"><source/><translation>하나, 둘, 셋,
힘껏 쥐세요</translation></message>
    <message id="grip.measure.right.note"><source/><translation>숨은 참지 마세요.</translation></message>
    <message id="grip.measure.left.title"><source/><translation>왼손 쥐는 힘</translation></message>
    <message id="grip.measure.left.say"><source/><translation>하나, 둘, 셋,
힘껏 쥐세요</translation></message>
    <message id="grip.measure.left.note"><source/><translation>숨은 참지 마세요.</translation></message>
    <message id="grip.rest.title"><source/><translation>잠깐 쉬기</translation></message>
    <message id="grip.rest.say"><source/><translation>손을 펴고
잠깐 쉬어 주세요</translation></message>
    <message id="good.height.title"><source/><translation>키를 쟀습니다</translation></message>
    <message id="good.height.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="good.weight.title"><source/><translation>몸무게를 쟀습니다</translation></message>
    <message id="good.weight.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="good.weight.note"><source/><translation>천천히 내려오세요.</translation></message>
    <message id="good.pressure.title"><source/><translation>혈압을 쟀습니다</translation></message>
    <message id="good.pressure.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="good.grip.title"><source/><translation>쥐는 힘을 쟀습니다</translation></message>
    <message id="good.grip.say"><source/><translation>잘 재셨습니다</translation></message>
    <message id="trouble.absent.title"><source/><translation>기기가 쉬고 있습니다</translation></message>
    <message id="trouble.absent.say"><source/><translation>직원을 불렀습니다</translation></message>
    <message id="trouble.absent.note"><source/><translation>지금까지 잰 것은 그대로 있습니다.</translation></message>
    <message id="trouble.cuff.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.say"><source/><translation>팔을 다시 넣고
가만히 계세요</translation></message>
    <message id="trouble.cuff.note"><source/><translation>자주 있는 일입니다. 걱정하지 마세요.</translation></message>
    <message id="trouble.cuff.cuff_loose.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.cuff_loose.say"><source/><translation>팔띠를 조금 더
꼭 맞게 감아 주세요</translation></message>
    <message id="trouble.cuff.cuff_loose.note"><source/><translation>팔띠가 헐거웠습니다.</translation></message>
    <message id="trouble.cuff.body_movement.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.body_movement.say"><source/><translation>말하지 말고
가만히 계세요</translation></message>
    <message id="trouble.cuff.body_movement.note"><source/><translation>재는 동안 몸이 움직였습니다.</translation></message>
    <message id="trouble.cuff.irregular_pulse.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.irregular_pulse.say"><source/><translation>잠깐 쉬고 나서
다시 재겠습니다</translation></message>
    <message id="trouble.cuff.irregular_pulse.note"><source/><translation>맥박을 고르게 읽지 못했습니다.</translation></message>
    <message id="trouble.cuff.device_error.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.device_error.say"><source/><translation>팔을 다시 넣고
가만히 계세요</translation></message>
    <message id="trouble.cuff.device_error.note"><source/><translation>기기가 끝까지 재지 못했습니다.</translation></message>
    <message id="trouble.device.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.device.say"><source/><translation>다시 한번
재어 주세요</translation></message>
    <message id="trouble.device.note"><source/><translation>기기가 끝까지 재지 못했습니다.</translation></message>
    <message id="trouble.overload.title"><source/><translation>너무 무겁습니다</translation></message>
    <message id="trouble.overload.say"><source/><translation>짐을 내려놓고
다시 올라서 주세요</translation></message>
    <message id="trouble.overload.note"><source/><translation>직원이 다른 저울로 재어 드릴 수 있습니다.</translation></message>
    <message id="trouble.timeout.title"><source/><translation>아직 못 쟀습니다</translation></message>
    <message id="trouble.timeout.say"><source/><translation>천천히 하셔도 됩니다
다시 재어 볼까요?</translation></message>
    <message id="trouble.implausible.title"><source/><translation>숫자가 이상합니다</translation></message>
    <message id="trouble.implausible.say"><source/><translation>그대로 두고
한 번 더 재겠습니다</translation></message>
    <message id="trouble.implausible.note"><source/><translation>이 숫자는 적지 않았습니다.</translation></message>
    <message id="staff.safety.title"><source/><translation>직원을 불렀습니다</translation></message>
    <message id="staff.safety.say"><source/><translation>잠시만
앉아 계세요</translation></message>
    <message id="staff.safety.note"><source/><translation>직원과 이야기한 뒤에 힘쓰는 측정을 합니다. ‘다음’을 누르시면 오늘은 그 측정을 빼고 잽니다.</translation></message>
    <message id="staff.under14.title"><source/><translation>직원을 불렀습니다</translation></message>
    <message id="staff.under14.say"><source/><translation>열네 살이 안 되면
직원과 함께 잽니다</translation></message>
    <message id="gate.pressure.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.pressure.say"><source/><translation>힘쓰는 측정은
다음에 하겠습니다</translation></message>
    <message id="gate.pressure.note"><source/><translation>혈압이 높게 나왔습니다. 편히 앉아 쉬세요. 직원에게 알렸습니다.</translation></message>
    <message id="gate.unmeasured.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.unmeasured.say"><source/><translation>힘쓰는 측정은
다음에 하겠습니다</translation></message>
    <message id="gate.unmeasured.note"><source/><translation>혈압을 재지 않아서 안전을 위해 쉽니다.</translation></message>
    <message id="still-there.title"><source/><translation>계속할까요?</translation></message>
    <message id="still-there.say"><source/><translation>천천히 하셔도 됩니다
‘계속하기’를 누르세요</translation></message>
    <message id="still-there.note"><source/><translation>그대로 두시면 잰 것을 보관하고 화면을 가립니다.</translation></message>
    <message id="goodbye.title"><source/><translation>수고하셨습니다</translation></message>
    <message id="goodbye.say"><source/><translation>오늘 결과를
잘 보관했습니다</translation></message>
    <message id="goodbye.note"><source/><translation>짐을 챙기셨나요? 조심히 가세요.</translation></message>
    <message id="goodbye.unkept.title"><source/><translation>수고하셨습니다</translation></message>
    <message id="goodbye.unkept.say"><source/><translation>오늘 결과는
남기지 않았습니다</translation></message>
    <message id="goodbye.unkept.note"><source/><translation>짐을 챙기셨나요? 조심히 가세요.</translation></message>
    <message id="closed.store.title"><source/><translation>지금은 쉬고 있습니다</translation></message>
    <message id="closed.store.say"><source/><translation>직원에게
알려 주세요</translation></message>
    <message id="closed.store.note"><source/><translation>직원: 적어 둘 곳이 열리지 않습니다.</translation></message>
    <message id="closed.crash.title"><source/><translation>지금은 쉬고 있습니다</translation></message>
    <message id="closed.crash.say"><source/><translation>직원에게
알려 주세요</translation></message>
    <message id="closed.crash.note"><source/><translation>직원: 프로그램이 멈췄습니다. 다시 켜 주세요.</translation></message>
    <message id="call.sent"><source/><translation>직원을 불렀습니다</translation></message>
    <message id="call.acknowledged"><source/><translation>직원이 오고 있습니다</translation></message>
    <message id="pin.title"><source/><translation>직원 번호</translation></message>
    <message id="pin.say"><source/><translation>직원만 누릅니다</translation></message>
    <message id="pin.short"><source/><translation>네 자리가 넘어야 합니다</translation></message>
    <message id="pin.wrong"><source/><translation>번호가 맞지 않습니다</translation></message>
    <message id="pin.locked"><source/><translation>잠시 뒤에 다시 눌러 주세요</translation></message>
    <message id="pin.ok"><source/><translation>확인했습니다</translation></message>
    <message id="pin.confirm"><source/><translation>확인</translation></message>
    <message id="pin.acknowledge.title"><source/><translation>직원 확인</translation></message>
    <message id="pin.clear.title"><source/><translation>운동해도 좋은지 확인</translation></message>
    <message id="pin.type-value.title"><source/><translation>직원 번호</translation></message>
    <message id="value.range"><source/><translation>%1에서 %2 사이로 넣어 주세요</translation></message>
    <message id="reason.title"><source/><translation>손으로 넣는 까닭</translation></message>
    <message id="reason.say"><source/><translation>하나를 눌러 주세요</translation></message>
    <message id="reason.device"><source/><translation>기기가 안 됩니다</translation></message>
    <message id="reason.body"><source/><translation>재기 힘든 분</translation></message>
    <message id="reason.other-device"><source/><translation>다른 기기로 잼</translation></message>
    <message id="print.ready"><source/><translation>종이가 나왔습니다</translation></message>
    <message id="print.none"><source/><translation>지금은 종이가 없습니다</translation></message>
    <message id="print.wait"><source/><translation>종이를 뽑고 있습니다</translation></message>
    <message id="saved"><source/><translation>잘 적어 두었습니다</translation></message>
    <message id="demo.short-rest"><source/><translation>쉬는 시간을 줄인 시연입니다</translation></message>
    <message id="device.absent"><source/><translation>기기를 기다리고 있습니다</translation></message>
    <message id="device.back"><source/><translation>기기가 다시 됩니다</translation></message>
    <message id="live.waiting"><source/><translation>기다리고 있습니다</translation></message>
    <message id="live.settled"><source/><translation>다 됐습니다</translation></message>
    <message id="live.cuff"><source/><translation>혈압을 재고 있습니다</translation></message>
    <message id="live.best"><source/><translation>가장 세게 %1</translation></message>
    <message id="takes.seconds"><source/><translation>%1초쯤 걸립니다</translation></message>
    <message id="takes.minutes"><source/><translation>%1분쯤 걸립니다</translation></message>
    <message id="value.title"><source/><translation>숫자 넣기</translation></message>
    <message id="results.sources"><source/><translation>견준 자료</translation></message>
    <message id="results.title"><source/><translation>오늘 결과</translation></message>
    <message id="results.headline.good"><source/><translation>오늘도 잘 재셨습니다</translation></message>
    <message id="results.headline.some"><source/><translation>잘 재셨습니다. 나머지는 다음에 재세요</translation></message>
    <message id="results.headline.rest"><source/><translation>오늘은 편히 쉬시고 직원과 이야기하세요</translation></message>
    <message id="results.headline.none"><source/><translation>오늘은 잰 것이 없습니다</translation></message>
    <message id="results.reference"><source/><translation>참고로 보시는 결과입니다</translation></message>
    <message id="results.missing"><source/><translation>오늘 재지 않은 것</translation></message>
    <message id="results.advice"><source/><translation>이렇게 해 보세요</translation></message>
    <message id="results.hidden.title"><source/><translation>결과를 가렸습니다</translation></message>
    <message id="results.hidden.say"><source/><translation>다시 보시려면
‘보이기’를 누르세요</translation></message>
    <message id="results.page"><source/><translation>%1 / %2쪽</translation></message>
    <message id="advice.drink"><source/><translation>물을 자주 드세요</translation></message>
    <message id="advice.walk"><source/><translation>하루에 조금씩 더 걸어 보세요</translation></message>
    <message id="advice.strength"><source/><translation>다리와 팔 힘을 조금씩 길러 보세요</translation></message>
    <message id="advice.pressure"><source/><translation>혈압은 집에서도 같은 때에 재어 보세요</translation></message>
    <message id="advice.staff"><source/><translation>궁금한 것은 직원에게 물어보세요</translation></message>
    <message id="advice.doctor"><source/><translation>이 결과를 의사에게 보여 주세요</translation></message>
    <message id="result.height.title"><source/><translation>키</translation></message>
    <message id="result.height.ok"><source/><translation>키를 쟀습니다</translation></message>
    <message id="result.height.gentle"><source/><translation>다음에 한 번 더 재어 보세요</translation></message>
    <message id="result.weight.title"><source/><translation>몸무게</translation></message>
    <message id="result.weight.ok"><source/><translation>몸무게를 쟀습니다</translation></message>
    <message id="result.weight.gentle"><source/><translation>다음에 한 번 더 재어 보세요</translation></message>
    <message id="result.bmi.title"><source/><translation>키에 견준 몸무게</translation></message>
    <message id="result.bmi.ok"><source/><translation>키에 알맞은 몸무게입니다</translation></message>
    <message id="result.bmi.low"><source/><translation>키에 견주어 가벼운 편입니다</translation></message>
    <message id="result.bmi.high"><source/><translation>키에 견주어 조금 무거운 편입니다</translation></message>
    <message id="result.bmi.very-high"><source/><translation>키에 견주어 무거운 편입니다. 직원과 이야기해 보세요</translation></message>
    <message id="result.bmi.gentle"><source/><translation>직원과 이야기해 보세요</translation></message>
    <message id="result.pressure.title"><source/><translation>혈압</translation></message>
    <message id="result.pressure.ok"><source/><translation>혈압이 알맞습니다</translation></message>
    <message id="result.pressure.low"><source/><translation>혈압이 낮은 편입니다. 천천히 일어나세요</translation></message>
    <message id="result.pressure.watch"><source/><translation>혈압이 조금 높은 편입니다</translation></message>
    <message id="result.pressure.high"><source/><translation>혈압이 높게 나왔습니다. 다른 날 또 재어 보세요</translation></message>
    <message id="result.pressure.very-high"><source/><translation>혈압이 많이 높게 나왔습니다. 직원과 이야기해 주세요</translation></message>
    <message id="result.pressure.gentle"><source/><translation>혈압이 높게 나왔습니다. 직원과 이야기해 보세요</translation></message>
    <message id="result.pulse.title"><source/><translation>맥박</translation></message>
    <message id="result.pulse.ok"><source/><translation>맥박이 알맞게 뜁니다</translation></message>
    <message id="result.pulse.slow"><source/><translation>맥박이 느린 편입니다</translation></message>
    <message id="result.pulse.fast"><source/><translation>맥박이 빠른 편입니다. 쉬었다 다시 재어 보세요</translation></message>
    <message id="result.pulse.gentle"><source/><translation>쉬었다 다시 재어 보세요</translation></message>
    <message id="result.grip.title"><source/><translation>쥐는 힘</translation></message>
    <message id="result.grip.ok"><source/><translation>또래와 비슷합니다</translation></message>
    <message id="result.grip.gentle"><source/><translation>또래보다 조금 약한 편입니다</translation></message>
    <message id="result.grip.low"><source/><translation>또래보다 약한 편입니다. 직원과 이야기해 보세요</translation></message>
    <message id="result.grip.somewhat_low"><source/><translation>또래보다 조금 약한 편입니다</translation></message>
    <message id="result.grip.moderate"><source/><translation>또래의 가운데쯤입니다</translation></message>
    <message id="result.grip.somewhat_high"><source/><translation>또래보다 조금 센 편입니다</translation></message>
    <message id="result.grip.high"><source/><translation>또래보다 센 편입니다</translation></message>
    <message id="result.grip.none"><source/><translation>견줄 자료가 아직 없습니다</translation></message>
    <message id="result.relative_grip.title"><source/><translation>몸무게에 견준 쥐는 힘</translation></message>
    <message id="result.relative_grip.ok"><source/><translation>몸무게에 견주어 튼튼한 편입니다</translation></message>
    <message id="result.relative_grip.gentle"><source/><translation>몸무게에 견주어 조금 약한 편입니다</translation></message>
    <message id="result.relative_grip.none"><source/><translation>견줄 자료가 아직 없습니다</translation></message>
    <message id="result.side.right"><source/><translation>오른손</translation></message>
    <message id="result.side.left"><source/><translation>왼손</translation></message>
    <message id="result.side.best"><source/><translation>가장 센 값</translation></message>
    <message id="grade.1"><source/><translation>%1: 1등급 기준에 듭니다</translation></message>
    <message id="grade.2"><source/><translation>%1: 2등급 기준에 듭니다</translation></message>
    <message id="grade.3"><source/><translation>%1: 3등급 기준에 듭니다</translation></message>
    <message id="grade.none"><source/><translation>%1: 조금 더 길러 보세요</translation></message>
    <message id="grade.missing"><source/><translation>재지 않은 것이 있어 등급을 셈하지 않았습니다</translation></message>
    <message id="grade.reference"><source/><translation>참고로 보세요. 공식 등급은 국민체력100 인증센터에서 받습니다</translation></message>
    <message id="grade.near"><source/><translation>등급 경계에 가깝습니다</translation></message>
    <message id="change.same"><source/><translation>지난번과 비슷합니다</translation></message>
    <message id="change.first"><source/><translation>오늘 처음 재셨습니다</translation></message>
    <message id="change.stronger"><source/><translation>지난번보다 세졌습니다</translation></message>
    <message id="change.weaker"><source/><translation>지난번보다 약해졌습니다</translation></message>
    <message id="change.faster"><source/><translation>지난번보다 빨라졌습니다</translation></message>
    <message id="change.slower"><source/><translation>지난번보다 느려졌습니다</translation></message>
    <message id="change.more"><source/><translation>지난번보다 늘었습니다</translation></message>
    <message id="change.less"><source/><translation>지난번보다 줄었습니다</translation></message>
    <message id="change.higher"><source/><translation>지난번보다 높아졌습니다</translation></message>
    <message id="change.lower"><source/><translation>지난번보다 낮아졌습니다</translation></message>
    <message id="change.from"><source/><translation>지난번 %1</translation></message>
    <message id="bar.weak"><source/><translation>조금 약한 편</translation></message>
    <message id="bar.strong"><source/><translation>튼튼한 편</translation></message>
    <message id="bar.slow"><source/><translation>조금 느린 편</translation></message>
    <message id="bar.fast"><source/><translation>빠른 편</translation></message>
    <message id="bar.low"><source/><translation>낮은 편</translation></message>
    <message id="bar.high"><source/><translation>높은 편</translation></message>
    <message id="bar.light"><source/><translation>가벼운 편</translation></message>
    <message id="bar.heavy"><source/><translation>무거운 편</translation></message>
    <message id="bar.peers"><source/><translation>같은 나이대와 견주어</translation></message>
    <message id="bar.healthy"><source/><translation>알맞은 범위</translation></message>
    <message id="source.device"><source/><translation>%1 %2로 쟀습니다</translation></message>
    <message id="source.typed"><source/><translation>직원이 넣은 숫자입니다</translation></message>
    <message id="source.computed"><source/><translation>키와 몸무게로 셈했습니다</translation></message>
    <message id="source.relative"><source/><translation>쥐는 힘을 몸무게로 나눈 값입니다</translation></message>
    <message id="source.norm"><source/><translation>견준 자료: %1</translation></message>
    <message id="source.norm.tomkinson"><source/><translation>세계 어르신 쥐는 힘 자료 (2025)</translation></message>
    <message id="source.norm.kspo"><source/><translation>국민체력100 자료</translation></message>
    <message id="source.norm.nfa"><source/><translation>국민체력100 기준 (2025)</translation></message>
    <message id="source.norm.kosso"><source/><translation>대한비만학회 기준</translation></message>
    <message id="source.norm.ksh"><source/><translation>대한고혈압학회 기준</translation></message>
    <message id="source.unchecked"><source/><translation>기기 점검이 필요한 때 잰 값입니다</translation></message>
    <message id="source.second"><source/><translation>쉬고 나서 두 번째로 잰 값입니다</translation></message>
    <message id="source.best"><source/><translation>두 손 가운데 가장 센 값입니다</translation></message>
    <message id="missing.refused"><source/><translation>%1: 재지 않기로 하셨습니다</translation></message>
    <message id="missing.skipped"><source/><translation>%1: 오늘은 건너뛰셨습니다</translation></message>
    <message id="missing.unsafe"><source/><translation>%1: 안전을 위해 쉬었습니다</translation></message>
    <message id="missing.pressure"><source/><translation>%1: 혈압 때문에 쉬었습니다</translation></message>
    <message id="missing.fault"><source/><translation>%1: 기기 때문에 재지 못했습니다</translation></message>
    <message id="missing.absent"><source/><translation>%1: 기기가 없어 재지 못했습니다</translation></message>
    <message id="missing.timeout"><source/><translation>%1: 재지 못했습니다</translation></message>
    <message id="missing.left"><source/><translation>%1: 다음에 이어서 재세요</translation></message>
    <message id="missing.age"><source/><translation>%1: 이 나이에는 재지 않습니다</translation></message>
    <message id="unit.kg"><source/><translation>킬로그램</translation></message>
    <message id="unit.cm"><source/><translation>센티미터</translation></message>
    <message id="unit.%"><source/><translation>퍼센트</translation></message>
    <message id="unit.mm[Hg]"><source/><translation>수은주 밀리미터</translation></message>
    <message id="unit./min"><source/><translation>번</translation></message>
    <message id="unit.kg/m2"><source/><translation>&#8203;</translation></message>
    <message id="unit.{ratio}"><source/><translation>&#8203;</translation></message>
    <message id="unit.{level}"><source/><translation>단계</translation></message>
    <message id="unit.{score}"><source/><translation>점</translation></message>
    <message id="unit.{state}"><source/><translation>&#8203;</translation></message>
    <message id="unit.{steps}"><source/><translation>걸음</translation></message>
    <message id="unit.{#}"><source/><translation>번</translation></message>
    <message id="unit.{#}/min"><source/><translation>번</translation></message>
    <message id="unit.{#}/(30.s)"><source/><translation>번</translation></message>
    <message id="unit.Cel"><source/><translation>도</translation></message>
    <message id="unit.Ohm"><source/><translation>옴</translation></message>
    <message id="unit.N"><source/><translation>뉴턴</translation></message>
    <message id="unit.s"><source/><translation>초</translation></message>
    <message id="unit.m"><source/><translation>미터</translation></message>
    <message id="unit.mm"><source/><translation>밀리미터</translation></message>
    <message id="unit.m/s"><source/><translation>미터 (1초에)</translation></message>
    <message id="unit.kg/s"><source/><translation>킬로그램 (1초에)</translation></message>
    <message id="unit.mg/dL"><source/><translation>밀리그램 (1데시리터에)</translation></message>
    <message id="unit.kcal/d"><source/><translation>킬로칼로리 (하루에)</translation></message>
    <message id="unit.mL/kg/min"><source/><translation>밀리리터</translation></message>
    <message id="quantity.body_weight"><source/><translation>몸무게</translation></message>
    <message id="quantity.body_height"><source/><translation>키</translation></message>
    <message id="quantity.bmi"><source/><translation>키에 견준 몸무게</translation></message>
    <message id="quantity.waist"><source/><translation>허리둘레</translation></message>
    <message id="quantity.whtr"><source/><translation>허리-키 비</translation></message>
    <message id="quantity.body_fat"><source/><translation>체지방률</translation></message>
    <message id="quantity.fat_mass"><source/><translation>체지방량</translation></message>
    <message id="quantity.fat_free_mass"><source/><translation>제지방량</translation></message>
    <message id="quantity.muscle_mass"><source/><translation>근육량</translation></message>
    <message id="quantity.asm_h2"><source/><translation>팔다리 근육량 지수</translation></message>
    <message id="quantity.body_water"><source/><translation>체수분량</translation></message>
    <message id="quantity.impedance"><source/><translation>임피던스</translation></message>
    <message id="quantity.basal_metabolism"><source/><translation>기초대사량</translation></message>
    <message id="quantity.visceral_level"><source/><translation>내장지방 수준</translation></message>
    <message id="quantity.systolic_pressure"><source/><translation>높은 혈압</translation></message>
    <message id="quantity.diastolic_pressure"><source/><translation>낮은 혈압</translation></message>
    <message id="quantity.mean_pressure"><source/><translation>평균 혈압</translation></message>
    <message id="quantity.heart_rate"><source/><translation>맥박</translation></message>
    <message id="quantity.spo2"><source/><translation>산소포화도</translation></message>
    <message id="quantity.body_temperature"><source/><translation>체온</translation></message>
    <message id="quantity.glucose"><source/><translation>혈당</translation></message>
    <message id="quantity.grip_force"><source/><translation>쥐는 힘</translation></message>
    <message id="quantity.relative_grip"><source/><translation>몸무게에 견준 쥐는 힘</translation></message>
    <message id="quantity.grip_rfd"><source/><translation>힘 오름 빠르기</translation></message>
    <message id="quantity.sit_and_reach"><source/><translation>윗몸 앞으로 굽히기</translation></message>
    <message id="quantity.chair_sit_and_reach"><source/><translation>의자에서 굽히기</translation></message>
    <message id="quantity.back_scratch"><source/><translation>등 뒤 손 맞잡기</translation></message>
    <message id="quantity.chair_stand_30s"><source/><translation>의자에서 일어서기 30초</translation></message>
    <message id="quantity.chair_stand_5x"><source/><translation>의자에서 다섯 번 일어서기</translation></message>
    <message id="quantity.arm_curl"><source/><translation>팔 굽혀 들기</translation></message>
    <message id="quantity.cross_sit_up"><source/><translation>윗몸 일으키기</translation></message>
    <message id="quantity.curl_up"><source/><translation>윗몸 말아 올리기</translation></message>
    <message id="quantity.repeated_jump"><source/><translation>반복 뛰기</translation></message>
    <message id="quantity.side_hop"><source/><translation>옆으로 뛰기</translation></message>
    <message id="quantity.two_min_step"><source/><translation>2분 제자리걷기</translation></message>
    <message id="quantity.six_min_walk"><source/><translation>6분 걷기</translation></message>
    <message id="quantity.shuttle_run_20m"><source/><translation>20미터 왕복 달리기</translation></message>
    <message id="quantity.shuttle_run_15m"><source/><translation>15미터 왕복 달리기</translation></message>
    <message id="quantity.shuttle_10m_x4"><source/><translation>10미터 네 번 달리기</translation></message>
    <message id="quantity.illinois_agility"><source/><translation>일리노이 달리기</translation></message>
    <message id="quantity.up_and_go_3m"><source/><translation>3미터 돌아와 앉기</translation></message>
    <message id="quantity.up_and_go_8ft"><source/><translation>8피트 돌아와 앉기</translation></message>
    <message id="quantity.figure8_walk"><source/><translation>8자 걷기</translation></message>
    <message id="quantity.gait_speed_usual"><source/><translation>걷는 빠르기</translation></message>
    <message id="quantity.gait_speed_max"><source/><translation>가장 빠르게 걷기</translation></message>
    <message id="quantity.one_leg_stance_open"><source/><translation>눈 뜨고 한 발 서기</translation></message>
    <message id="quantity.sppb"><source/><translation>간이 신체 기능</translation></message>
    <message id="quantity.reaction_time"><source/><translation>반응 시간</translation></message>
    <message id="quantity.eye_hand_time"><source/><translation>눈손 협응</translation></message>
    <message id="quantity.eye_hand_count"><source/><translation>눈손 협응</translation></message>
    <message id="quantity.standing_long_jump"><source/><translation>제자리멀리뛰기</translation></message>
    <message id="quantity.flight_time"><source/><translation>떠 있는 시간</translation></message>
    <message id="quantity.recovery_hr_60s"><source/><translation>회복기 맥박</translation></message>
    <message id="quantity.vo2max"><source/><translation>최대산소섭취량</translation></message>
    <message id="quantity.force"><source/><translation>힘</translation></message>
    <message id="quantity.distance"><source/><translation>거리</translation></message>
    <message id="quantity.contact"><source/><translation>발판</translation></message>
    <message id="report.title"><source/><translation>오늘 결과</translation></message>
    <message id="report.name"><source/><translation>이름</translation></message>
    <message id="report.number"><source/><translation>번호 %1</translation></message>
    <message id="report.today"><source/><translation>오늘</translation></message>
    <message id="report.before"><source/><translation>지난번</translation></message>
    <message id="report.missing"><source/><translation>오늘 재지 않은 것</translation></message>
    <message id="report.advice"><source/><translation>이렇게 해 보세요</translation></message>
    <message id="report.sources"><source/><translation>견준 기준</translation></message>
    <message id="report.reference"><source/><translation>이 결과는 참고용입니다. 걱정되는 것은 직원이나 의사와 이야기하세요.</translation></message>
    <message id="report.page"><source/><translation>%1 / %2쪽</translation></message>
    <message id="report.demo"><source/><translation>시연</translation></message>
    <message id="report.unit.mm[Hg]"><source/><translation>mmHg</translation></message>
    <message id="weekday.1"><source/><translation>월요일</translation></message>
    <message id="weekday.2"><source/><translation>화요일</translation></message>
    <message id="weekday.3"><source/><translation>수요일</translation></message>
    <message id="weekday.4"><source/><translation>목요일</translation></message>
    <message id="weekday.5"><source/><translation>금요일</translation></message>
    <message id="weekday.6"><source/><translation>토요일</translation></message>
    <message id="weekday.7"><source/><translation>일요일</translation></message>
    <message id="assessment.height"><source/><translation>키</translation></message>
    <message id="assessment.weight"><source/><translation>몸무게</translation></message>
    <message id="assessment.pressure"><source/><translation>혈압</translation></message>
    <message id="assessment.grip"><source/><translation>쥐는 힘</translation></message>
    <message id="gate.safety.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.safety.say"><source/><translation>힘쓰는 측정은
다음에 하겠습니다</translation></message>
    <message id="gate.safety.note"><source/><translation>안전을 위해서입니다. 직원과 이야기하신 뒤에 재실 수 있습니다.</translation></message>
    <message id="gate.unanswered.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.unanswered.say"><source/><translation>힘쓰는 측정은
다음에 하겠습니다</translation></message>
    <message id="not-kept"><source/><translation>화면에만 보여 드립니다. 적어 두지 않습니다</translation></message>
    <message id="pin.role"><source/><translation>운동사나 간호사, 관리자가 해 주세요</translation></message>
    <message id="print.kept"><source/><translation>프린터가 없어 직원이 뽑아 드립니다</translation></message>
    <message id="result.grip.say"><source/><translation>가장 세게 %1킬로그램을 쥐셨습니다</translation></message>
    <message id="result.relative_grip.middle"><source/><translation>같은 나이대의 가운데쯤입니다</translation></message>
    <message id="result.relative_grip.strong"><source/><translation>같은 나이대에서 튼튼한 편입니다</translation></message>
    <message id="safety.changed.title"><source/><translation>안전 질문</translation></message>
    <message id="safety.changed.say"><source/><translation>지난번 뒤로 몸에
달라진 것이 있나요?</translation></message>
    <message id="safety.changed.note"><source/><translation>새로 아픈 곳이나 새로 드시는 약이 있으면 ‘예’를 눌러 주세요.</translation></message>
    <message id="shoes-off.title"><source/><translation>신발 벗기</translation></message>
    <message id="shoes-off.say"><source/><translation>앉아서 신발을
벗어 주세요</translation></message>
    <message id="trouble.busy.title"><source/><translation>다른 분이 재고 있습니다</translation></message>
    <message id="trouble.busy.say"><source/><translation>잠시만 기다린 뒤
눌러 주세요</translation></message>
    <message id="trouble.cuff.improper_position.title"><source/><translation>한 번 더 재겠습니다</translation></message>
    <message id="trouble.cuff.improper_position.say"><source/><translation>팔을 가슴 높이에
편히 두세요</translation></message>
    <message id="trouble.cuff.improper_position.note"><source/><translation>팔이 너무 높거나 낮았습니다.</translation></message>
    <message id="type-value.incomplete"><source/><translation>숫자를 모두 넣어 주세요</translation></message>
    <message id="report.date"><source/><translation>%1년 %2 %3일 %4</translation></message>
    <message id="month.1"><source/><translation>1월</translation></message>
    <message id="month.2"><source/><translation>2월</translation></message>
    <message id="month.3"><source/><translation>3월</translation></message>
    <message id="month.4"><source/><translation>4월</translation></message>
    <message id="month.5"><source/><translation>5월</translation></message>
    <message id="month.6"><source/><translation>6월</translation></message>
    <message id="month.7"><source/><translation>7월</translation></message>
    <message id="month.8"><source/><translation>8월</translation></message>
    <message id="month.9"><source/><translation>9월</translation></message>
    <message id="month.10"><source/><translation>10월</translation></message>
    <message id="month.11"><source/><translation>11월</translation></message>
    <message id="month.12"><source/><translation>12월</translation></message>
    <message id="bar.visitors"><source/><translation>체력을 재러 온 같은 나이대와 견주어</translation></message>
    <message id="who.twins"><source/><translation>직원이 도와드립니다</translation></message>
    <message id="device.no-driver"><source/><translation>이 기기를 다룰 프로그램이 없습니다.</translation></message>
    <message id="device.not-plugged"><source/><translation>기기의 선이 빠져 있습니다.</translation></message>
    <message id="device.taken"><source/><translation>다른 프로그램이 기기를 쓰고 있습니다.</translation></message>
    <message id="device.denied"><source/><translation>기기를 열 권한이 없습니다.</translation></message>
    <message id="device.cable"><source/><translation>기기의 선을 뽑았다 다시 꽂아 주세요.</translation></message>
    <message id="device.silent"><source/><translation>기기가 켜져 있는지 봐 주세요.</translation></message>
    <message id="device.bluetooth-down"><source/><translation>블루투스가 꺼져 있습니다.</translation></message>
    <message id="device.bluetooth-denied"><source/><translation>블루투스를 쓸 권한이 없습니다.</translation></message>
    <message id="device.adapter-missing"><source/><translation>블루투스 장치가 꽂혀 있지 않습니다.</translation></message>
    <message id="device.adapter-off"><source/><translation>블루투스 장치가 꺼져 있습니다.</translation></message>
    <message id="device.radio-quiet"><source/><translation>블루투스에 아무 소리가 없습니다.</translation></message>
    <message id="device.not-seen"><source/><translation>기기를 켜서 가까이 놓아 주세요.</translation></message>
    <message id="device.waiting"><source/><translation>재고 나면 기기가 알려 옵니다.</translation></message>
    <message id="device.connect-failed"><source/><translation>기기와 이어지지 않습니다. 껐다 켜 주세요.</translation></message>
    <message id="device.not-paired"><source/><translation>기기를 다시 짝지어 주세요.</translation></message>
    <message id="device.wrong-service"><source/><translation>이어진 기기가 다른 기기입니다.</translation></message>
    <message id="device.hung-up"><source/><translation>기기가 스스로 끊었습니다.</translation></message>
    <message id="device.refused"><source/><translation>기기가 요청을 받지 않습니다.</translation></message>
    <message id="device.no-answer"><source/><translation>기기가 대답하지 않습니다.</translation></message>
    <message id="device.staff"><source/><translation>직원: %1</translation></message>
    <message id="error.unknown"><source/><translation>알 수 없는 문제가 생겼습니다</translation></message>
    <message id="error.config"><source/><translation>설정이 잘못되었습니다</translation></message>
    <message id="error.device"><source/><translation>기기에 문제가 있습니다</translation></message>
    <message id="error.link-lost"><source/><translation>기기와 연결이 끊겼습니다</translation></message>
    <message id="error.frame"><source/><translation>기기가 보낸 것을 읽을 수 없습니다</translation></message>
    <message id="error.device-fault"><source/><translation>기기가 실패했다고 알렸습니다</translation></message>
    <message id="error.sync"><source/><translation>보내는 데 문제가 있습니다</translation></message>
    <message id="error.unreachable"><source/><translation>플랫폼에 닿지 않습니다. 나중에 다시 보냅니다</translation></message>
    <message id="error.rejected"><source/><translation>플랫폼이 받지 않았습니다. 살펴봐 주세요</translation></message>
    <message id="error.demo"><source/><translation>시연을 시작하지 못했습니다</translation></message>
    <message id="error.store"><source/><translation>보관함을 쓸 수 없습니다</translation></message>
    <message id="error.store-missing"><source/><translation>보관함이 없습니다. 먼저 만들어 주세요</translation></message>
    <message id="error.store-exists"><source/><translation>보관함이 이미 있습니다</translation></message>
    <message id="error.store-key-missing"><source/><translation>보관함의 열쇠가 없습니다</translation></message>
    <message id="error.store-key-wrong"><source/><translation>열쇠가 이 보관함에 맞지 않습니다</translation></message>
    <message id="error.store-newer"><source/><translation>더 새로운 프로그램이 만든 보관함입니다</translation></message>
    <message id="error.store-migration"><source/><translation>보관함을 새 판으로 바꾸지 못했습니다. 예전 그대로입니다</translation></message>
    <message id="error.store-read-only"><source/><translation>보관함에 쓸 수 없습니다(읽기 전용)</translation></message>
    <message id="error.store-full"><source/><translation>디스크가 가득 찼습니다</translation></message>
    <message id="error.store-disk"><source/><translation>디스크에 문제가 있습니다</translation></message>
    <message id="error.store-damaged"><source/><translation>보관함이 상했습니다. 백업에서 되살리세요</translation></message>
    <message id="error.store-busy"><source/><translation>다른 키오스크가 쓰고 있습니다</translation></message>
    <message id="error.store-away"><source/><translation>보관함 서버에 닿지 않습니다</translation></message>
    <message id="error.store-consent"><source/><translation>동의가 없어 적지 않았습니다</translation></message>
    <message id="error.store-unknown"><source/><translation>찾는 것이 보관함에 없습니다</translation></message>
    <message id="error.store-pin"><source/><translation>이 번호는 쓸 수 없습니다</translation></message>
    <message id="print.wait.short"><source/><translation>뽑는 중</translation></message>
    <message id="print.ready.short"><source/><translation>나왔습니다</translation></message>
    <message id="print.none.short"><source/><translation>종이 없음</translation></message>
    <message id="print.kept.short"><source/><translation>직원이 뽑음</translation></message>
</context>
</TS>
