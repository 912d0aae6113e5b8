// One FHIR request in, one answer out: what is allowed, Medplum's router, and the corrections that make the answer R4.
import { FhirRouter } from '@medplum/fhir-router';
import { finishBundle, finishList, withoutId } from './answers.mjs';
import { abilities, capabilityStatement } from './capabilities.mjs';
import { outcome, refuse, statusOf } from './outcomes.mjs';
import { checkResource } from './validation.mjs';

const JSON_TYPES = ['application/fhir+json', 'application/json'];
const FORM = 'application/x-www-form-urlencoded';

/** Which interaction a request is, by method and path below the base. */
function interactionOf(method, [type, id, third, fourth]) {
  if (!type) {
    return { POST: 'bundle' }[method];
  }
  if (third) {
    return method === 'GET' && third === '_history' ? (fourth ? 'vread' : 'history-instance') : undefined;
  }
  if (id) {
    return id === '_search' ? { POST: 'search-type' }[method] : { GET: 'read', PUT: 'update', DELETE: 'delete' }[method];
  }
  return { GET: 'search-type', POST: 'create' }[method];
}

export class FhirEndpoint {
  #router = new FhirRouter();
  #queue = Promise.resolve();
  #started = new Date().toISOString();

  constructor(repository, behaviour) {
    this.repository = repository;
    this.behaviour = behaviour;
  }

  /** One at a time: Medplum's repository has no isolation of its own. */
  handle(request) {
    const answer = this.#queue.then(() => this.#handle(request));
    this.#queue = answer.catch(() => {});
    return answer;
  }

  async #handle(request) {
    const can = abilities(this.behaviour.now);
    try {
      return await this.#answer(request, can);
    } catch (error) {
      if (!error.outcome) {
        return { status: 500, body: outcome(500, 'exception', String(error.stack ?? error)) };
      }
      return { status: statusOf(error.outcome), body: error.outcome };
    }
  }

  async #answer({ method, url, base, headers, body }, can) {
    const segments = url.split('?')[0].split('/').filter(Boolean);
    const accept = headers.accept ?? '*/*';
    if (!/json|\*\/\*|application\/\*/.test(accept)) {
      throw refuse(406, 'not-supported', `no ${accept} here, only application/fhir+json`);
    }
    if (method === 'GET' && segments.join('/') === 'metadata') {
      return { status: 200, body: capabilityStatement(can, base, this.#started) };
    }
    const interaction = interactionOf(method, segments);
    this.#allow(interaction, segments, can, method);
    const parsed = ['POST', 'PUT'].includes(method) ? this.#parse(headers, body, segments) : undefined;
    let spoiled;
    if (interaction === 'bundle') {
      spoiled = this.#prepareBundle(parsed, can);
    }
    this.repository.integrity = Boolean(this.behaviour.now.integrity);
    this.repository.guard = (resource, how) => this.#guard(resource, how, can);
    const passed = { 'if-match': headers['if-match'], 'if-none-exist': headers['if-none-exist'] };
    if (!can.conditionalCreate) {
      delete passed['if-none-exist'];
    }
    const transactions =
      spoiled === undefined && !(parsed?.type === 'transaction' && this.behaviour.take('transaction_as_batch'));
    const [result, resource] = await this.#router.handleRequest(
      { method, url, pathname: '', params: {}, query: {}, body: parsed, headers: passed, config: { transactions } },
      this.repository
    );
    let status = statusOf(result);
    if (status >= 400 || !resource) {
      return { status, body: withoutId(result) };
    }
    const minimal = /return=minimal/.test(headers.prefer ?? '');
    if (interaction === 'bundle') {
      return { status, body: finishBundle(resource, parsed, this.repository, { minimal, spoiled }) };
    }
    if (resource.resourceType === 'Bundle') {
      return { status, body: finishList(resource, base, url) };
    }
    if (interaction === 'update' && this.repository.versionsOf(resource).length === 1) {
      status = 201; // R4: an update that made the resource; Medplum says 200
    }
    const { versionId, lastUpdated } = resource.meta;
    const place = `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}`;
    return {
      status,
      headers: {
        ETag: `W/"${versionId}"`,
        'Last-Modified': new Date(lastUpdated).toUTCString(),
        ...(status === 201 && { Location: place }),
      },
      body: minimal && method !== 'GET' ? undefined : resource,
    };
  }

  #allow(interaction, [type], can, method) {
    if (!interaction) {
      throw refuse(405, 'not-supported', `${method} is not supported here`);
    }
    if (interaction === 'bundle') {
      if (!can.system.length) {
        throw refuse(405, 'not-supported', 'this server takes no bundles');
      }
      return;
    }
    if (!can.types.includes(type)) {
      throw refuse(404, 'not-supported', `this server has no ${type}`);
    }
    if (!can.type.includes(interaction)) {
      throw refuse(405, 'not-supported', `this server does no ${interaction}`);
    }
  }

  #parse(headers, body, segments) {
    const type = (headers['content-type'] ?? '').split(';')[0].trim();
    if (segments[1] === '_search' && type === FORM) {
      const form = new URLSearchParams(body.toString());
      return Object.fromEntries(
        [...form.keys()].map((k) => [k, form.getAll(k).length > 1 ? form.getAll(k) : form.get(k)])
      );
    }
    if (!JSON_TYPES.includes(type)) {
      throw refuse(415, 'not-supported', `content type ${type || 'missing'}; this server reads application/fhir+json`);
    }
    let parsed;
    try {
      parsed = JSON.parse(body.toString('utf8'));
    } catch {
      throw refuse(400, 'structure', 'the body is not JSON');
    }
    if (!parsed || typeof parsed !== 'object' || typeof parsed.resourceType !== 'string') {
      throw refuse(400, 'structure', 'the body is not a FHIR resource');
    }
    return parsed;
  }

  /** Checks and adapts a bundle; returns the index of the entry that `entry_400` spoils, if it does. */
  #prepareBundle(bundle, can) {
    if (bundle.resourceType !== 'Bundle') {
      throw refuse(400, 'invalid', 'only a Bundle is posted to the base');
    }
    if (!can.system.includes(bundle.type)) {
      throw refuse(400, 'not-supported', `this server takes no bundle of type ${bundle.type}`);
    }
    if (!Array.isArray(bundle.entry) || !bundle.entry.length) {
      throw refuse(400, 'required', 'a bundle has entries', 'Bundle.entry');
    }
    const entries = bundle.entry;
    const most = this.behaviour.now.max_entries;
    if (most && entries.length > most) {
      throw refuse(413, 'too-costly', `${entries.length} entries, at most ${most}`);
    }
    entries.forEach((entry, i) => {
      if (!['PUT', 'POST', 'GET'].includes(entry?.request?.method)) {
        throw refuse(400, 'not-supported', 'only PUT, POST and GET in a bundle', `Bundle.entry[${i}].request.method`);
      }
      if (entry.request.method !== 'GET' && typeof entry.resource?.resourceType !== 'string') {
        throw refuse(400, 'required', 'no resource', `Bundle.entry[${i}].resource`);
      }
      if (!can.conditionalCreate) {
        delete entry.request.ifNoneExist;
      }
      if (bundle.type === 'batch') {
        delete entry.fullUrl; // R4: entries of a batch do not know each other; Medplum would resolve urn:uuid
      }
    });
    if (bundle.type !== 'transaction' || !this.behaviour.take('entry_400')) {
      return undefined;
    }
    const last = entries.findLastIndex((entry) => entry.resource?.resourceType === 'Observation');
    const spoiled = last < 0 ? entries.length - 1 : last;
    entries[spoiled].resource = { ...entries[spoiled].resource, resourceType: 'Spoiled' }; // refused as the wrong type
    return spoiled;
  }

  /** Asked by the repository before each write. */
  #guard(resource, { putCreate }, can) {
    const { resourceType: type, id } = resource;
    const { reject } = this.behaviour.now;
    if (!can.types.includes(type)) {
      throw refuse(404, 'not-supported', `this server has no ${type}`);
    }
    if (reject && [type, `${type}/${id}`].includes(reject)) {
      throw refuse(422, 'business-rule', `${reject} is refused by a rule of this server`, type);
    }
    if (putCreate && !can.updateCreate) {
      throw refuse(405, 'not-supported', `${type}/${id} is not here, and this server gives the ids itself`);
    }
    checkResource(resource);
    const loose = /"reference":"(urn:[^"]*)"/.exec(JSON.stringify(resource));
    if (loose) {
      throw refuse(400, 'not-found', `reference ${loose[1]} points to nothing`, type);
    }
  }
}
