import { createHash } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import pg from 'pg';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import type { Secrets } from '../data-folder/secrets.js';
import { prepareDemo, type PreparedDemo } from './prepare-demo.js';

let database: TestDatabase;
let owner: pg.Client;
let secrets: Secrets;
beforeEach(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.databaseUrl });
  await owner.connect();
  secrets = {
    secretKey: database.secretKey,
    postgresPassword: '',
    demoPassword: 'first password',
    demoApiToken: 'first-token',
    demoChannelSecret: 'first-secret',
  };
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

const run = (changed: (keyof Secrets)[] = [], port = 4000): Promise<PreparedDemo> =>
  prepareDemo({
    databaseUrl: database.databaseUrl,
    secrets,
    changed: new Set(changed),
    addresses: { 'whatsapp-cloud': `http://127.0.0.1:${port}` },
  });

interface ChannelRow {
  id: string;
  company_id: string;
  key: string;
  settings: Record<string, string>;
  secrets: string;
}

async function channel(): Promise<ChannelRow & { open: Record<string, string> }> {
  const { rows } = await owner.query<ChannelRow>(`select * from channel where transport = 'whatsapp-cloud'`);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} WhatsApp channels`);
  const open = JSON.parse(new SecretBox(database.secretKey).open(Number(row.company_id), 'channel.secrets', row.secrets)) as Record<
    string,
    string
  >;
  return { ...row, open };
}

async function all<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  return (await owner.query<Row>(text)).rows;
}

test('a fresh installation gets the demo company that scripts and people rely on', async () => {
  expect((await run()).isNew).toBe(true);
  expect(await all(`select name from company`)).toEqual([{ name: 'Deskwire Demo' }]);
  expect(await all(`select email, role from operator order by id`)).toEqual([
    { email: 'demo@deskwire.test', role: 'admin' },
    { email: 'anna@deskwire.test', role: 'operator' },
    { email: 'boris@deskwire.test', role: 'operator' },
  ]);
  expect(await all(`select o.email from operator_group_member m join operator o on o.id = m.operator_id order by o.id`)).toEqual([
    { email: 'anna@deskwire.test' },
    { email: 'boris@deskwire.test' },
  ]);
  expect(await all(`select count(*)::int as number from operator_presence`)).toEqual([{ number: 3 }]);
  const { key, settings, open } = await channel();
  expect(key).toBe('demo-whatsapp-cloud');
  expect(settings).toEqual({ phone_number_id: '100000000000001', waba_id: '100000000000002', base_url: 'http://127.0.0.1:4000/v25.0' });
  expect(open).toEqual({ app_secret: 'first-secret', access_token: expect.any(String), verify_token: expect.any(String) });
});

test('passwords are kept as argon2id and tokens as SHA-256 only', async () => {
  await run();
  const [operator] = await all<{ password_hash: string }>(`select password_hash from operator limit 1`);
  expect(operator?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verify(operator?.password_hash ?? '', 'first password')).toBe(true);
  const tokenHash = createHash('sha256').update('first-token').digest();
  expect(await all(`select token_hash, last_four from api_token`)).toEqual([{ token_hash: tokenHash, last_four: 'oken' }]);
});

test('the next start changes nothing but the address of the simulator', async () => {
  await run();
  const before = await channel();
  expect((await run([], 5000)).isNew).toBe(false);
  const after = await channel();
  expect(after.open).toEqual(before.open);
  expect(after.settings).toEqual({ ...before.settings, base_url: 'http://127.0.0.1:5000/v25.0' });
  expect(await all(`select count(*)::int as number from company`)).toEqual([{ number: 1 }]);
  expect(await all(`select count(*)::int as number from api_token`)).toEqual([{ number: 1 }]);
});

test('what the environment gives later takes the place of what was stored', async () => {
  await run();
  const before = await channel();
  secrets = { ...secrets, demoPassword: 'second password', demoApiToken: 'second-token', demoChannelSecret: 'second-secret' };
  await run(['demoPassword', 'demoApiToken', 'demoChannelSecret']);
  for (const { password_hash } of await all<{ password_hash: string }>(`select password_hash from operator`)) {
    expect(await verify(password_hash, 'second password')).toBe(true);
  }
  expect(await all(`select last_four, token_hash from api_token`)).toEqual([
    { last_four: 'oken', token_hash: createHash('sha256').update('second-token').digest() },
  ]);
  expect((await channel()).open).toEqual({ ...before.open, app_secret: 'second-secret' });
});

test('a password that the admin changed in the console is not set back by the next start', async () => {
  await run();
  await owner.query(`update operator set password_hash = 'changed by hand'`);
  await run();
  expect(await all(`select distinct password_hash from operator`)).toEqual([{ password_hash: 'changed by hand' }]);
});

test('demo channels that another key sealed are given new secrets instead of stopping the start', async () => {
  await run();
  const sealed = new SecretBox(Buffer.alloc(32, 'x').toString('base64')).seal(1, 'channel.secrets', '{}');
  await owner.query(`update channel set secrets = $1`, [sealed]);
  await run();
  expect((await channel()).open).toEqual({
    app_secret: 'first-secret',
    access_token: expect.any(String),
    verify_token: expect.any(String),
  });
});

test('the ready scenarios are published from the first start, once, and follow the address of the simulator', async () => {
  await run();
  const scenarios = await all<{ name: string; triggers: string[] }>(
    `select s.name, array(select t.kind from scenario_trigger t where t.scenario_id = s.id order by t.id) as triggers
       from scenario s where s.published_id is not null and s.enabled order by s.id`,
  );
  expect(scenarios).toEqual([
    { name: 'Company menu', triggers: ['keyword'] },
    { name: 'Меню компании', triggers: ['keyword'] },
    { name: 'Order status', triggers: ['keyword', 'payload'] },
    { name: 'Статус заказа', triggers: ['keyword', 'payload'] },
    { name: 'Feedback after closing', triggers: ['api'] },
    { name: 'Отзыв после закрытия', triggers: ['closed'] },
  ]);
  await owner.query(`update scenario set deleted_at = now() where name = 'Company menu'`);
  await run([], 5000);
  expect(await all(`select count(*)::int as number from scenario`)).toEqual([{ number: 6 }]);
  const [secret] = await all<{ name: string; value: string }>(`select name, value from scenario_secret`);
  const [company] = await all<{ id: string }>(`select id from company`);
  const box = new SecretBox(database.secretKey);
  expect(box.open(Number(company?.id), `scenario_secret.${secret?.name}`, secret?.value ?? '')).toBe('http://127.0.0.1:5000');
});
