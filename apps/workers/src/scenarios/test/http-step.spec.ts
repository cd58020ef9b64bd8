import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import type { Step } from '#domain/scenarios/content.js';
import type { HttpCall } from '#domain/scenarios/turn.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { HttpCallStore } from '#persistence/scenarios/http-call.store.js';
import { ScenarioSecretStore } from '#persistence/scenarios/secret.store.js';
import { offers, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';
import { CallHttp } from '../http/call-http.js';
import { SafeTools } from '../tools/scenario-tools.js';

const TOKEN = 'very secret "token"';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A step that asks another program: what goes out, what comes back, and what stays with us. */
describe('an HTTP step', () => {
  let bot: BotUnderTest;
  let server: Server;
  let http: OutboundHttp;
  const box = new SecretBox(Buffer.alloc(32, 7).toString('base64'));
  let origin: string;
  let answer: Answer;
  const received: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];

  beforeAll(async () => {
    bot = await BotUnderTest.start();
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        received.push({ method: request.method, url: request.url, headers: request.headers, body });
        answer(request, response, body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.2:${port}`;
    http = new OutboundHttp({ allow: [`127.0.0.2/32:${port}`] });
  });
  afterAll(async () => {
    await http.close();
    await new Promise((resolve) => server.close(resolve));
    await bot.stop();
  });
  beforeEach(async () => {
    received.length = 0;
    answer = json({ order: { state: 'baked', total: 12.5, lines: ['Rye', 'Bun'] } });
    await bot.afresh();
    await new ScenarioSecretStore(bot.store.database, box).put(bot.store.companyId, 'TOKEN', TOKEN);
  });

  /** By a worker that has just been started. */
  function make(call: HttpCall): Promise<void> {
    const { database } = bot.store;
    const calls = new CallHttp(new HttpCallStore(database), new ScenarioSecretStore(database, box), new SafeTools(), http);
    return calls.run({ ...call, companyId: bot.store.companyId, dialogId: bot.dialogId });
  }

  const json =
    (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
    (_request, response) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

  const asks = (more: Partial<Extract<Step, { kind: 'http' }>> = {}): Step[] => [
    step(
      'http',
      'ask',
      { next: 'told', error: 'sorry' },
      {
        ...{ method: 'GET', url: `${origin}/orders/{{ id }}?name={{ client.name | url_encode }}`, timeoutSeconds: 5 },
        headers: [{ name: 'Authorization', value: 'Bearer {{ secrets.TOKEN }}' }],
        body: { kind: 'none', text: '' },
        save: [
          { variable: 'state', expression: 'response.body.order.state' },
          { variable: 'lines', expression: 'size(response.body.order.lines)' },
        ],
        ...more,
      },
    ),
    offers('told', 'It is {{ state }}, {{ lines }} things ({{ http.status }})', ['Ok'], {}),
    offers('sorry', 'Sorry: {{ http.error }}', ['Ok'], {}),
  ];

  /** The run comes to the step, the call is made, and its answer is taken up. */
  async function asked(steps = asks(), variables: object = { id: 42 }): Promise<HttpCall> {
    await bot.publishes(1, steps);
    const { next } = await bot.begins(2, variables);
    if (next.kind !== 'http') throw new Error(`The bot does not want to call, but ${next.kind}`);
    await make(next.call);
    await bot.turn({ kind: 'http_answered', call: next.call });
    return next.call;
  }

  const everything = async (): Promise<string> =>
    JSON.stringify(await bot.store.rows(`select r.*, s.* from scenario_run r left join scenario_run_step s on s.run_id = r.id`));

  it('fills in its templates, keeps what it shall keep of the answer, and goes on', async () => {
    await asked();
    expect(received).toMatchObject([{ method: 'GET', url: '/orders/42?name=Vera', headers: { authorization: `Bearer ${TOKEN}` } }]);
    expect(await bot.texts()).toEqual(['It is baked, 2 things (200)']);
    expect(await bot.trace()).toEqual(['ask > next (http_answered)', 'told >  ()']);
    expect(await everything()).not.toContain('very secret');
  });

  it('sends JSON and forms', async () => {
    const body = { kind: 'json', text: '{"name": {{ client.name | json }}, "lines": {{ lines | json }}}' } as const;
    await asked(asks({ method: 'POST', url: `${origin}/a`, body }), { lines: ['"Rye"'] });
    expect(JSON.parse(received[0]!.body)).toEqual({ name: 'Vera', lines: ['"Rye"'] });
    expect(received[0]!.headers['content-type']).toBe('application/json');
    await bot.afresh();
    await asked(
      asks({
        method: 'PUT',
        url: `${origin}/a`,
        body: { kind: 'form', text: 'name={{ client.name }}\nnote=rye bun' },
      }),
    );
    expect(received[1]).toMatchObject({ method: 'PUT', body: 'name=Vera&note=rye+bun' });
  });

  it.each<[string, () => void, RegExp]>([
    ['an answer that says no', () => (answer = json({ error: 'no such order' }, 404)), /status 404/],
    ['an answer that is too large', () => (answer = (_q, response) => response.end('x'.repeat(200_000))), /Sorry: .+/],
    ['a connection that is cut', () => (answer = (request) => request.socket.destroy()), /Sorry: .+/],
    ['an answer that lacks what is to be kept', () => (answer = json({})), /No such key/],
  ])('leaves by the error: %s', async (_what, arrange, words) => {
    arrange();
    await asked();
    expect((await bot.texts())[0]).toMatch(words);
    expect(await bot.trace()).toEqual(['ask > error (failed)', 'sorry >  ()']);
    expect(await bot.store.rows('select error from scenario_run_step where error is not null')).toHaveLength(1);
  });

  it('takes no longer than it may', async () => {
    answer = () => undefined;
    await asked(asks({ timeoutSeconds: 1 }));
    expect(await bot.trace()).toEqual(['ask > error (failed)', 'sorry >  ()']);
  });

  it.each([
    ['this machine', 'http://127.0.0.1:5432/'],
    ['metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['a file', 'file:///etc/passwd'],
    ['nothing at all', 'what is this'],
  ])('reaches no %s', async (_what, url) => {
    await asked(asks({ url }));
    expect(await bot.trace()).toEqual(['ask > error (failed)', 'sorry >  ()']);
    expect(received).toEqual([]);
  });

  it('nor by being led there; and what was meant for one house is not shown to another', async () => {
    answer = json({}, 302, { location: 'http://127.0.0.1:5432/' });
    await asked();
    expect(received).toHaveLength(1);
    expect(await bot.trace()).toEqual(['ask > error (failed)', 'sorry >  ()']);
    await bot.afresh();
    const there = json({ order: { state: 'moved', lines: [] } });
    answer = (request, response, body) =>
      request.url === '/new' ? there(request, response, body) : response.writeHead(301, { location: '/new' }).end();
    await asked();
    expect(await bot.texts()).toEqual(['It is moved, 0 things (200)']);
  });

  it('a secret that comes back is hidden, in the answer and in what went wrong', async () => {
    answer = (request, response) => json({ order: { state: request.headers.authorization, lines: [] } })(request, response, '');
    await asked();
    expect(await bot.texts()).toEqual(['It is Bearer ***, 0 things (200)']);
    expect(await everything()).not.toContain('very secret');
  });

  it('a request that may have been received is not sent again, unless it is the same when it comes twice', async () => {
    for (const [method, times] of [
      ['POST', 0],
      ['GET', 1],
    ] as const) {
      await bot.afresh();
      received.length = 0;
      await bot.publishes(1, asks({ method }));
      const { next } = await bot.begins(2, { id: 1 });
      if (next.kind !== 'http') throw new Error('It does not want to call');
      const call = { ...next.call, companyId: bot.store.companyId, dialogId: bot.dialogId };
      // A worker that died after it had begun.
      await new HttpCallStore(bot.store.database).begin(call);
      await make(next.call);
      await bot.turn({ kind: 'http_answered', call: next.call });
      expect(received).toHaveLength(times);
      expect(await bot.trace()).toEqual([
        times ? 'ask > next (http_answered)' : 'ask > error (failed)',
        times ? 'told >  ()' : 'sorry >  ()',
      ]);
    }
  });

  it('an answer is taken up once; a call that nobody waits for is not made', async () => {
    const call = await asked();
    await bot.turn({ kind: 'http_answered', call });
    await make(call);
    expect(received).toHaveLength(1);
    expect(await bot.texts()).toHaveLength(1);
  });
});
