// OperationOutcomes with the HTTP status that belongs to them. Medplum derives a status from the outcome's id and knows
// no 405, 406, 413, 415 or profile 422, so ours are remembered beside the object.
import { OperationOutcomeError, getStatus } from '@medplum/core';

const statuses = new WeakMap();

export function outcome(status, code, text, expression) {
  const made = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text }, ...(expression && { expression: [expression] }) }],
  };
  statuses.set(made, status);
  return made;
}

export function outcomeOf(status, issue) {
  const made = { resourceType: 'OperationOutcome', issue };
  statuses.set(made, status);
  return made;
}

export function refuse(status, code, text, expression) {
  return new OperationOutcomeError(outcome(status, code, text, expression));
}

export const statusOf = (given) => statuses.get(given) ?? getStatus(given);

const REASONS = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  422: 'Unprocessable Entity',
};

/** R4: Bundle.entry.response.status starts with the three digits and may go on with the words. */
export const statusLine = (status) => (REASONS[status] ? `${status} ${REASONS[status]}` : String(status));
