import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { UnparsableBody } from '../connector.js';
import { webhook } from '../testing/connector-spec.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
const FIXTURES = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.startsWith('api-'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

const channel = {
  id: 1,
  companyId: 1,
  transport: 'whatsapp-cloud',
  key: 'test',
  settings: { phone_number_id: 'served', waba_id: 'served' },
  secrets: {},
};

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** What a place in the body may be replaced with. */
const replacement = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, -1, 1e308, 9_007_199_254_740_993, '', ' ', [], {}, [[]], [null], { id: null }, 'served'),
  fc.constantFrom('\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e', '__proto__', 'constructor', 'toString', 'text', 'system', 'history'),
  fc.constantFrom(
    'x'.repeat(100_000),
    '👋'.repeat(50_000),
    '9'.repeat(400),
    deep(10),
    deep(40),
    { length: 7 },
    { toString: 'x', valueOf: 1 },
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

interface Mutation {
  where: number;
  how: 'delete' | 'replace' | 'rename' | 'repeat' | 'wrap';
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(10_000),
  how: fc.constantFrom('delete', 'replace', 'rename', 'repeat', 'wrap'),
  value: replacement,
});

type Place = { holder: Record<string, unknown>; key: string };

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || found.length > 2000) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, key });
    placesIn((value as Record<string, unknown>)[key], found);
  }
  return found;
}

function mutate(body: unknown, { where, how, value }: Mutation): void {
  const places = placesIn(body);
  const place = places[where % Math.max(places.length, 1)];
  if (!place) return;
  const { holder, key } = place;
  if (how === 'delete') delete holder[key];
  if (how === 'replace') holder[key] = value;
  if (how === 'rename') holder[JSON.stringify(value).slice(0, 20)] = holder[key];
  if (how === 'repeat') holder[key] = [holder[key], holder[key]];
  if (how === 'wrap') holder[key] = { [key]: holder[key] };
}

/** The ids of the fixture become the served ones, so that the mutants are read and not only turned away. */
function served(body: string): unknown {
  const text = body
    .replace(/("phone_number_id":\s*)"[^"]*"/g, '$1"served"')
    .replace(/("entry":\s*\[\s*\{\s*"id":\s*)"[^"]*"/g, '$1"served"');
  return JSON.parse(text) as unknown;
}

const KINDS = new Set([
  'message_received', 'message_echoed', 'message_imported', 'attachment_arrived', 'status_changed', 'reaction_changed', 'message_edited',
  'message_revoked', 'identity_changed', 'client_named', 'template_changed', 'channel_notice', 'ignored',
]); // prettier-ignore

function check(bytes: Buffer): void {
  let result;
  try {
    result = parse(webhook(bytes), channel);
  } catch (error) {
    expect(error).toBeInstanceOf(UnparsableBody);
    return;
  }
  const written = JSON.stringify(result);
  expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/);
  for (const event of result.events) {
    expect(KINDS).toContain(event.type);
    if ('externalId' in event && event.type !== 'template_changed') expect(event.externalId?.length).toBeGreaterThan(0);
    if (event.type === 'message_received') expect(event.sender.identities.length).toBeGreaterThan(0);
    if ('at' in event && event.at !== null) expect(Number.isNaN(event.at.getTime())).toBe(false);
  }
}

describe('whatever a webhook holds', () => {
  it('the parser reads it or calls it unparsable, and what it says can be stored', () => {
    const mutant = fc.record({ fixture: fc.constantFrom(...FIXTURES), mutations: fc.array(mutation, { minLength: 1, maxLength: 6 }) });
    fc.assert(
      fc.property(mutant, ({ fixture, mutations }) => {
        const body = served(fixture);
        for (const step of mutations) mutate(body, structuredClone(step));
        check(Buffer.from(JSON.stringify(body)));
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('torn and scrambled bytes too', () => {
    const torn = fc.record({
      fixture: fc.constantFrom(...FIXTURES),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(torn, ({ fixture, at, bytes }) => {
        const whole = Buffer.from(fixture);
        const cut = Math.floor(whole.length * at);
        check(whole.subarray(0, cut));
        check(Buffer.concat([whole.subarray(0, cut), bytes, whole.subarray(Math.min(cut + bytes.length, whole.length))]));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
