import type { TransportCatalog } from '../channels/channel-form.js';
import { DraftTooLong, SecretIsText, UnknownDraftField } from './onboarding.errors.js';
import type { OnboardingStep } from './steps.js';

/** Any JSON: half of an address, a number that is still a text. Null = nothing is typed. */
export type DraftValue = null | boolean | number | string | DraftValue[] | { [key: string]: DraftValue };

const FORM_VALUE = 8_000;

/** The parts of a messenger's form beside what its connector asks for. */
const FORM_FIELDS = new Set(['name', 'phone', 'groupIds']);

export interface DraftField {
  most: number;
  /** A key or password of a messenger. */
  secret: boolean;
}

/**
 * The field of a step, or undefined. Those of a messenger's form are `<transport>.name`, `.phone`, `.groupIds`, `.settings.<name>` and
 * `.secrets.<name>`, so that each kind keeps what was typed for it.
 */
export function draftField(step: OnboardingStep, field: string, catalog: TransportCatalog): DraftField | undefined {
  const most = Object.hasOwn(step.fields, field) ? step.fields[field] : undefined;
  if (most !== undefined) return { most, secret: false };
  return step.id === 'channels' ? formField(field, catalog) : undefined;
}

function formField(path: string, catalog: TransportCatalog): DraftField | undefined {
  const [transport = '', part = '', ...rest] = path.split('.');
  const fields = catalog.fieldsOf(transport);
  if (!fields) return undefined;
  if (rest.length === 0) return FORM_FIELDS.has(part) ? { most: FORM_VALUE, secret: false } : undefined;
  if (part !== 'settings' && part !== 'secrets') return undefined;
  const secret = part === 'secrets';
  return fields.some((one) => one.name === rest.join('.') && one.secret === secret) ? { most: FORM_VALUE, secret } : undefined;
}

/** Whatever is typed is kept, right or wrong; only what has no place or no end is refused. */
export function checkDraft(step: OnboardingStep, field: string, value: DraftValue, catalog: TransportCatalog): DraftField {
  const known = draftField(step, field, catalog);
  if (!known) throw new UnknownDraftField();
  if (known.secret && value !== null && typeof value !== 'string') throw new SecretIsText();
  if (JSON.stringify(value).length > known.most) throw new DraftTooLong(known.most);
  return known;
}
