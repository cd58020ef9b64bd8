import { AddClient, type AdmittedClient, type ClientToAdd } from './add-client.js';

describe('a client whom we write to first', () => {
  const channels = [
    { id: 1, transport: 'telegram-bot' },
    { id: 2, transport: 'whatsapp-cloud' },
    { id: 3, transport: 'external' },
  ];
  let admitted: (AdmittedClient & { channelId: number })[];
  beforeEach(() => (admitted = []));

  const add = (more: Partial<ClientToAdd> = {}): Promise<number> =>
    new AddClient(
      {
        channels: async (_companyId, { channelId, transport }) =>
          channels.filter(
            (channel) =>
              (channelId === null || channel.id === channelId) && (transport === null || channel.transport.startsWith(transport)),
          ),
        admit: async (_companyId, channelId, client) => admitted.push({ channelId, ...client }),
      },
      (transport) => (transport === 'telegram-bot' ? undefined : (phone) => [{ kind: transport, value: phone }]),
    ).run(7, { phone: '79001112233', channelId: null, transport: null, nickname: null, assignedPhone: null, ...more });

  it.each<[string, Partial<ClientToAdd>, number]>([
    ['the first channel that reaches people by phone', {}, 2],
    ['the channel of the messenger', { transport: 'external' }, 3],
    ['the very channel', { channelId: 3 }, 3],
  ])('is added in %s, known by what that channel calls him', async (_, more, channelId) => {
    await add(more);
    const identities = [{ kind: channels.find(({ id }) => id === channelId)!.transport, value: '79001112233' }];
    expect(admitted).toEqual([{ channelId, identities, phone: '79001112233', nickname: null, assignedPhone: null }]);
  });

  it.each<[Partial<ClientToAdd>, string]>([
    [{ phone: '12' }, 'phone must be'],
    [{ channelId: 99 }, 'Channel not found'],
    [{ channelId: 2, transport: 'external' }, 'no such channel of this transport'],
    [{ transport: 'max' }, 'no channel of this transport'],
    [{ channelId: 1 }, 'cannot write to somebody who never wrote'],
    [{ transport: 'telegram' }, 'cannot write to somebody who never wrote'],
  ])('%j is refused', async (more, words) => {
    await expect(add(more)).rejects.toThrow(words);
    expect(admitted).toEqual([]);
  });
});
