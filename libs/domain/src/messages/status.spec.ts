import fc from 'fast-check';
import { MESSAGE_STATUS, nextStatus, statusName, type MessageStatus } from './status.js';

const ALL = Object.keys(MESSAGE_STATUS) as MessageStatus[];
const LADDER = ALL.filter((status) => status !== 'failed');
const anyStatus = fc.constantFrom(...ALL);
const after = (reports: MessageStatus[], start: MessageStatus = 'queued'): MessageStatus => reports.reduce(nextStatus, start);

describe('the ladder of statuses', () => {
  it('is stored as it is read', () => {
    for (const status of ALL) expect(statusName(MESSAGE_STATUS[status])).toBe(status);
    expect(() => statusName(35)).toThrow('No message status has the rank 35');
  });

  it.each(LADDER.flatMap((current) => LADDER.map((reported) => [current, reported] as const)))(
    '%s, then %s: the higher of the two',
    (current, reported) => {
      const higher = LADDER.indexOf(current) > LADDER.indexOf(reported) ? current : reported;
      expect(nextStatus(current, reported)).toBe(higher);
    },
  );

  it.each<[MessageStatus, MessageStatus]>([
    ['queued', 'failed'],
    ['sending', 'failed'],
    ['accepted', 'failed'],
    ['sent', 'failed'],
    ['delivered', 'delivered'],
    ['read', 'read'],
  ])('%s, then failed: %s', (current, result) => {
    expect(nextStatus(current, 'failed')).toBe(result);
  });

  it('failed is final', () => {
    for (const status of ALL) expect(nextStatus('failed', status)).toBe('failed');
  });

  it('each state can be reached from queued, and each but the last two can be left', () => {
    for (const status of LADDER.slice(1)) expect(after([status])).toBe(status);
    expect(after(['failed'])).toBe('failed');
    for (const status of LADDER) if (status !== 'read') expect(nextStatus(status, 'read')).toBe('read');
  });
});

describe('reports in any order, repeated and late', () => {
  it('never take a message down', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (current, reported) => {
        expect(MESSAGE_STATUS[nextStatus(current, reported)]).toBeGreaterThanOrEqual(MESSAGE_STATUS[current]);
      }),
    );
  });

  it('a repeat changes nothing', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (current, reported) => {
        const once = nextStatus(current, reported);
        expect(nextStatus(once, reported)).toBe(once);
      }),
    );
  });

  it('without a failure the order does not matter: the highest stands', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LADDER)), (reports) => {
        const highest = LADDER[Math.max(LADDER.indexOf('queued'), ...reports.map((status) => LADDER.indexOf(status)))];
        expect(after(reports)).toBe(highest);
      }),
    );
  });

  it('a message that was delivered never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom<MessageStatus>('delivered', 'read'), fc.array(anyStatus), (current, reports) => {
        expect(after(reports, current)).not.toBe('failed');
      }),
    );
  });
});
