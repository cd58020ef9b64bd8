import fc from 'fast-check';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type ParsedRequest } from '../connector.js';

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** What a place in a body may be replaced with. */
const replacement = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, -1, 1e308, 9_007_199_254_740_993, '', ' ', [], {}, [[]], [null], { id: null }, '-1'),
  fc.constantFrom('\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e', '__proto__', 'constructor', 'toString', 'group', 'channel', 'callback'),
  fc.constantFrom('x'.repeat(100_000), '👋'.repeat(50_000), '9'.repeat(400), deep(10), deep(40), { length: 7 }, { toString: 'x' }),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

type Mutation = { where: number; how: 'delete' | 'replace' | 'rename' | 'repeat' | 'wrap'; value: unknown };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(10_000),
  how: fc.constantFrom('delete', 'replace', 'rename', 'repeat', 'wrap'),
  value: replacement,
});

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

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

/** Says what is wrong with an event that nobody could store; null when it is sound. */
function unsound(event: InboundEvent): string | null {
  if ('externalId' in event && event.type !== 'template_changed' && !event.externalId) return 'an event without its id';
  if (event.type === 'message_received' && event.sender.identities.length === 0) return 'a message from nobody';
  if ('at' in event && event.at !== null && Number.isNaN(event.at.getTime())) return 'an impossible time';
  return null;
}

function check(parse: (body: Buffer) => ParsedRequest, body: Buffer): void {
  let parsed: ParsedRequest;
  try {
    parsed = parse(body);
  } catch (error) {
    expect(error).toBeInstanceOf(UnparsableBody);
    return;
  }
  expect(JSON.stringify(parsed)).not.toMatch(/(?<!\\)(?:\\\\)*\\(?:u0000|ud[89a-f])/);
  expect(parsed.events.map(unsound).filter((complaint) => complaint !== null)).toEqual([]);
}

/** Whatever becomes of these webhooks on the way, the parser reads it or calls it unparsable, and what it says can be stored. */
export function fuzzSpec(fixtures: readonly string[], parse: (body: Buffer) => ParsedRequest): void {
  it('mutated webhooks', () => {
    const mutant = fc.record({ fixture: fc.constantFrom(...fixtures), mutations: fc.array(mutation, { minLength: 1, maxLength: 6 }) });
    fc.assert(
      fc.property(mutant, ({ fixture, mutations }) => {
        const body = JSON.parse(fixture) as unknown;
        for (const step of mutations) mutate(body, structuredClone(step));
        check(parse, Buffer.from(JSON.stringify(body)));
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('torn and scrambled bytes', () => {
    const torn = fc.record({
      fixture: fc.constantFrom(...fixtures),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(torn, ({ fixture, at, bytes }) => {
        const whole = Buffer.from(fixture);
        const cut = Math.floor(whole.length * at);
        check(parse, whole.subarray(0, cut));
        check(parse, Buffer.concat([whole.subarray(0, cut), bytes, whole.subarray(Math.min(cut + bytes.length, whole.length))]));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
}
