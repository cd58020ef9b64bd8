import { createECDH, randomBytes, randomUUID, verify, createPublicKey } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aCustomRole, aDialog, aGroup, type DialogRows } from '../../../../../../test/api/rows.js';
import { until } from '../../../../../../test/api/until.js';
import { workersFor, type RunningWorkers } from '../../../../../../test/api/workers-for.js';
import { Person } from '../../internal-chats/test/staff.js';

// As web-push does it: what it encrypts, a browser opens by the standard.
const fromWebPush = createRequire(createRequire(import.meta.url).resolve('web-push'));
const ece = fromWebPush('http_ece') as { decrypt(body: Buffer, how: object): Buffer };

interface Pushed {
  path: string;
  headers: IncomingHttpHeaders;
  note: { title: string; body: string; path: string; tag: string };
}

/** A push service and the browser behind it, which opens what it gets. */
class PushService {
  readonly got: Pushed[] = [];
  readonly asked: string[] = [];
  /** Answers for paths that are not taken: the next ones in order. */
  readonly answers = new Map<string, number[]>();
  private readonly browser = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  private server!: Server;

  static async start(): Promise<PushService> {
    const service = new PushService();
    service.browser.generateKeys();
    service.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        service.asked.push(path);
        const status = service.answers.get(path)?.shift() ?? 201;
        if (status === 201) service.got.push({ path, headers: request.headers, note: service.open(Buffer.concat(chunks)) });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.2', resolve));
    return service;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get keys(): { p256dh: string; auth: string } {
    return { p256dh: this.browser.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  private open(body: Buffer): Pushed['note'] {
    const opened = ece.decrypt(body, { version: 'aes128gcm', privateKey: this.browser, authSecret: this.auth });
    return JSON.parse(opened.toString()) as Pushed['note'];
  }
}

describe('pushes to browsers without an open tab', () => {
  let api: ApiUnderTest;
  let workers: RunningWorkers;
  let service: PushService;
  let anna: Person;
  let boris: Person;
  let dialog: DialogRows;
  let path: string;
  beforeAll(async () => {
    service = await PushService.start();
    api = await ApiUnderTest.start();
    const admin = await api.browser().registers();
    anna = new Person(admin, admin.me.operator.id);
    boris = await Person.of(api, admin.me.company.id, 'Boris');
    await api.rows(`update operator set locale = 'en' where id = $1`, [boris.id]);
    dialog = await aDialog(api, admin.me.company.id, (await aChannel(admin)).id, { operatorId: boris.id, name: 'Client Olga' });
    workers = await workersFor(api, { OUTBOUND_ALLOW: `127.0.0.2/32:${service.port}` });
  }, 60_000);
  afterAll(async () => {
    await workers.stop();
    await api.stop();
    await service.stop();
  });
  beforeEach(async () => {
    path = `/${randomUUID()}`;
    service.got.length = 0;
    await api.rows('delete from notification_settings');
    expect(
      (await boris.browser.send('PUT', '/api/me/push-subscription', { endpoint: `https://push.example.test${path}`, keys: service.keys }))
        .statusCode,
    ).toBe(204);
    // Here the service speaks http; by its own address a browser can name none but https.
    await api.rows('update push_subscription set endpoint = $1', [`http://127.0.0.2:${service.port}${path}`]);
  });

  const settings = (more: object, quiet: object | null = null): Promise<unknown> => {
    const usual = { sound: null, desktop: true, blink: true, preview: true };
    return boris.browser.send('PUT', '/api/me/notifications', {
      kinds: { client: usual, new_dialogs: usual, personal: { ...usual, ...more }, group: usual },
      quiet,
    });
  };
  const added = ({ companyId, dialogId, clientId, channelId }: DialogRows, kind: string, text: string | null, content: object | null) =>
    api.rows(
      `with m as (insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text, content, status)
         values ($1, $2, $3, $4, $5, case $5 when 'system' then 'system' else 'client' end, $6, $7, 0) returning id)
       insert into event (company_id, kind, dialog_id, message_id) select $1, 'message_added', $2, id from m`,
      [companyId, dialogId, clientId, channelId, kind, text, content],
    );
  const clientWrites = (text: string, where = dialog): Promise<unknown> => added(where, 'from_client', text, null);
  const line = (code: string): Promise<unknown> => added(dialog, 'system', null, { system: { code, params: {} } });
  /** The log was followed past all that is in it now. */
  const followed = async (): Promise<void> => {
    const [last] = await api.rows<{ xid: string }>('select max(xid::text::bigint)::text as xid from event');
    const past = async (): Promise<boolean> =>
      (await api.rows('select 1 from push_feed where position::text::bigint > $1::bigint', [last!.xid])).length > 0;
    await until(past, 'the follower', 10_000);
  };
  /** All notes but the client's own two that are told after everything before: what was to come has come by then. */
  const notesBefore = async (last: string): Promise<Pushed['note'][]> => {
    for (const text of [last, `${last}, once more`]) {
      await clientWrites(text);
      await until(() => service.got.some(({ note }) => note.body === text), `the note of ${text}`, 10_000);
    }
    return service.got.flatMap(({ note }) => (note.path === `/chat/${dialog.dialogId}` ? [] : [note]));
  };

  it('a colleague’s message is told, encrypted for the browser and signed as ours', async () => {
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'Are you coming?');
    await until(() => service.got.length > 0, 'the push', 10_000);
    const [push] = service.got;
    expect(push!.note).toEqual({ title: 'Anna K.', body: 'Are you coming?', path: `/colleagues/${id}`, tag: `/colleagues/${id}` });
    expect(push!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: expect.any(String), urgency: 'high' });
    const { key } = (await boris.browser.get('/api/push/key')).json() as { key: string };
    const [, token, named] = /^vapid t=(.+), k=(.+)$/.exec(push!.headers.authorization ?? '') ?? [];
    expect(named).toBe(key);
    const [head, claims, signature] = token!.split('.');
    const raw = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature!, 'base64url'),
    );
    expect(signed).toBe(true);
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({ aud: `http://127.0.0.2:${service.port}` });
  });

  it('a group by its name, a client to whoever has the dialog; one’s own and lines of the system to nobody', async () => {
    const { id } = await anna.group('Bakers', boris);
    await boris.says(id, 'Mine');
    await anna.says(id, 'Oven two is free');
    const path = `/colleagues/${id}`;
    expect(await notesBefore('Where is my order?')).toEqual([{ title: 'Bakers', body: 'Anna K.: Oven two is free', path, tag: path }]);
    expect(service.got.find(({ note }) => note.body === 'Where is my order?')?.note).toEqual({
      ...{ title: 'Client Olga', body: 'Where is my order?', path: `/chat/${dialog.dialogId}`, tag: `/chat/${dialog.dialogId}` },
    });
  });

  it('a dialog that was put off and is back is told to its operator, other lines are not', async () => {
    await line('assigned');
    await line('snooze_over');
    const note = { title: 'Client Olga', body: 'A chat that was put off is back' };
    await until(() => service.got.length > 0, 'the note', 10_000);
    expect(service.got.map(({ note }) => note)).toEqual([expect.objectContaining(note)]);
  });

  describe('a dialog that nobody has', () => {
    let free: DialogRows;
    const aNewOne = (): Promise<DialogRows> => aDialog(api, dialog.companyId, dialog.channelId, { name: 'Client Pavel' });
    const toldOf = async (text: string, where = free): Promise<boolean> => {
      await clientWrites(text, where);
      await notesBefore(`after ${text}`);
      return service.got.some(({ note }) => note.body === text);
    };
    beforeEach(async () => {
      free = await aNewOne();
    });

    it('is told to whoever may take it: its first message, and what comes long after', async () => {
      const path = `/chat/${free.dialogId}`;
      await clientWrites('Is anybody there?', free);
      expect(await notesBefore('after the first')).toEqual([{ title: 'Client Pavel', body: 'Is anybody there?', path, tag: path }]);
      expect(await toldOf('Hello?')).toBe(false);
      await api.rows(`update message set sent_at = sent_at - interval '6 minutes' where dialog_id = $1`, [free.dialogId]);
      expect(await toldOf('I still wait')).toBe(true);
    });

    it('is told to nobody who is on a pause, does not serve it, may not take it, or whom it does not wait for', async () => {
      await api.rows(`update operator_presence set status = 'away' where operator_id = $1`, [boris.id]);
      expect(await toldOf('on a pause')).toBe(false);
      await api.rows(`update operator_presence set status = 'online' where operator_id = $1`, [boris.id]);
      const groupId = await aGroup(api, dialog.companyId, [anna.id]);
      await api.rows('update dialog set group_id = $2 where id = $1', [(free = await aNewOne()).dialogId, groupId]);
      expect(await toldOf('for another group')).toBe(false);
      await api.rows('update dialog set waits_for_operator_id = $2 where id = $1', [(free = await aNewOne()).dialogId, anna.id]);
      expect(await toldOf('for Anna')).toBe(false);
      const roleId = await aCustomRole(api, dialog.companyId, ['write_messages']);
      await api.rows('update operator set custom_role_id = $2 where id = $1', [boris.id, roleId]);
      expect(await toldOf('not to be taken', await aNewOne())).toBe(false);
      await api.rows('update operator set custom_role_id = null where id = $1', [boris.id]);
      expect(await toldOf('to be taken', await aNewOne())).toBe(true);
    });
  });

  it('a note that was on its way when a worker ended is sent by the next one', async () => {
    service.answers.set(path, [503, 503]);
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'almost lost');
    await until(() => service.asked.includes(path), 'the first try', 10_000);
    await workers.stop();
    expect(service.got).toEqual([]);
    service.answers.delete(path);
    workers = await workersFor(api, { OUTBOUND_ALLOW: `127.0.0.2/32:${service.port}` });
    await until(() => service.got.some(({ note }) => note.body === 'almost lost'), 'the note', 10_000);
  });

  it('without preview nobody reads over the shoulder: neither who nor what', async () => {
    await settings({ preview: false });
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'Secret');
    const path = `/colleagues/${id}`;
    expect(await notesBefore('after the secret')).toEqual([{ title: 'New message from a colleague', body: '', path, tag: path }]);
  });

  it('not told: a kind that is off, a muted chat, whoever has a tab open', async () => {
    const { id } = await anna.chatWith(boris);
    await settings({ desktop: false });
    await anna.says(id, 'off');
    expect(await notesBefore('after off')).toEqual([]);
    await settings({});
    await boris.browser.send('PUT', `/api/internal-chats/${id}/mine`, { muted: true });
    await anna.says(id, 'muted');
    expect(await notesBefore('after muted')).toEqual([]);
    await boris.browser.send('PUT', `/api/internal-chats/${id}/mine`, { muted: false });
    await api.rows('update operator_presence set connected = true where operator_id = $1', [boris.id]);
    await anna.says(id, 'seen in the tab');
    await followed();
    await api.rows('update operator_presence set connected = false where operator_id = $1', [boris.id]);
    expect(await notesBefore('after the tab')).toEqual([]);
  });

  it('in the quiet hours nobody is woken', async () => {
    const [row] = await api.rows<{ from: string; to: string }>(
      `select to_char(now() at time zone time_zone - interval '1 minute', 'HH24:MI') as from, to_char(now() at time zone time_zone + interval '2 minutes', 'HH24:MI') as to from company`,
    );
    await settings({}, row!);
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'psst');
    await followed();
    await settings({});
    expect(await notesBefore('in the morning')).toEqual([]);
  });

  it('a subscription that the service knows no more is removed; a service that fails is asked again, not for ever', async () => {
    service.answers.set(path, [503]);
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'again');
    await until(() => service.got.some(({ note }) => note.body === 'again'), 'the second try', 10_000);
    service.answers.set(path, [410]);
    await anna.says(id, 'gone');
    await until(async () => (await api.rows('select 1 from push_subscription')).length === 0, 'the end of the subscription', 10_000);
    expect(service.asked.filter((each) => each === path)).toHaveLength(3);
  });

  it('ends with the session; a browser is told of one session only; only https addresses are taken', async () => {
    const endpoint = `https://push.example.test/${randomUUID()}`;
    const other = await api.browser().registers('Another company');
    await boris.browser.send('PUT', '/api/me/push-subscription', { endpoint, keys: service.keys });
    expect((await other.send('PUT', '/api/me/push-subscription', { endpoint, keys: service.keys })).statusCode).toBe(204);
    expect(await api.rows('select company_id::int from push_subscription where endpoint = $1', [endpoint])).toEqual([
      { company_id: other.me.company.id },
    ]);
    await other.send('DELETE', '/api/session');
    expect(await api.rows('select 1 from push_subscription where endpoint = $1', [endpoint])).toEqual([]);
    for (const wrong of [
      { endpoint: 'http://push.example.test/1', keys: service.keys },
      { endpoint, keys: { p256dh: 'x', auth: 'y' } },
      { endpoint },
    ]) {
      expect((await boris.browser.send('PUT', '/api/me/push-subscription', wrong)).statusCode).toBe(400);
    }
  });

  it('settings: the usual ones of whoever chose nothing; what is no time or no sound is refused', async () => {
    const usual = (await boris.browser.get('/api/me/notifications')).json();
    expect(usual).toMatchObject({
      kinds: { client: { desktop: true, preview: true }, new_dialogs: {}, personal: {}, group: {} },
      quiet: null,
    });
    const changed = { ...usual, quiet: { from: '22:00', to: '08:00' } };
    expect((await boris.browser.send('PUT', '/api/me/notifications', changed)).json()).toEqual(changed);
    expect((await boris.browser.get('/api/me/notifications')).json()).toEqual(changed);
    for (const wrong of [
      { ...usual, quiet: { from: '25:00', to: '08:00' } },
      { kinds: { client: usual.kinds.client }, quiet: null },
      { quiet: null },
    ]) {
      expect((await boris.browser.send('PUT', '/api/me/notifications', wrong)).statusCode).toBe(400);
    }
  });
});
