// The switches that answer instead of the FHIR server: a network that lies, a server that refuses before it has looked.
import { outcome } from './outcomes.mjs';

export const PORTAL = '<!doctype html><title>Wi-Fi</title><h1>Wi-Fi</h1><p>Please log in to use this network.</p>';
const HTML = 'text/html; charset=utf-8';

const refusal = (status, code, text, headers) => ({
  status,
  text: JSON.stringify(outcome(status, code, text)),
  headers,
});

/** The answer of a switch that is on, or undefined when the server itself shall answer. */
export function answerInstead(behaviour, request, body, root) {
  if (behaviour.take('captive_portal')) {
    return { status: 200, type: HTML, text: PORTAL };
  }
  const redirect = behaviour.take('redirect');
  if (redirect) {
    // "localhost" is another host name than ours, and still this machine: a client that follows is seen in the log
    const away = typeof redirect === 'string' ? redirect : `${root.replace('127.0.0.1', 'localhost')}/portal/login`;
    return { status: 302, type: HTML, text: PORTAL, headers: { Location: away } };
  }
  const { auth, max_bytes: most } = behaviour.now;
  if (auth && request.headers.authorization !== `Bearer ${auth.token}`) {
    const status = auth.token === undefined ? auth : 401;
    const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
    return refusal(status, status === 401 ? 'login' : 'forbidden', 'not allowed', challenge);
  }
  const failure = behaviour.takeFailure();
  if (failure) {
    const { status, retry_after: after } = failure;
    const headers = after === undefined ? {} : { 'Retry-After': String(after) };
    return refusal(status, 'transient', `planned failure ${status}`, headers);
  }
  if (most && body.length > most) {
    return refusal(413, 'too-long', `${body.length} bytes, at most ${most}`);
  }
  return undefined;
}
