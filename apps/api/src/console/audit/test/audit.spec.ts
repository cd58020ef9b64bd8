import pg from 'pg';
import { recordAudit } from '#persistence/audit/audit.store.js';
import { Database } from '#persistence/database.js';
import { urlForRole } from '#persistence/roles.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, anOperatorWho } from '../../../../../../test/api/rows.js';

interface Entry {
  id: number;
  at: string;
  actor: { kind: string; id: number | null; name: string | null };
  ip: string | null;
  action: string;
  object: { kind: string; id: number | null; name: string | null };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

describe('the audit log', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
  });

  /** Without the log-ins: each test begins with one. */
  const log = async (query = ''): Promise<Entry[]> =>
    (await admin.get(`/api/audit?${query}`)).json<{ items: Entry[] }>().items.filter(({ action }) => action !== 'operator.signed_in');
  const aTag = async (label: string): Promise<number> => (await admin.send('POST', '/api/tags', { label })).json<{ id: number }>().id;

  it('says who did it, from where, to what, and only what became different', async () => {
    const id = await aTag('VIP');
    await admin.send('PATCH', `/api/tags/${id}`, { label: 'Very important', description: '' });
    const [changed, created] = await log('objectKind=tag');
    const common = { actor: { kind: 'operator', id: admin.me.operator.id, name: 'Anna Kern' }, ip: admin.address };
    expect(changed).toMatchObject({
      ...common,
      ...{ action: 'tag.changed', object: { kind: 'tag', id, name: 'Very important' } },
      ...{ before: { label: 'VIP' }, after: { label: 'Very important' } },
    });
    expect(Object.keys(changed!.after!)).toEqual(['label']);
    expect(created).toMatchObject({ ...common, action: 'tag.created', before: null, after: { label: 'VIP' } });
    const [row] = await api.rows<{ mine: boolean }>(
      'select session_id in (select id from session where operator_id = $2) as mine from audit_entry where id = $1',
      [changed!.id, admin.me.operator.id],
    );
    expect(row).toEqual({ mine: true });
  });

  it('what changes nothing leaves no entry', async () => {
    const id = await aTag('VIP');
    await admin.send('PATCH', `/api/tags/${id}`, { label: 'VIP' });
    expect((await log('objectKind=tag')).map(({ action }) => action)).toEqual(['tag.created']);
  });

  it('a program acts by the name of its token, nobody as the system, somebody of the platform by his own name', async () => {
    const token = await api.token(companyId, { name: 'Warehouse' });
    await api.v1(token, 'POST', '/tags', { tag_label: 'By program' });
    await api.app.get(TagStore, { strict: false }).add(companyId, { ...tagFields, label: 'By nobody' }, null);
    await api.rows(
      `with t as (insert into technical_access (company_id, operator_id, who, reason, token_hash, expires_at)
                  values ($1, $2, 'Support: Petra', 'Case 17', 'x', now()) returning id)
       update session set technical_access_id = t.id from t where operator_id = $2`,
      [companyId, admin.me.operator.id],
    );
    await aTag('By support');
    const actors = (await log('action=tag.created')).map(({ actor, object }) => [object.name, actor.kind, actor.name]);
    expect(actors).toEqual([
      ['By support', 'technical', 'Support: Petra'],
      ['By nobody', 'system', null],
      ['By program', 'token', 'Warehouse'],
    ]);
  });

  it('two who act at the same moment are not taken for each other', async () => {
    const boris = (await anOperatorWho(api, companyId, ['tags'])).browser;
    const labels = Array.from({ length: 10 }, (_, n) => String(n));
    await Promise.all(
      labels.flatMap((n) => [admin.send('POST', '/api/tags', { label: `a${n}` }), boris.send('POST', '/api/tags', { label: `b${n}` })]),
    );
    const entries = await log('action=tag.created');
    expect(entries).toHaveLength(20);
    for (const { object, actor } of entries) expect(actor.name).toBe(object.name?.startsWith('a') ? 'Anna Kern' : 'Boris Lem');
  });

  it('what was rolled back leaves no entry, by statements and by the unit of work', async () => {
    const database = api.app.get(Database);
    const entry = { action: 'tag.changed', object: { kind: 'tag', id: 1, name: 'x' } };
    const failing = [
      database.transaction(companyId, async (tx) => {
        await recordAudit(tx, entry);
        throw new Error('no');
      }),
      database.entities(companyId, async (em) => {
        await recordAudit(em, entry);
        throw new Error('no');
      }),
    ];
    for (const each of failing) await expect(each).rejects.toThrow('no');
    expect(await log('objectKind=tag')).toEqual([]);
    await database.entities(companyId, (em) => recordAudit(em, entry));
    expect(await log('objectKind=tag')).toHaveLength(1);
  });

  it.each(['update audit_entry set action = $1', 'delete from audit_entry where action <> $1', 'truncate audit_entry'])(
    'no program may change what stands in it: %s',
    async (sql) => {
      await aTag('VIP');
      const { DATABASE_URL, SECRET_KEY } = api.variables;
      for (const role of ['deskwire_app', 'deskwire_jobs'] as const) {
        const client = new pg.Client({ connectionString: urlForRole(DATABASE_URL!, SECRET_KEY!, role) });
        await client.connect();
        await client.query(`select set_config('app.company_id', $1, false)`, [String(companyId)]);
        await expect(client.query(sql, sql.includes('$1') ? ['x'] : [])).rejects.toThrow('permission denied');
        await client.end();
      }
      expect(await log('action=tag.created')).toHaveLength(1);
    },
  );

  it('goes page by page and is found by each filter', async () => {
    const [first, second] = [await aTag('100%'), await aTag('Hundred')];
    await admin.send('DELETE', `/api/tags/${second}`);
    await admin.send('POST', '/api/roles', { name: 'Tags', permissions: ['tags'] });
    const labels = async (query: string): Promise<string[]> => (await log(query)).map(({ action, object }) => `${action} ${object.name}`);
    expect(await labels('')).toEqual(['role.created Tags', 'tag.deleted Hundred', 'tag.created Hundred', 'tag.created 100%']);
    expect(await labels(`objectKind=tag&objectId=${first}`)).toEqual(['tag.created 100%']);
    expect(await labels('action=role.created')).toEqual(['role.created Tags']);
    expect(await labels(`search=${encodeURIComponent('100%')}`)).toEqual(['tag.created 100%']);
    expect(await labels('search=%25')).toEqual(['tag.created 100%']);
    expect(await labels('search=anna&action=tag.deleted')).toEqual(['tag.deleted Hundred']);
    expect(await labels(`actorId=${admin.me.operator.id + 1}`)).toEqual([]);
    expect(await labels(`to=2026-01-01T00:00:00Z`)).toEqual([]);
    expect(await labels(`from=2026-01-01T00:00:00Z`)).toHaveLength(4);

    const page = (await admin.get('/api/audit?limit=3')).json<{ items: Entry[]; next: number }>();
    expect(page.items).toHaveLength(3);
    const rest = (await admin.get(`/api/audit?limit=3&before=${page.next}`)).json<{ items: Entry[]; next: null }>();
    expect([rest.items.map(({ object }) => object.name), rest.next]).toEqual([['100%', 'Anna Kern'], null]);
  });

  it.each(['actorId=x', 'action=drop%20table', 'from=yesterday', 'limit=1000', 'objectKind=A', 'nothing=1'])(
    '%s is refused',
    async (query) => {
      expect((await admin.get(`/api/audit?${query}`)).statusCode).toBe(400);
      if (!query.startsWith('limit')) expect((await admin.get(`/api/audit/export?${query}`)).statusCode).toBe(400);
    },
  );

  it('holds no secret, and nothing that is written to clients, whatever is done', async () => {
    const secrets: string[] = ['EAAG-planted-token', 'planted-app-secret', 'planted-verify', 'EAAG-second-token'];
    const keep = <T extends string>(secret: T): T => (secrets.push(secret), secret);
    const channel = await aChannel(admin);
    await admin.send('PATCH', `/api/channels/${channel.id}`, {
      secrets: { access_token: 'EAAG-second-token' },
      unchecked: true,
      name: 'Two',
    });
    await admin.send('DELETE', `/api/channels/${channel.id}`);
    const made = (await admin.send('POST', '/api/api-tokens', { name: 'Shop' })).json<{ token: string; id: number }>();
    keep(made.token);
    const { id } = made;
    await admin.send('PATCH', `/api/api-tokens/${id}`, { name: 'Shop 2' });
    await admin.send('DELETE', `/api/api-tokens/${id}`);
    const url = `https://example.com/${keep('hook-path-key')}?key=${keep('hook-query-key')}`;
    const hook = (await admin.send('POST', '/api/webhooks', { name: 'Hook', url, events: ['inbox'] })).json<{
      webhook: { id: number };
      secret: string;
    }>();
    keep(hook.secret);
    keep((await admin.send('POST', `/api/webhooks/${hook.webhook.id}/rotate-secret`)).json<{ secret: string }>().secret);
    await admin.send('PATCH', `/api/webhooks/${hook.webhook.id}`, { url: `https://example.com/${keep('another-key')}` });
    await admin.send('DELETE', `/api/webhooks/${hook.webhook.id}`);
    await admin.send('PUT', '/api/scenario-secrets/crm', { value: keep('planted-crm-key') });
    await admin.send('DELETE', '/api/scenario-secrets/crm');
    const macro = (await admin.send('POST', '/api/macros', { command: 'hi', name: 'Hello', text: keep('Good morning!') })).json<{
      id: number;
    }>();
    await admin.send('PATCH', `/api/macros/${macro.id}`, { text: keep('Good evening!') });
    await admin.send('DELETE', `/api/macros/${macro.id}`);

    const entries = await log('limit=200');
    for (const secret of secrets) expect([secret, JSON.stringify(entries).includes(secret)]).toEqual([secret, false]);
    expect(secrets.every((secret) => typeof secret === 'string' && secret.length > 8)).toBe(true);
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      ...['channel.connected', 'channel.changed', 'channel.deleted'],
      ...['api_token.created', 'api_token.changed', 'api_token.revoked'],
      ...['webhook.created', 'webhook.changed', 'webhook.changed', 'webhook.deleted'],
      ...['scenario_secret.set', 'scenario_secret.deleted'],
      ...['macro.created', 'macro.changed', 'macro.deleted'],
    ]);
    expect(entries.find(({ action }) => action === 'webhook.changed')?.after).toEqual({
      url: expect.stringMatching(/^https:\/\/example\.com #/),
    });
  });

  it('settings, fields, groups of tags and scenarios are written down', async () => {
    await admin.send('PATCH', '/api/company', { name: 'Warmer Bread', maxOpenDialogs: 7 });
    const field = (await admin.send('POST', '/api/custom-fields', { name: 'Plan', kind: 'text' })).json<{ id: number }>();
    await admin.send('PATCH', `/api/custom-fields/${field.id}`, { name: 'Tariff' });
    await admin.send('DELETE', `/api/custom-fields/${field.id}`);
    const group = (await admin.send('POST', '/api/tag-groups', { name: 'Kind' })).json<{ id: number }>();
    await admin.send('PATCH', `/api/tag-groups/${group.id}`, { name: 'Sort' });
    await admin.send('DELETE', `/api/tag-groups/${group.id}`);
    const scenario = (await admin.send('POST', '/api/scenarios', { name: 'Hello' })).json<{ id: number }>();
    await admin.send('PATCH', `/api/scenarios/${scenario.id}`, { name: 'Welcome' });
    await admin.send('DELETE', `/api/scenarios/${scenario.id}`);
    const entries = (await log()).reverse();
    expect(entries.map(({ action }) => action)).toEqual([
      'company.changed',
      ...['custom_field.created', 'custom_field.changed', 'custom_field.deleted'],
      ...['tag_group.created', 'tag_group.changed', 'tag_group.deleted'],
      ...['scenario.created', 'scenario.renamed', 'scenario.deleted'],
    ]);
    expect(entries[0]).toMatchObject({ before: { maxOpenDialogs: 40 }, after: { name: 'Warmer Bread', maxOpenDialogs: 7 } });
  });
});

const tagFields = { groupId: null, description: '', backgroundColor: 'd6e4ff', textColor: '1d2939' };
