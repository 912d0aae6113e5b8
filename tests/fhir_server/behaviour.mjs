// The switches of POST /admin/behaviour. What is posted is laid over what is in force; null, false or 0 turns one off.
import { CAPS, MODE_NAMES, TYPES } from './capabilities.mjs';

const whole = (v) => Number.isInteger(v) && v >= 0;
const status = (v) => Number.isInteger(v) && v >= 300 && v <= 599;
const often = (v) => v === true || whole(v); // true: always; n: the next n times
const typeList = (v) => Array.isArray(v) && v.every((type) => TYPES.includes(type));
const failure = (v) =>
  v &&
  status(v.status) &&
  (v.times === undefined || whole(v.times)) &&
  Object.keys(v).every((key) => ['status', 'times', 'retry_after'].includes(key));

const CHECKS = {
  // the connection
  down: often, // reset it
  refuse_ms: whole, // close the port for so long (the admin path too): connections are refused
  hang: often, // take the request, never answer
  delay_ms: whole, // answer late
  lose_ack: often, // do the work, then cut the connection before the answer
  truncate: often, // do the work, then send half of the answer
  // somebody else answers
  captive_portal: often, // 200 text/html
  redirect: (v) => often(v) || typeof v === 'string', // 302 to another host, or to this address
  // the server refuses
  fail: (v) => Array.isArray(v) && v.every(failure), // in this order, each so many times (default 1)
  auth: (v) => status(v) || (v && typeof v.token === 'string'), // that status always, or unless this bearer token comes
  reject: (v) => typeof v === 'string', // 422 for this type, or for one `Type/id`
  entry_400: often, // a transaction run entry by entry: 200, all kept but one, that one 400 inside
  transaction_as_batch: often, // what Medplum's server does by default: 200 transaction-response whatever happens
  max_bytes: whole, // 413 above
  max_entries: whole, // 413 above
  integrity: (v) => v === true, // 422 for a reference to something that is not here (HAPI's default)
  // what it is
  mode: (v) => MODE_NAMES.includes(v), // write modes A to D of the sync
  caps: (v) => v && typeof v === 'object' && Object.keys(v).every((k) => CAPS.includes(k)),
  without: typeList, // types it does not have
  // which requests under /fhir the switches of the first three groups meet
  on: (v) => ['all', 'write', 'read'].includes(v),
};

export class Behaviour {
  now = {};

  /** Returns what is wrong with the switches, or lays them over the present ones. */
  change(switches) {
    for (const [name, value] of Object.entries(switches)) {
      if (!CHECKS[name]) {
        return `unknown switch "${name}"; there are: ${Object.keys(CHECKS).join(', ')}`;
      }
      if (value && !CHECKS[name](value)) {
        return `switch "${name}" does not take ${JSON.stringify(value)}`;
      }
    }
    const laid = { ...this.now, ...structuredClone(switches) };
    this.now = Object.fromEntries(Object.entries(laid).filter(([, value]) => value));
    return undefined;
  }

  clear() {
    this.now = {};
  }

  meets(method) {
    const { on = 'all' } = this.now;
    return on === 'all' || (on === 'read') === ['GET', 'HEAD'].includes(method);
  }

  /** Is the switch on? One that counts goes down by one. */
  take(name) {
    const value = this.now[name];
    if (Number.isInteger(value)) {
      this.change({ [name]: value - 1 });
    }
    return value;
  }

  /** The next planned failure, if any is left. */
  takeFailure() {
    const list = this.now.fail ?? [];
    const next = list.find((planned) => (planned.times ?? 1) > 0);
    if (next) {
      next.times = (next.times ?? 1) - 1;
    }
    return next;
  }
}
