// A FHIR R4 server in memory for tests and the demo: Medplum's router and repository behind Node's http, with switches
// for everything that goes wrong on a real network. See README.md.   node server.mjs [--port N] [--stop-with-stdin]
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Behaviour } from './behaviour.mjs';
import { FhirEndpoint } from './fhir.mjs';
import { PORTAL, answerInstead } from './interference.mjs';
import { arrivedPage } from './page.mjs';
import { Repository } from './repository.mjs';
import { loadDefinitions } from './validation.mjs';

const { values: options } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'stop-with-stdin': { type: 'boolean', default: false } },
});
const HOST = '127.0.0.1';
const HTML = 'text/html; charset=utf-8';
const FHIR = 'application/fhir+json; charset=utf-8';

loadDefinitions();
const repository = new Repository();
const behaviour = new Behaviour();
const endpoint = new FhirEndpoint(repository, behaviour);
const hung = new Set();
let log = [];
let root; // http://127.0.0.1:PORT

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function readBody(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  try {
    return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  } catch {
    return body; // not gzip after all: it will be refused as not JSON
  }
}

function send(response, status, type, body = '', headers = {}) {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

const sendJson = (response, status, value) => send(response, status, 'application/json', JSON.stringify(value));

/** One line of GET /admin/log: what came and what became of it, never what was in it. */
function note(request, body) {
  const { method, url: path, headers } = request;
  let entries = null;
  try {
    const parsed = JSON.parse(body);
    entries = parsed?.resourceType === 'Bundle' ? (parsed.entry ?? []).length : null;
  } catch {
    // not JSON: no entries
  }
  const line = {
    n: log.length + 1,
    time: new Date().toISOString(),
    method,
    path,
    status: null, // stays null where no answer was sent
    answer: 'none', // sent, none, reset, cut (after the work, before or within the answer), gone (the client had left)
    sha256: body.length ? createHash('sha256').update(body).digest('hex') : null,
    bytes: body.length,
    entries,
    content_type: headers['content-type'] ?? null,
    if_none_exist: headers['if-none-exist'] ?? null,
    if_match: headers['if-match'] ?? null,
    authorized: headers.authorization !== undefined,
  };
  log.push(line);
  return line;
}

async function fhir(request, response) {
  const meets = behaviour.meets(request.method);
  const body = await readBody(request);
  const line = note(request, body);
  const { socket } = request;
  if (meets && behaviour.take('down')) {
    line.answer = 'reset';
    socket.resetAndDestroy();
    return;
  }
  if (meets && behaviour.take('hang')) {
    hung.add(socket.once('close', () => hung.delete(socket)));
    return;
  }
  if (meets && behaviour.now.delay_ms) {
    await wait(behaviour.now.delay_ms);
  }
  const instead = meets && answerInstead(behaviour, request, body, root);
  if (instead) {
    Object.assign(line, { status: instead.status, answer: 'sent' });
    send(response, instead.status, instead.type ?? FHIR, instead.text, instead.headers);
    return;
  }
  const answer = await endpoint.handle({
    method: request.method,
    url: request.url.slice('/fhir'.length) || '/',
    base: `${root}/fhir`,
    headers: request.headers,
    body,
  });
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  if (meets && behaviour.take('lose_ack')) {
    line.answer = 'cut';
    socket.resetAndDestroy();
  } else if (meets && behaviour.take('truncate')) {
    Object.assign(line, { status: answer.status, answer: 'cut' });
    const bytes = Buffer.from(text);
    response.writeHead(answer.status, { 'Content-Type': FHIR, 'Content-Length': bytes.length, ...answer.headers });
    response.write(bytes.subarray(0, bytes.length >> 1), () => socket.destroySoon());
  } else {
    Object.assign(line, { status: answer.status, answer: socket.destroyed ? 'gone' : 'sent' });
    send(response, answer.status, FHIR, text, answer.headers);
  }
}

async function changeBehaviour(request, response) {
  let switches;
  try {
    switches = JSON.parse((await readBody(request)).toString() || '{}');
  } catch {
    return sendJson(response, 400, { error: 'the body is not JSON' });
  }
  const wrong = behaviour.change(switches);
  if (wrong) {
    return sendJson(response, 400, { error: wrong });
  }
  const { refuse_ms: pause } = behaviour.now;
  if (pause) {
    behaviour.change({ refuse_ms: 0 });
    server.close(); // before the answer, so that whoever has it finds the port closed
    setTimeout(() => server.listen(new URL(root).port, HOST), pause);
    response.setHeader('Connection', 'close');
    response.once('finish', () => server.closeAllConnections());
  }
  return sendJson(response, 200, behaviour.now);
}

function reset(response) {
  repository.clear();
  behaviour.clear();
  log = [];
  hung.forEach((socket) => socket.destroy());
  sendJson(response, 200, {});
}

const ADMIN = {
  'GET /admin/behaviour': (_, response) => sendJson(response, 200, behaviour.now),
  'POST /admin/behaviour': changeBehaviour,
  'POST /admin/reset': (_, response) => reset(response),
  'GET /admin/log': (_, response) => sendJson(response, 200, log),
  'GET /admin/counts': (_, response) => sendJson(response, 200, repository.counts()),
  'GET /admin/writes': (_, response) => sendJson(response, 200, Object.fromEntries(repository.writes)),
};

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, root);
  const admin = ADMIN[`${request.method} ${pathname}`];
  if (pathname === '/fhir' || pathname.startsWith('/fhir/')) {
    await fhir(request, response);
  } else if (admin) {
    await admin(request, response);
  } else if (pathname === '/portal/login') {
    Object.assign(note(request, await readBody(request)), { status: 200, answer: 'sent' });
    send(response, 200, HTML, PORTAL);
  } else if (request.method === 'GET' && pathname === '/') {
    const language = searchParams.get('lang') === 'en' ? 'en' : 'ko';
    send(response, 200, HTML, arrivedPage(repository, language), {
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'no-store',
    });
  } else {
    sendJson(response, 404, { error: 'no such page' });
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(error);
    response.headersSent ? response.destroy() : sendJson(response, 500, { error: String(error) });
  });
});
server.once('listening', () => {
  root = `http://${HOST}:${server.address().port}`;
  console.log(JSON.stringify({ url: `${root}/fhir` }));
});
server.listen(Number(options.port), HOST);

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => process.exit(0));
}
if (options['stop-with-stdin']) {
  // whoever started us holds the other end; when it dies, so do we
  process.stdin.resume().once('end', () => process.exit(0));
}
