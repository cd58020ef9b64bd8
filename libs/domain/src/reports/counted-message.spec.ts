import { MESSAGE_STATUS, type MessageStatus } from '../messages/status.js';
import { countedAt, isCounted, isLoad } from './counted-message.js';
import { roundedSeconds } from './times.js';

describe('what reports count', () => {
  const DELETED = new Date('2026-11-02T10:00:00Z');

  it.each(['from_client', 'to_client', 'autoreply'] as const)('a message %s, deleted afterwards too', (kind) => {
    const sent = { kind, status: kind === 'from_client' ? ('none' as const) : ('read' as const) };
    expect([null, DELETED].map((deletedAt) => isCounted({ ...sent, deletedAt }))).toEqual([true, true]);
  });

  it.each(['system', 'comment'] as const)('nothing that stays with us: %s', (kind) => {
    expect(isCounted({ kind, status: 'none', deletedAt: null })).toBe(false);
  });

  it('what is on its way, until the channel refuses it', () => {
    const statuses = Object.keys(MESSAGE_STATUS) as MessageStatus[];
    expect(statuses.filter((status) => !isCounted({ kind: 'to_client', status, deletedAt: null }))).toEqual(['failed']);
  });

  it('not what was taken out of the queue before it left', () => {
    expect(isCounted({ kind: 'autoreply', status: 'none', deletedAt: DELETED })).toBe(false);
  });

  it('on the day we got it; of an imported history, when it was sent; and that is no load', () => {
    const [sentAt, createdAt] = [new Date('2026-10-31T10:00:00Z'), new Date('2026-11-01T10:00:00Z')];
    expect(countedAt({ origin: 'client', sentAt, createdAt })).toBe(createdAt);
    expect(countedAt({ origin: 'history', sentAt, createdAt })).toBe(sentAt);
    expect([isLoad({ kind: 'from_client', origin: 'client' }), isLoad({ kind: 'from_client', origin: 'history' })]).toEqual([true, false]);
    expect(isLoad({ kind: 'autoreply', origin: 'scenario' })).toBe(false);
  });

  it.each([
    [-3, 0],
    [0.4, 0],
    [59, 59],
    [69, 60],
    [599, 590],
    [3_599, 3_540],
    [3_600, 3_600],
    [86_399, 85_800],
    [100_000, 97_200],
  ])('%d seconds are %d in percentiles', (seconds, rounded) => {
    expect(roundedSeconds(seconds)).toBe(rounded);
  });
});
