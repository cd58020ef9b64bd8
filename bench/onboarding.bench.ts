import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { KEEP_FIELD } from '#persistence/onboarding/field.store.js';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { ApiProcess } from './api-process.js';
import { timing, type Timing } from './load.js';
import { memoryOf } from './memory.js';
import type { BenchPostgres } from './postgres.js';
import { startProduct } from './product-process.js';
import { row, type Section } from './report.js';

interface Size {
  registrations: number;
  /** Of each way to save a field. */
  seconds: number;
  /** Companies whose onboarding is open at once. */
  open: number;
}

const DATABASE = 'bench_onboarding';
const PRODUCT_DATABASE = 'bench_onboardings';
/** People who type at the same moment. */
const TYPISTS = 8;
/** How long open onboardings are started for. */
const MOST_MS = 240_000;

/** What a new admin waits for, what it costs to keep every letter that he types, and what companies cost that come back in weeks. */
export async function onboardingBench(postgres: BenchPostgres, root: string, size: Size): Promise<Section> {
  const database = await postgres.migrated(DATABASE);
  const api = await ApiProcess.start(database, root);
  const rows: string[][] = [];
  try {
    const { admins, timing: registered } = await register(api.port, size.registrations);
    rows.push(timed('registration → the first step’s answer', registered));
    for (const typists of [1, TYPISTS]) {
      const bare = await bareDatabase(postgres.url(DATABASE), admins.slice(0, typists), size.seconds);
      const saved = await type(api.port, admins.slice(0, typists), size.seconds);
      rows.push(timed(`a field is saved, ${typists} at once`, saved), timed(`the same on the bare database, ${typists} at once`, bare));
    }
  } finally {
    await api.stop();
    await postgres.drop(DATABASE);
  }
  rows.push(...(await manyOpen(postgres, root, size.open)));
  return {
    title: 'Onboarding',
    text: `One API process; a field is kept with its event in one statement and one transaction. Open onboardings are those of the whole product (\`npm start\`), started through the outbox, each asleep on the timer of its first letter.`,
    head: ['figure', 'p50 ms', 'p99 ms', 'a second', ''],
    rows,
  };
}

const timed = (figure: string, { p50, p99, perSecond, errors }: Timing): string[] =>
  row(figure, p50.toFixed(1), p99.toFixed(1), perSecond.toFixed(1), errors > 0 ? `${errors} errors` : '');

interface Admin {
  companyId: number;
  headers: Record<string, string>;
}

/** One after the other, each in a new company: as far as the answer that the first step is drawn from. */
async function register(port: number, count: number): Promise<{ admins: Admin[]; timing: Timing }> {
  const admins: Admin[] = [];
  const times: number[] = [];
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    const form = { companyName: `Company ${n}`, firstName: 'Anna', email: `anna${n}@bench.test`, password: randomUUID() };
    const answer = await fetch(`http://127.0.0.1:${port}/api/companies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...form, locale: 'en', timeZone: 'Europe/Moscow' }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || !cookie) throw new Error(`Company ${n} could not be registered: ${answer.status}`);
    const me = (await answer.json()) as { company: { id: number }; csrfToken: string };
    const headers = { cookie, 'x-csrf-token': me.csrfToken, 'content-type': 'application/json' };
    await (await fetch(`http://127.0.0.1:${port}/api/onboarding`, { headers })).json();
    times.push(performance.now() - started);
    admins.push({ companyId: me.company.id, headers });
  }
  return { admins, timing: timing(times, (performance.now() - began) / 1000, 0) };
}

const textOf = (n: number): string => 'We are a small bakery in the old town, open since 1982. '.slice(0, (n % 50) + 1);

function type(port: number, admins: Admin[], seconds: number): Promise<Timing> {
  return closedLoop(admins, seconds, async ({ headers }, n) => {
    const body = JSON.stringify({ value: textOf(n) });
    const answer = await fetch(`http://127.0.0.1:${port}/api/onboarding/fields/center/greeting`, { method: 'PUT', headers, body });
    await answer.arrayBuffer();
    return answer.ok;
  });
}

/** The same statement in the same transaction, and nothing else. */
async function bareDatabase(url: string, admins: Admin[], seconds: number): Promise<Timing> {
  const pool = new pg.Pool({ connectionString: url, max: admins.length });
  try {
    return await closedLoop(admins, seconds, async ({ companyId }, n) => {
      const client = await pool.connect();
      const values = [companyId, 'center', 'greeting', JSON.stringify(textOf(n)), null, companyId];
      void client.query(`begin; select set_config('app.company_id', '${companyId}', true)`);
      await client.query({ ...KEEP_FIELD, values });
      await client.query('commit');
      client.release();
      return true;
    });
  } finally {
    await pool.end();
  }
}

async function closedLoop(admins: Admin[], seconds: number, once: (admin: Admin, n: number) => Promise<boolean>): Promise<Timing> {
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    admins.map(async (admin) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const sent = performance.now();
        if (await once(admin, n)) times.push(performance.now() - sent);
        else errors += 1;
      }
    }),
  );
  return timing(times, (performance.now() - began) / 1000, errors);
}

/** Companies that registered and went away, in the whole product. */
async function manyOpen(postgres: BenchPostgres, root: string, count: number): Promise<string[][]> {
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-onboarding-'));
  const port = await keptOrFreePort(undefined);
  await postgres.run('postgres', `create database ${PRODUCT_DATABASE}`);
  const env = { DATABASE_URL: postgres.url(PRODUCT_DATABASE), DEMO_PASSWORD: randomUUID() };
  const product = await startProduct(root, data, port, env);
  try {
    await delay(3_000);
    const before = memoryOf(product.pid);
    const began = performance.now();
    await postgres.run(PRODUCT_DATABASE, openCompanies(count));
    let open = 0;
    while (open < count && performance.now() - began < MOST_MS) {
      await delay(250);
      const [outbox] = await postgres.run(PRODUCT_DATABASE, `select count(*)::int as rows from outbox where process = 'onboarding'`);
      open = count - Number(outbox?.rows);
    }
    const seconds = (performance.now() - began) / 1000;
    await delay(5_000);
    const after = memoryOf(product.pid);
    const mb = (kind: string): string => `${after.get(kind) ?? 0} MB (${before.get(kind) ?? 0} before)`;
    const figure = `${open.toLocaleString('en')} onboardings open at once`;
    return [
      row(
        `${figure}: started through the outbox`,
        '–',
        '–',
        (open / seconds).toFixed(0),
        `${seconds.toFixed(0)} s${open < count ? `, then stopped; ${count.toLocaleString('en')} were wanted` : ''}`,
      ),
      row(`${figure}: memory`, '–', '–', '–', `Temporal ${mb('Temporal')}, workers ${mb('workers')}, API ${mb('API')}`),
    ];
  } finally {
    await product.stop();
    await postgres.drop(PRODUCT_DATABASE);
    rmSync(data, { recursive: true, force: true });
  }
}

/** As the registration writes it, for many at once. */
const openCompanies = (count: number): string => `
  with made as (insert into company (name, time_zone, locale) select 'Bench ' || n, 'UTC', 'en' from generate_series(1, ${count}) n returning id),
  opened as (insert into onboarding (company_id) select id from made returning company_id, opened_at)
  insert into outbox (company_id, process, action, workflow_id, payload)
  select company_id, 'onboarding', 'start', 'onboarding:' || company_id, jsonb_build_object(
           'companyId', company_id, 'state', 'open', 'openedAt', to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'reminders', 0, 'current', 'company', 'steps', jsonb_build_array(jsonb_build_object('id', 'company', 'state', 'open')),
           'progress', jsonb_build_object('done', 0, 'skipped', 0, 'total', 5)) from opened`;
