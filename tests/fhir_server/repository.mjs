// Medplum's in-memory repository with what R4 asks and it lacks: checks before writing, transactions that roll back,
// ids and versions given by the server on POST, a history that stands still, search by the declared parameters only.
import { OperationOutcomeError, generateId, preconditionFailed } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import { searchParameter } from './capabilities.mjs';
import { refuse } from './outcomes.mjs';

const REFERENCE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/;

function* referencesIn(value) {
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'reference' && typeof inner === 'string') {
      yield inner;
    } else if (inner && typeof inner === 'object') {
      yield* referencesIn(inner);
    }
  }
}

/** R4: version and time of a write are the server's; what the client says of them is ignored. */
function withoutVersion({ meta = {}, ...resource }) {
  const { versionId: _v, lastUpdated: _l, ...rest } = meta;
  return Object.keys(rest).length ? { ...resource, meta: rest } : resource;
}

export class Repository extends MemoryRepository {
  /** How often each `Type/id` was written and kept. */
  writes = new Map();
  /** Throws what forbids writing this resource: the abilities in force, the switches, the validator. */
  guard = () => {};
  /** Refuse references to resources of this server that are not there. */
  integrity = false;

  #undo = null; // the steps back while a transaction runs
  #unresolved = [];

  clear() {
    super.clear();
    this.writes.clear();
  }

  counts() {
    const sizes = [...this.resources].map(([type, held]) => [type, held.size]).filter(([, size]) => size);
    return Object.fromEntries(sizes.sort());
  }

  all(type) {
    return [...(this.resources.get(type)?.values() ?? [])];
  }

  versionsOf({ resourceType, id }) {
    return this.history.get(resourceType)?.get(id) ?? [];
  }

  #holds(type, id) {
    return Boolean(this.resources.get(type)?.has(id));
  }

  async #store(resource, { put }) {
    const { resourceType: type, id } = resource;
    const kept = this.resources.get(type)?.get(id);
    this.guard(resource, { putCreate: put && !kept });
    const references = this.integrity ? [...referencesIn(resource)] : [];
    if (!this.#undo) {
      this.#checkReferences(references);
    }
    this.#unresolved.push(...(this.#undo ? references : []));
    const stored = await super.createResource(resource);
    const key = `${type}/${id}`;
    const count = this.writes.get(key) ?? 0;
    this.writes.set(key, count + 1);
    this.#undo?.push(() => {
      const history = this.history.get(type);
      history.get(id).pop();
      if (kept) {
        this.resources.get(type).set(id, kept);
        this.writes.set(key, count);
      } else {
        this.resources.get(type).delete(id);
        history.delete(id);
        this.writes.delete(key);
      }
    });
    return stored;
  }

  #checkReferences(references) {
    for (const reference of references) {
      const [, type, id] = REFERENCE.exec(reference) ?? [];
      if (type && !this.#holds(type, id)) {
        throw refuse(422, 'not-found', `${reference} is referred to, but not here`);
      }
    }
  }

  async createResource(resource, options) {
    const id = (options?.assignedId && resource.id) || generateId();
    return this.#store({ ...withoutVersion(resource), id }, { put: false });
  }

  async updateResource(resource, options) {
    const kept = this.resources.get(resource.resourceType)?.get(resource.id);
    if (options?.ifMatch && kept?.meta.versionId !== options.ifMatch) {
      throw new OperationOutcomeError(preconditionFailed);
    }
    return this.#store(withoutVersion(resource), { put: true });
  }

  /** As HAPI does with referential integrity: what something here refers to is not deleted. */
  async deleteResource(type, id) {
    await this.readResource(type, id);
    const name = `${type}/${id}`;
    const holders = [...this.resources.values()].flatMap((held) => [...held.values()]);
    if (this.integrity && holders.some((each) => [...referencesIn(each)].includes(name))) {
      throw refuse(409, 'conflict', `${name} is referred to`);
    }
    this.resources.get(type).delete(id);
  }

  /** Undoes every write of a callback that throws. The caller runs one request at a time, so nobody sees half of it. */
  async withTransaction(callback) {
    if (this.#undo) {
      return callback(undefined); // a conditional create inside a transaction is part of it
    }
    this.#undo = [];
    this.#unresolved = [];
    try {
      const result = await callback(undefined);
      this.#checkReferences(this.#unresolved);
      return result;
    } catch (error) {
      this.#undo.reverse().forEach((step) => step());
      throw error;
    } finally {
      this.#undo = null;
    }
  }

  async conditionalCreate(resource, search, options) {
    if (!search.filters?.length) {
      throw refuse(400, 'required', 'If-None-Exist needs a search parameter');
    }
    const { id: _ignored, ...rest } = resource; // R4: the id of a create is the server's
    return super.conditionalCreate(options?.assignedId ? resource : rest, search, options);
  }

  /** Medplum turns its stored list round at every read, so every second answer is oldest first. */
  async readHistory(type, id) {
    await this.readResource(type, id);
    const versions = this.versionsOf({ resourceType: type, id });
    const entry = versions.map((resource, i) => ({
      resource: structuredClone(resource),
      request: i ? { method: 'PUT', url: `${type}/${id}` } : { method: 'POST', url: type },
      response: { status: i ? '200' : '201', etag: `W/"${resource.meta.versionId}"` },
    }));
    return { resourceType: 'Bundle', type: 'history', total: entry.length, entry: entry.reverse() };
  }

  /** Medplum answers an unknown parameter with "nothing found", and knows references only as `Type/id`. */
  async search(request) {
    for (const filter of request.filters ?? []) {
      const parameter = searchParameter(request.resourceType, filter.code);
      if (!parameter) {
        throw refuse(400, 'not-supported', `unknown search parameter ${request.resourceType}.${filter.code}`);
      }
      if (parameter.type === 'reference') {
        const targets = filter.code === 'patient' ? ['Patient'] : (parameter.target ?? []);
        const spell = (value) => (/[/:]/.test(value) ? [value] : targets.map((type) => `${type}/${value}`));
        filter.value = filter.value.split(',').flatMap(spell).join(',');
      }
    }
    return super.search(request);
  }
}
