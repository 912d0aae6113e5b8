// Medplum's answers made R4: statuses, versions and addresses that it leaves out.
import { outcome, statusLine, statusOf } from './outcomes.mjs';

export const withoutId = ({ id: _id, ...rest }) => rest;

/** The answer to a bundle as R4 wants it: 201 for what a PUT made, and the version and time of each. */
export function finishBundle(answer, sent, repository, { minimal, spoiled }) {
  answer.entry.forEach((entry, i) => {
    const { response, resource } = entry;
    const ok = response.status.startsWith('2');
    let status = ok ? Number(response.status) : statusOf(response.outcome);
    if (resource?.meta && sent.entry[i].request.method !== 'GET') {
      if (sent.entry[i].request.method === 'PUT' && repository.versionsOf(resource).length === 1) {
        status = 201;
      }
      response.location = `${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
      response.etag = `W/"${resource.meta.versionId}"`;
      response.lastModified = resource.meta.lastUpdated;
    }
    if (i === spoiled) {
      response.outcome = outcome(400, 'invalid', 'spoiled by the switch entry_400', `Bundle.entry[${i}]`);
    }
    response.status = statusLine(status);
    if (ok) {
      delete response.outcome;
    } else {
      response.outcome = withoutId(response.outcome);
    }
    if (minimal) {
      delete entry.resource;
    }
  });
  return answer;
}

/** A search or history result as R4 wants it: where it came from, the full address of each entry, the next page. */
export function finishList(bundle, base, url) {
  const self = new URL(base + url);
  const link = [{ relation: 'self', url: self.href }];
  for (const entry of bundle.entry ?? []) {
    entry.fullUrl = `${base}/${entry.resource.resourceType}/${entry.resource.id}`;
    if (bundle.type === 'searchset') {
      entry.search = { mode: 'match' };
    }
  }
  const count = Number(self.searchParams.get('_count'));
  const next = Number(self.searchParams.get('_offset') ?? 0) + count;
  if (bundle.type === 'searchset' && count > 0 && next < bundle.total) {
    self.searchParams.set('_offset', String(next));
    link.push({ relation: 'next', url: self.href });
  }
  return { ...bundle, link };
}
