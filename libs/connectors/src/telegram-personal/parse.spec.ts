import { UnparsableBody } from '../connector.js';
import { webhook } from '../testing/connector-spec.js';
import { madeCases } from './cases/made.cases.js';
import { parse } from './parse.js';

const parsed = (body: unknown): ReturnType<typeof parse> => parse(webhook(Buffer.from(JSON.stringify(body))));

describe("telegram-personal: Telegram's objects become events", () => {
  it.each(madeCases.map(({ name, body, events }) => [name, body, events] as const))('%s', (_name, body, events) => {
    expect(parsed(body).events).toEqual(events.map((event) => (event.type === 'client_reachability' ? { ...event, at: null } : event)));
  });

  it('a send that showed a client who blocked us', () => {
    expect(parsed({ event: 'gateway.client', data: { chat: '11', problem: 'blocked' } }).events).toMatchObject([
      { type: 'client_reachability', client: [{ kind: 'user_id', value: '11' }], reachable: false, line: 'client_blocked_channel' },
    ]);
  });

  it.each([[[]], [{}], [{ hello: 1 }], ['text']])('%j is no update', (body) => {
    expect(() => parsed(body)).toThrow(UnparsableBody);
  });
});
