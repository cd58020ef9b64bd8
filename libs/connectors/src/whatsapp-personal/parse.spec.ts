import { UnparsableBody } from '../connector.js';
import { messageImported, person, seconds } from '../testing/expected-events.js';
import { webhook } from '../testing/connector-spec.js';
import { madeCases } from './cases/made.cases.js';
import { parse } from './parse.js';

const parsed = (body: unknown): ReturnType<typeof parse> => parse(webhook(Buffer.from(JSON.stringify(body))));

describe("whatsapp-personal: Baileys' events become ours", () => {
  it.each(madeCases.map(({ name, body, events }) => [name, body, events] as const))('%s', (_name, body, events) => {
    expect(parsed(body).events).toEqual(events);
  });

  it('a piece of the history, with its place in it', () => {
    const key = { remoteJid: '79990001122@s.whatsapp.net' };
    const messages = [
      { key: { ...key, id: 'A1', fromMe: false }, pushName: 'Vera', messageTimestamp: '1700000000', message: { conversation: 'hi' } },
      { key: { ...key, id: 'A2', fromMe: true }, messageTimestamp: 1_700_000_001, status: 'READ', message: { conversation: 'hello' } },
      { key: { ...key, id: 'A3', fromMe: true }, message: { protocolMessage: { type: 3 } } },
    ];
    const vera = person([{ kind: 'wa_id', value: '79990001122' }], { name: 'Vera', phone: '79990001122' });
    expect(parsed({ event: 'messaging-history.set', data: { messages, syncType: 2, progress: 40, chunkOrder: 1 } })).toEqual({
      events: [
        messageImported({
          ...{ externalId: 'A1', client: vera, direction: 'from_client', status: 'none', text: 'hi', at: seconds(1_700_000_000) },
        }),
        messageImported({ externalId: 'A2', client: { ...vera, name: null }, status: 'read', text: 'hello', at: seconds(1_700_000_001) }),
      ],
      notServed: [],
      history: { phase: 2, order: 1, progress: 40 },
    });
  });

  it.each([[[]], [{}], [{ data: 1 }], ['text']])('%j is no event', (body) => {
    expect(() => parsed(body)).toThrow(UnparsableBody);
  });
});
