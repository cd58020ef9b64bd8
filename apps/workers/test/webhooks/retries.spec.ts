import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { verify, type ReceivedHook } from '../../testing/hook-receiver.js';
import { HookedCompany } from '../../testing/hooked-company.js';
import { eventually } from '../../testing/rig.js';
import { TestTemporal } from '../../testing/temporal.js';

/** Takes letters as a mail server does, and keeps them. */
class MailServer {
  readonly letters: string[] = [];
  private readonly server: Server = createServer((socket) => this.serve(socket));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let letter: string | null = null;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 mail.example.com\r\n');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (letter !== null && line !== '.') letter += `${line}\n`;
        else if (letter !== null) {
          this.letters.push(letter);
          letter = null;
          socket.write('250 kept\r\n');
        } else if (/^DATA/i.test(line)) {
          letter = '';
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  }
}

describe('deliveries that come again', () => {
  let temporal: TestTemporal;
  let company: HookedCompany;
  beforeAll(async () => {
    temporal = await TestTemporal.create();
    await temporal.start();
  }, 300_000);
  afterAll(() => temporal.dispose());
  beforeEach(async () => (company = await HookedCompany.create()));
  afterEach(() => company.dispose());

  const startWorkers = (more: Record<string, string> = {}): Promise<unknown> =>
    company.startWorkers({ TEMPORAL_ADDRESS: temporal.address, ...more });
  const delivered = (webhook: number) => async (): Promise<boolean> =>
    (await company.deliveries(webhook)).every(({ state }) => state === 'delivered');

  it('the same id and the same bytes at every attempt, signed anew with the time of each', async () => {
    const secrets = WebhookSecrets.fresh();
    const webhook = await company.hasWebhook({ secrets });
    company.receiver.answers(() => ({ status: company.receiver.received.length < 2 ? 503 : 200 }));
    await startWorkers();
    await company.aTag('one');
    await eventually('it has arrived', async () => (await company.deliveries(webhook))[0]?.state === 'delivered', 60_000);
    const [first, second] = company.receiver.received as [ReceivedHook, ReceivedHook];
    expect(second.raw).toBe(first.raw);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThan(Number(first.headers['webhook-timestamp']));
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
    for (const hook of [first, second]) verify(hook, secrets.current);
    expect(await company.attempts(webhook)).toMatchObject([{ status: 503 }, { status: 200 }]);
    expect(await company.stateOf(webhook)).toMatchObject({ state: 'enabled', failing_since: null, failed_tries: 0 });
  });

  it('while Temporal is away first attempts go on and retries wait; then they come', async () => {
    const webhook = await company.hasWebhook();
    let isDown = true;
    company.receiver.answers(({ body }) => ({ status: isDown && body.label === 'first' ? 503 : 200 }));
    await temporal.stop();
    await startWorkers();
    await company.aTag('first');
    await company.settled(webhook, 1);
    await company.aTag('second');
    await company.settled(webhook, 2);
    expect((await company.deliveries(webhook)).map(({ state }) => state)).toEqual(['retrying', 'delivered']);
    isDown = false;
    await temporal.start();
    await eventually('the first has arrived too', delivered(webhook), 60_000);
  });

  it('after 120 hours without a success: off, the rest cancelled, a letter to the admins in their language', async () => {
    const mail = new MailServer();
    const SMTP_URL = await mail.start();
    const own = { company_id: company.rig.companyId, password_hash: 'x', last_name: '' };
    await company.rig.insert('operator', { ...own, email: 'boss@example.com', first_name: 'B', role: 'admin', locale: 'en' });
    await company.rig.insert('operator', { ...own, email: 'olga@example.com', first_name: 'O', role: 'operator' });
    const webhook = await company.hasWebhook({ path: '/dead?token=hidden' });
    company.receiver.answers(() => ({ status: 500 }));
    await company.rig.rows(`update webhook set failing_since = now() - interval '121 hours', failed_tries = 25 where id = $1`, [webhook]);
    await startWorkers({ SMTP_URL, MAIL_FROM: 'Deskwire <chat@example.com>' });
    await company.aTag('one');
    await eventually('it is off', async () => (await company.stateOf(webhook)).state === 'disabled', 60_000);
    await eventually('a letter came', () => mail.letters.length > 0, 60_000);
    expect(mail.letters).toHaveLength(1);
    expect(mail.letters[0]).toMatch(/^To: boss@example\.com$/m);
    expect(mail.letters[0]).not.toContain('hidden');
    expect(await company.stateOf(webhook)).toMatchObject({ disabled_reason: 'no_success' });
    expect(company.rig.logLines.join('')).not.toMatch(/boss@|hidden/);
    await company.rig.workers[0]?.stop(5_000);
    await mail.stop();
  });

  it('switched off by hand, what waits stays; switched on again, it comes', async () => {
    const webhook = await company.hasWebhook();
    let isDown = true;
    company.receiver.answers(() => ({ status: isDown ? 503 : 200 }));
    await startWorkers();
    await company.aTag('one');
    await company.settled(webhook, 1);
    const turn = async (state: string): Promise<void> => {
      await company.rig.rows(`update webhook set state = $2, disabled_reason = null where id = $1`, [webhook, state]);
      await company.happens('webhook_changed', { data: { webhookId: webhook } });
    };
    await turn('disabled');
    isDown = false;
    await company.rig.rows(`update webhook_delivery set next_attempt_at = now()`);
    await company.aTag('nobody is told');
    await company.logIsRead();
    expect((await company.deliveries(webhook)).map(({ state }) => state)).toEqual(['retrying']);
    await turn('enabled');
    await eventually('it has arrived', delivered(webhook), 60_000);
    expect(company.receiver.received).toHaveLength(2);
  });
});
