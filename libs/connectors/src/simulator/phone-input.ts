import { asObject, isObject, type JsonObject } from '../json/reading.js';
import { storableText } from '../json/untrusted-json.js';
import { jsonOf, type Call } from './calls.js';

/** The page asked for something that a phone cannot do; the message is for the person at the phone. */
export class PhoneRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'PhoneRefusal';
  }
}

/** The checked reading of a request's JSON. */
export class PhoneInput {
  constructor(readonly json: JsonObject) {}

  /** A text of up to `max` characters, null when absent. */
  text(field: string, max: number): string | null {
    const value = this.json[field] ?? null;
    if (value === null || value === '') return null;
    if (typeof value !== 'string') throw new PhoneRefusal(400, 'invalid', `"${field}" must be a text.`, field);
    if (value.length > max) throw new PhoneRefusal(400, 'invalid', `"${field}" may have up to ${max} characters.`, field);
    return storableText(value);
  }

  required(field: string, max: number): string {
    const value = this.text(field, max);
    if (value === null) throw new PhoneRefusal(400, 'invalid', `"${field}" is missing.`, field);
    return value;
  }

  flag(field: string): boolean {
    return this.json[field] === true;
  }

  part(field: string): PhoneInput | null {
    const value = this.json[field] ?? null;
    if (value === null) return null;
    if (!isObject(value)) throw new PhoneRefusal(400, 'invalid', `"${field}" must be an object.`, field);
    return new PhoneInput(value);
  }

  number(field: string, limit: number): number {
    const value = this.json[field];
    if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > limit) {
      throw new PhoneRefusal(400, 'invalid', `"${field}" must be a number between -${limit} and ${limit}.`, field);
    }
    return value;
  }
}

/** Only JSON is taken, so that a page elsewhere cannot post a form to the phone. */
export function readInput(call: Call): PhoneInput {
  if (call.body.length === 0) return new PhoneInput({});
  if (!call.headers['content-type']?.startsWith('application/json')) throw new PhoneRefusal(415, 'invalid', 'Send the request as JSON.');
  const json = jsonOf(call);
  if (!isObject(json)) throw new PhoneRefusal(400, 'invalid', 'The request must be a JSON object.');
  return new PhoneInput(asObject(json));
}
