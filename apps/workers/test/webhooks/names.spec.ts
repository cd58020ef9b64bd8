import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { callEndpoint } from '../../src/webhooks/call-endpoint.js';
import { HookReceiver } from '../../testing/hook-receiver.js';

// F63: what a name is resolved to is decided here; everything behind that is real.
describe('endpoints whose name leads elsewhere', () => {
  const receiver = new HookReceiver();
  const secrets = [WebhookSecrets.fresh().current];
  let http: OutboundHttp;
  let answers: string[][] = [];
  let asked = 0;

  beforeAll(async () => {
    await receiver.start();
    const resolve = (): Promise<{ address: string; family: number }[]> => {
      asked += 1;
      return Promise.resolve((answers.shift() ?? []).map((address) => ({ address, family: 4 })));
    };
    http = new OutboundHttp({ allow: [receiver.network], resolve });
  });
  afterAll(async () => {
    await receiver.stop();
    await http.close();
  });
  beforeEach(() => {
    asked = 0;
    receiver.received.length = 0;
  });

  const call = (): ReturnType<typeof callEndpoint> =>
    callEndpoint(
      { key: 'msg_1', body: '{"hook_type":"test"}', url: `http://shop.example:${receiver.port}/`, secrets: '', headerAliases: {} },
      secrets,
      http,
    );

  it('one of two addresses is private: neither is called', async () => {
    answers = [['127.0.0.2', '127.0.0.1']];
    expect(await call()).toMatchObject({ status: null, error: expect.stringContaining('may be called from here') as string });
    expect(receiver.received).toEqual([]);
  });

  it('another address at the next question gains nothing: it is asked once, and that answer is called', async () => {
    answers = [['127.0.0.2'], ['127.0.0.1']];
    expect(await call()).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
    expect(receiver.received).toHaveLength(1);
  });

  it('a name that turned private since the last attempt is refused', async () => {
    const fresh = new OutboundHttp({ allow: [receiver.network], resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) });
    const result = await callEndpoint(
      { key: 'msg_1', body: '{}', url: `http://shop.example:${receiver.port}/`, secrets: '', headerAliases: {} },
      secrets,
      fresh,
    );
    expect(result).toMatchObject({ status: null, error: expect.stringContaining('may be called from here') as string });
    await fresh.close();
  });
});
