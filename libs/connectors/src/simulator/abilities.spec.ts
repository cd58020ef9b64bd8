import { allConnectors } from '../registry.js';
import { SimulatedPhone } from '../testing/simulated-phone.js';
import { startSimulators, type RunningSimulators } from './host.js';
import type { Ledger } from './ledger.js';
import { PHONE_ABILITIES } from './provider-simulator.js';

interface Listed {
  channelKey: string;
  abilities: string[];
}

const channels = allConnectors().map(({ transport }) => ({
  ...{ transport, key: `a-${transport}`, name: transport, phone: null, settings: {}, secrets: {} },
  hookUrl: 'http://127.0.0.1:9/hooks', // nobody is there: what counts is what would be told
}));

/** The words under which the ledger knows what a phone can do. */
const TOLD: Partial<Record<(typeof PHONE_ABILITIES)[number], string>> = {
  react: 'reaction',
  edit: 'edit',
  revoke: 'revoke',
  start: 'start',
};

describe('a simulated phone offers what its messenger tells the company, and nothing else', () => {
  let simulators: RunningSimulators;
  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, channels });
  });
  afterAll(() => simulators.close());

  const get = async <T>(path: string): Promise<T> => (await (await fetch(`http://127.0.0.1:${simulators.port}${path}`)).json()) as T;

  it('on every channel', async () => {
    const { items } = await get<{ items: Listed[] }>('/simulator/phones');
    expect(items.length).toBeGreaterThan(3);
    const told = [];
    for (const { channelKey, abilities } of items) {
      const phone = await SimulatedPhone.open(simulators.port, channelKey, { name: 'Ann', phone: '+15550001111' });
      const { json } = await phone.post('messages', { text: 'Hello' });
      await phone.post('reactions', { messageId: json.id, emoji: '👍' });
      await phone.post('edit', { messageId: json.id, text: 'Hello!' });
      await phone.post('start', { payload: 'spring' });
      await phone.post('revoke', { messageId: json.id });
      await phone.close();
      const { sent } = await get<Pick<Ledger, 'sent'>>('/ledger');
      const kinds = new Set<string>(sent.filter((entry) => entry.channelKey === channelKey).map(({ kind }) => kind));
      expect(abilities.filter((ability) => !(PHONE_ABILITIES as readonly string[]).includes(ability))).toEqual([]);
      const offered = Object.entries(TOLD).filter(([ability]) => abilities.includes(ability));
      told.push([channelKey, offered.map(([, kind]) => kind), Object.values(TOLD).filter((kind) => kinds.has(kind))]);
    }
    expect(told.map(([key, offers]) => [key, offers])).toEqual(told.map(([key, , tells]) => [key, tells]));
  });
});
