import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { carriedFor, MOST_PAYLOAD_CHARACTERS, referenceFrom } from '#domain/scenarios/sent-payload.js';
import { encodePayload } from '#domain/scenarios/payload.js';
import { allConnectors } from './registry.js';

const referenceOf = (payload: string): string => referenceFrom(createHash('sha256').update(payload).digest());
const payload = fc
  .array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 8 })
  .map((values) => encodePayload({ action: 'order_status', parameters: values.map((value, n) => ({ name: `p${n}`, value })) }));

describe.each(allConnectors().map(({ transport, limits }) => [transport, limits] as const))('%s', (_transport, limits) => {
  it('carries no more in a button than its messenger takes, whatever the parameters are', () => {
    const most = Math.max(limits.payloadLength, referenceOf('').length);
    fc.assert(
      fc.property(payload, (text) => {
        const carried = carriedFor(text, referenceOf, limits);
        const size = limits.payloadUnit === 'bytes' ? Buffer.byteLength(carried) : [...carried].length;
        expect(size).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('has room for a reference, or carries nothing at all', () => {
    expect(limits.payloadLength === 0 || limits.payloadLength >= referenceOf('').length).toBe(true);
    expect(limits.payloadLength).toBeLessThanOrEqual(MOST_PAYLOAD_CHARACTERS);
  });
});
