// What the server says it can do, per write mode of the sync, and so what it does: both are read from the same table.
import { globalSchema } from '@medplum/core';

const SEARCH = {
  Patient: ['_id', '_lastUpdated', 'identifier'],
  Organization: ['_id', '_lastUpdated', 'identifier'],
  Device: ['_id', '_lastUpdated', 'identifier', 'patient'],
  DeviceMetric: ['_id', '_lastUpdated', 'identifier', 'source'],
  Encounter: ['_id', '_lastUpdated', 'identifier', 'subject', 'patient'],
  Consent: ['_id', '_lastUpdated', 'identifier', 'patient'],
  Observation: ['_id', '_lastUpdated', 'identifier', 'subject', 'patient', 'encounter', 'code', 'date'],
  DiagnosticReport: ['_id', '_lastUpdated', 'identifier', 'subject', 'patient', 'encounter'],
  Provenance: ['_id', '_lastUpdated', 'target', 'patient'],
};
export const TYPES = Object.keys(SEARCH);

const FULL = ['read', 'vread', 'history-instance', 'search-type', 'create', 'update'];
const LEAST = ['read', 'search-type', 'create'];
const MODES = {
  A: { system: ['transaction', 'batch'], type: FULL, updateCreate: true, conditionalCreate: true },
  B: { system: ['transaction'], type: FULL, updateCreate: false, conditionalCreate: true },
  C: { system: [], type: LEAST, updateCreate: false, conditionalCreate: false }, // the KR Core minimum that writes
  D: { system: ['batch'], type: LEAST, updateCreate: false, conditionalCreate: false },
};
export const MODE_NAMES = Object.keys(MODES);

const EXTRA = ['update', 'delete']; // interactions a mode may have besides, by `caps`
export const CAPS = ['updateCreate', 'conditionalCreate', ...EXTRA];

/** The abilities in force: the mode's, less the types left out, with single abilities overridden by `caps`. */
export function abilities({ mode = 'A', without = [], caps = {} }) {
  const type = MODES[mode].type.filter((code) => caps[code] !== false);
  const more = EXTRA.filter((code) => caps[code] && !type.includes(code));
  const types = TYPES.filter((each) => !without.includes(each));
  return { ...MODES[mode], ...caps, mode, type: [...type, ...more], types };
}

export const searchParameter = (type, code) =>
  SEARCH[type]?.includes(code) ? globalSchema.types[type]?.searchParams?.[code] : undefined;

export function capabilityStatement(can, base, started) {
  return {
    resourceType: 'CapabilityStatement',
    id: `test-server-mode-${can.mode.toLowerCase()}`,
    status: 'active',
    experimental: true,
    date: started,
    kind: 'instance',
    software: { name: 'Lifelog Kiosk FHIR test server', version: '1' },
    implementation: { description: 'A FHIR R4 server in memory, for tests and the demo', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        resource: can.types.map((type) => ({
          type,
          profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
          interaction: can.type.map((code) => ({ code })),
          versioning: 'versioned',
          readHistory: can.type.includes('history-instance'),
          updateCreate: can.updateCreate,
          conditionalCreate: can.conditionalCreate,
          conditionalUpdate: false,
          conditionalDelete: 'not-supported',
          searchParam: SEARCH[type].map((name) => {
            const { url, type: kind } = searchParameter(type, name);
            // Medplum makes the parameters of every resource (_id, _lastUpdated) itself and gives them no address
            return {
              name,
              definition: url ?? `http://hl7.org/fhir/SearchParameter/Resource-${name.slice(1)}`,
              type: kind,
            };
          }),
        })),
        ...(can.system.length && { interaction: can.system.map((code) => ({ code })) }),
      },
    ],
  };
}
