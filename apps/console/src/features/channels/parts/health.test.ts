import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../api/channel-types.js';
import { byTrouble, healthOf } from './health.js';

const channel = (name: string, more: Partial<Channel> = {}): Channel => ({
  id: 1,
  transport: 'telegram-bot',
  key: 'k',
  name,
  phone: null,
  accountName: null,
  state: 'active',
  settings: {},
  webhookPath: '',
  delivery: 'webhook',
  webhookSetUp: 'automatic',
  checkedAt: null,
  checkError: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  lastError: null,
  lastErrorAt: null,
  quarantined: 0,
  groupIds: [],
  autoAssign: true,
  session: null,
  templates: null,
  historyImport: null,
  ...more,
});

const session = (state: 'open' | 'signed_out') => ({ state, qr: null, problem: null, account: null });

describe('how a channel is', () => {
  it('waits for its sign-in only while it is on', () => {
    expect(healthOf(channel('a', { session: session('signed_out') }))).toBe('waits');
    expect(healthOf(channel('a', { session: session('signed_out'), state: 'paused' }))).toBe('paused');
    expect(healthOf(channel('a', { session: session('open') }))).toBe('active');
  });

  it('trouble comes first, then by name', () => {
    const channels = [channel('b'), channel('c', { state: 'paused' }), channel('a'), channel('z', { state: 'broken' })];
    expect([...channels, channel('y', { session: session('signed_out') })].sort(byTrouble).map(({ name }) => name)).toEqual([
      'z',
      'y',
      'a',
      'b',
      'c',
    ]);
  });
});
