// "What has arrived": the page shown in the demo. Server-drawn HTML, nothing from outside, only what FHIR holds.

const WORDS = {
  ko: {
    title: '플랫폼에 도착한 기록',
    lead: '키오스크가 보낸 방문 기록입니다. 5초마다 새로 고칩니다.',
    none: '아직 도착한 기록이 없습니다.',
    visits: (n) => `방문 ${n}건`,
    results: (n) => `측정 ${n}건`,
    loose: '방문에 딸리지 않은 기록',
    item: '잰 것',
    value: '값',
    time: '시각',
    report: '결과지 도착',
    corrected: '고친 값',
    error: '잘못 들어온 값',
    skipped: '재지 않음',
    absent: '값 없음',
    open: '진행 중',
    trial: (n) => `${n}회`,
    sex: { female: '여성', male: '남성' },
    born: (year) => `${year}년생`,
    other: '<a href="/?lang=en" lang="en">English</a>',
    locale: 'ko-KR',
  },
  en: {
    title: 'Records that have arrived',
    lead: 'Visits sent by the kiosk. This page refreshes every 5 seconds.',
    none: 'Nothing has arrived yet.',
    visits: (n) => `${n} ${n === 1 ? 'visit' : 'visits'}`,
    results: (n) => `${n} ${n === 1 ? 'result' : 'results'}`,
    loose: 'Records without a visit',
    item: 'Measured',
    value: 'Value',
    time: 'Time',
    report: 'report arrived',
    corrected: 'corrected',
    error: 'entered in error',
    skipped: 'not measured',
    absent: 'no value',
    open: 'in progress',
    trial: (n) => `trial ${n}`,
    sex: { female: 'woman', male: 'man' },
    born: (year) => `born ${year}`,
    other: '<a href="/?lang=ko" lang="ko">한국어</a>',
    locale: 'en-GB',
  },
};

/** Names by LOINC code, for codes that come without words in the page's language. */
const NAMES = {
  '85354-9': ['혈압', 'Blood pressure'],
  '8480-6': ['수축기', 'Systolic'],
  '8462-4': ['이완기', 'Diastolic'],
  '8478-0': ['평균', 'Mean'],
  '8867-4': ['맥박', 'Pulse'],
  '2708-6': ['산소포화도', 'Oxygen saturation'],
  '29463-7': ['몸무게', 'Weight'],
  '8302-2': ['키', 'Height'],
  '39156-5': ['체질량지수', 'Body mass index'],
  '8310-5': ['체온', 'Temperature'],
  '41982-0': ['체지방률', 'Body fat'],
  '83173-5': ['악력(왼손)', 'Grip, left'],
  '83174-3': ['악력(오른손)', 'Grip, right'],
  '66247-8': ['의자에서 일어섰다 앉기', 'Chair stand'],
  '89423-8': ['일어나 3미터 걷고 돌아오기', 'Timed up and go'],
};

/** Units by UCUM code where the code is not what people say. */
const UNITS = {
  '/min': ['회/분', 'per minute'],
  'mm[Hg]': ['mmHg', 'mmHg'],
  Cel: ['℃', '°C'],
  s: ['초', 's'],
  'm/s': ['m/초', 'm/s'],
  'kg/m2': ['kg/㎡', 'kg/m²'],
  '{#}/(30.s)': ['회', 'times'],
  '{steps}': ['걸음', 'steps'],
};

const STYLE = `
:root { color-scheme: light; --paper: #FBF8F3; --card: #FFF; --ink: #1C2321; --soft: #3E4946; --pine: #0B5D4E;
  --mint: #DCEFE8; --apricot: #F8E3C5; --amber: #6B3A00; --line: #B9C2BE; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 20px/1.4 NanumSquareRound, NanumSquare, sans-serif;
  font-variant-numeric: tabular-nums; word-break: keep-all; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.25rem; }
h1 { font-size: 2rem; margin: 0; flex: 1 1 auto; }
h2 { font-size: 1.35rem; margin: 0; }
p { margin: .25rem 0; color: var(--soft); }
a { color: var(--pine); padding: .5rem 0; }
.sums { color: var(--pine); font-weight: 700; font-size: 1.2rem; margin: .75rem 0 1.25rem; }
section { background: var(--card); border: 2px solid var(--line); border-radius: 20px;
  padding: 1.25rem 1.5rem; margin: 1rem 0; }
table { width: 100%; border-collapse: collapse; margin-top: .75rem; }
th { text-align: left; color: var(--soft); font-size: .85rem; font-weight: 400; padding: .25rem .5rem .25rem 0; }
td { border-top: 1px solid var(--line); padding: .5rem .5rem .5rem 0; vertical-align: baseline; }
td:nth-child(2) b { font-size: 1.25rem; }
td:last-child, th:last-child { text-align: right; white-space: nowrap; padding-right: 0; color: var(--soft); }
small { color: var(--soft); font-size: .8rem; display: block; }
.tag { white-space: nowrap; border-radius: 999px; padding: .1rem .75rem; font-size: .85rem; background: var(--mint);
  color: var(--ink); }
.look { background: var(--apricot); color: var(--amber); }
.part { display: inline-block; white-space: nowrap; margin-right: 1rem; }
td:first-child, th:first-child { width: 36%; }
.none { background: var(--mint); border-color: var(--mint); text-align: center; padding: 3rem 1rem; }
.none p { color: var(--ink); font-size: 1.35rem; }
`;

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => ENTITIES[c]);

/** The wall clock as it was written, with its own offset: "2026-11-21T10:02:03+09:00" -> "10:02". */
const clock = (dateTime) => /T(\d\d:\d\d)/.exec(dateTime ?? '')?.[1] ?? '';

function day(dateTime, words) {
  const date = /^\d{4}-\d\d-\d\d/.exec(dateTime ?? '')?.[0];
  if (!date) {
    return '';
  }
  const as = (form) =>
    new Intl.DateTimeFormat(words.locale, { ...form, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return `${as({ year: 'numeric', month: 'long', day: 'numeric' })} (${as({ weekday: 'short' })})`;
}

export function arrivedPage(repository, language) {
  const words = WORDS[language];
  const observations = repository.all('Observation');
  const visits = repository.all('Encounter').sort((a, b) => (startOf(b) < startOf(a) ? -1 : 1));
  const byVisit = new Map(visits.map((visit) => [`Encounter/${visit.id}`, []]));
  const loose = observations.filter((o) => !byVisit.get(visitOf(o))?.push(o));
  const context = { repository, language, words };
  const cards = visits.map((visit) => visitCard(visit, byVisit.get(`Encounter/${visit.id}`), context));
  if (loose.length) {
    cards.push(`<section><h2>${words.loose}</h2>${table(loose, context)}</section>`);
  }
  const body = cards.length ? cards.join('') : `<section class="none"><p>${words.none}</p></section>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title>
<style>${STYLE}</style></head>
<body><main><header><h1>${words.title}</h1>${words.other}</header><p>${words.lead}</p>
<p class="sums">${words.visits(visits.length)} · ${words.results(observations.length)}</p>
${body}</main></body></html>`;
}

const visitOf = (observation) => observation.encounter?.reference ?? '';
const startOf = (visit) => visit.period?.start ?? visit.meta.lastUpdated;
const takenAt = (o) =>
  o.effectiveDateTime ?? o.effectivePeriod?.end ?? o.effectivePeriod?.start ?? o.effectiveInstant ?? '';

function visitCard(visit, observations, context) {
  const { repository, words } = context;
  const { start, end } = visit.period ?? {};
  const times = [clock(start), clock(end)].filter(Boolean).join('–');
  const reports = repository.all('DiagnosticReport').filter((r) => r.encounter?.reference === `Encounter/${visit.id}`);
  const tags = [
    visit.status === 'finished' ? '' : `<span class="tag look">${words.open}</span>`,
    reports.length ? `<span class="tag">✓ ${words.report}</span>` : '',
  ];
  return `<section><header><h2>${safe(day(start, words))} ${times}</h2>${tags.join(' ')}</header>
<p>${person(visit.subject?.reference, context)}</p>
${observations.length ? table(observations, context) : ''}</section>`;
}

/** Only what the Patient resource holds: sex and year of birth, and the pseudonym that stands for the name. */
function person(reference, { repository, words }) {
  const patient = repository.all('Patient').find((p) => `Patient/${p.id}` === reference);
  if (!patient) {
    return '';
  }
  const parts = [
    patient.name?.[0]?.text,
    patient.birthDate && words.born(patient.birthDate.slice(0, 4)),
    words.sex[patient.gender],
    patient.identifier?.[0]?.value,
  ];
  return parts.filter(Boolean).map(safe).join(' · ');
}

function table(observations, context) {
  const { words } = context;
  const rows = [...observations].sort((a, b) => (takenAt(a) < takenAt(b) ? -1 : 1)).map((o) => row(o, context));
  return `<table><thead><tr><th>${words.item}</th><th>${words.value}</th><th>${words.time}</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`;
}

function row(observation, context) {
  const { words, repository } = context;
  const device = repository.all('Device').find((d) => `Device/${d.id}` === observation.device?.reference);
  const state = { corrected: words.corrected, amended: words.corrected, 'entered-in-error': words.error }[
    observation.status
  ];
  const parts = (observation.component ?? []).map((component, i) => part(component, i, context));
  const own = observation.status === 'cancelled' ? words.skipped : valueOf(observation, context);
  const value = own
    ? `<b>${own}</b>${parts.length ? `<small>${parts.join('')}</small>` : ''}`
    : parts.join('') || words.absent;
  return `<tr><td>${nameOf(observation.code, context)}${state ? ` <span class="tag look">${state}</span>` : ''}
<small>${safe(device?.deviceName?.[0]?.name)}</small></td>
<td>${value}</td><td>${clock(takenAt(observation))}</td></tr>`;
}

function part(component, index, context) {
  const trial = component.code.coding?.some((c) => /^trial-/.test(c.code));
  const name = trial ? context.words.trial(index + 1) : nameOf(component.code, context);
  const value = valueOf(component, context) || context.words.absent;
  return `<span class="part">${name} ${trial ? value : `<b>${value}</b>`}</span>`;
}

function valueOf(holder, { words, language }) {
  const quantity = holder.valueQuantity;
  if (quantity?.value !== undefined) {
    const unit = UNITS[quantity.code]?.[language === 'en' ? 1 : 0] ?? quantity.unit ?? quantity.code;
    return `${safe(quantity.comparator)}${safe(quantity.value)} ${safe(unit)}`;
  }
  if (holder.dataAbsentReason) {
    return words.absent;
  }
  const plain = holder.valueString ?? holder.valueInteger ?? holder.valueBoolean ?? holder.valueCodeableConcept?.text;
  return plain === undefined ? '' : safe(plain);
}

function nameOf(code, { language }) {
  const codings = code?.coding ?? [];
  const named = codings.map((c) => NAMES[c.code]).find(Boolean);
  const english = named?.[1] ?? codings.find((c) => c.display)?.display;
  const text = language === 'en' ? (english ?? code?.text) : (code?.text ?? named?.[0]);
  return safe(text ?? codings.at(-1)?.code ?? '');
}
