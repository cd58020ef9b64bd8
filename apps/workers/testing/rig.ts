import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { readEnv, type Env } from '../src/env.js';
import { createLog } from '../src/log.js';
import { Workers } from '../src/workers.js';
import { plainConnector } from './plain-connector.js';
import { Provider } from './provider.js';
import { VOICE_THREAD } from './voice-studio.js';

/** Whoever waits for something says for how long; a busy machine must not make a test fail before that. */
jest.setTimeout(90_000);

/** Nobody listens there: what works with it works without Temporal. */
const NO_TEMPORAL = '127.0.0.1:9';

interface NewChannel {
  timeoutMs?: number;
  transport?: string;
  settings?: Record<string, string>;
}

/** The real workers on a real database, with a provider on a real socket. */
export class Rig {
  readonly workers: Workers[] = [];
  readonly logLines: string[] = [];
  companyId = 0;
  private nextKey = 1;

  private constructor(
    private readonly database: TestDatabase,
    readonly owner: pg.Pool,
    readonly provider: Provider,
    readonly filesDir: string,
  ) {}

  static async create(): Promise<Rig> {
    const database = await createTestDatabase();
    const owner = new pg.Pool({ connectionString: database.databaseUrl, max: 4 });
    // The database is dropped while the last connections still say goodbye.
    owner.on('error', () => undefined);
    const provider = new Provider();
    await provider.start();
    const rig = new Rig(database, owner, provider, await mkdtemp(join(tmpdir(), 'deskwire-files-')));
    rig.companyId = await rig.insert('company', { name: 'Bakery' });
    return rig;
  }

  async dispose(): Promise<void> {
    // A provider that hangs lets go first. The workers must have ended before the test file does: what they still do would
    // keep the whole run alive.
    await this.provider.stop();
    await Promise.all(this.workers.splice(0).map((workers) => workers.stop(30_000)));
    await this.owner.end();
    await this.database.drop();
    await rm(this.filesDir, { recursive: true, force: true });
  }

  variables(more: Record<string, string> = {}): Record<string, string> {
    return {
      ...{ DATABASE_URL: this.database.databaseUrl, SECRET_KEY: this.database.secretKey, FILES_DIR: this.filesDir },
      ...{ OUTBOUND_ALLOW: `127.0.0.1/32:${this.provider.port}`, TEMPORAL_ADDRESS: NO_TEMPORAL, METRICS_PORT: '0', ...more },
    };
  }

  env(more: Record<string, string> = {}): Env {
    return readEnv(this.variables(more));
  }

  async startWorkers(more: Record<string, string> = {}, carriesOurId = true, perSecond = 1_000): Promise<Workers> {
    const connector = plainConnector(carriesOurId);
    const log = createLog('info', { write: (line) => void this.logLines.push(line) });
    const workers = await Workers.start(this.env(more), log, {
      connectorOf: (transport) => (transport === 'plain' ? connector : undefined),
      voiceThread: VOICE_THREAD,
      paces: { plain: perSecond },
    });
    this.workers.push(workers);
    return workers;
  }

  async aChannel({ timeoutMs = 5_000, transport = 'plain', settings }: NewChannel = {}): Promise<number> {
    const key = `channel-${this.nextKey++}`;
    const secrets = new SecretBox(this.database.secretKey).seal(
      this.companyId,
      'channel.secrets',
      JSON.stringify({ access_token: 'not-to-be-seen' }),
    );
    const own = settings ?? { url: `http://127.0.0.1:${this.provider.port}`, timeoutMs: String(timeoutMs) };
    return this.insert('channel', { company_id: this.companyId, transport, key, name: key, settings: JSON.stringify(own), secrets });
  }

  /** A client with his dialog, known to the provider as `name`. */
  async aDialog(channelId: number, name: string): Promise<{ dialogId: number; clientId: number; channelId: number }> {
    const { companyId } = this;
    const cardId = await this.insert('card', { company_id: companyId });
    const clientId = await this.insert('client', { company_id: companyId, channel_id: channelId, card_id: cardId, name });
    await this.owner.query(
      `insert into client_identity (company_id, channel_id, kind, value, client_id) values ($1, $2, 'wa_id', $3, $4)`,
      [companyId, channelId, name, clientId],
    );
    const dialogId = await this.insert('dialog', { company_id: companyId, channel_id: channelId, client_id: clientId });
    return { dialogId, clientId, channelId };
  }

  /** A message of ours, on its way; nobody is woken. */
  async toSend(
    { dialogId, clientId, channelId }: { dialogId: number; clientId: number; channelId: number },
    text: string,
  ): Promise<number> {
    const { companyId } = this;
    const owned = { company_id: companyId, dialog_id: dialogId, channel_id: channelId };
    const messageId = await this.insert('message', { ...owned, client_id: clientId, kind: 'to_client', text, status: 10 });
    await this.owner.query(`insert into sending (message_id, company_id, channel_id, dialog_id) values ($1, $2, $3, $4)`, [
      ...[messageId, companyId, channelId, dialogId],
    ]);
    return messageId;
  }

  async message(id: number): Promise<{ status: number; error: { code: string; reason: string } | null; external_id: string | null }> {
    return this.row(`select status, error, external_id from message where id = $1`, [id]);
  }

  async sendingState(id: number): Promise<string | null> {
    const row = await this.row<{ state: string } | undefined>(`select state from sending where message_id = $1`, [id]);
    return row?.state ?? null;
  }

  async row<T>(text: string, values: unknown[] = []): Promise<T> {
    return (await this.rows<T>(text, values))[0] as T;
  }

  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, values)).rows as T[];
  }

  async insert(table: string, values: Record<string, unknown>): Promise<number> {
    const columns = Object.keys(values);
    const places = columns.map((_column, n) => `$${n + 1}`);
    const { id } = await this.row<{ id: string }>(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) returning id`,
      Object.values(values),
    );
    return Number(id);
  }
}

/** Resolves as soon as `check` holds; fails after `withinMs`, naming what was awaited. */
export async function eventually(what: string, check: () => Promise<boolean> | boolean, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
