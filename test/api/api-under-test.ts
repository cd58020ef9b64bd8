import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { type ApiTokenTerms, MAX_RATE_PER_MINUTE } from '#domain/tokens/api-token.js';
import { ApiTokens } from '#persistence/tokens/api-token.store.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { readEnv } from '../../apps/api/src/env.js';
import { Log } from '../../apps/api/src/platform/log.js';
import { createTestDatabase } from '../setup/test-database.js';
import { Browser } from './browser.js';

type Inject = Parameters<NestFastifyApplication['inject']>[0];
export type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/** The whole API on a database of its own; requests go in without a port. */
export class ApiUnderTest {
  /** Everything the process logged, for tests of what must not be in there. */
  readonly logged: string[] = [];
  app!: NestFastifyApplication;
  /** The owner of the tables, whom row-level security does not bind: for arranging and for looking. */
  owner!: pg.Client;
  private drop!: () => Promise<void>;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'deskwire-files-'));
  private addresses = 1;
  private settings!: Record<string, string>;

  static async start(settings: Record<string, string> = {}): Promise<ApiUnderTest> {
    const api = new ApiUnderTest();
    const { databaseUrl, secretKey, drop } = await createTestDatabase();
    api.drop = drop;
    api.owner = new pg.Client({ connectionString: databaseUrl });
    api.owner.on('error', () => undefined);
    await api.owner.connect();
    api.settings = {
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
      FILES_DIR: api.folder,
      LOG_LEVEL: 'info',
      PORT: '0',
      ...settings,
    };
    api.app = await api.another();
    return api;
  }

  /** One more API on the same database, as an installation with two processes has it; whoever asks for it closes it. */
  another(): Promise<NestFastifyApplication> {
    const env = readEnv(this.settings);
    return createApp(env, new Log(env.LOG_LEVEL, { write: (line) => void this.logged.push(line) }));
  }

  /** The environment that it runs with, for another program on the same database. */
  get variables(): Readonly<Record<string, string>> {
    return this.settings;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.owner.end();
    await this.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  inject(request: Exclude<Inject, string>): Promise<Answer> {
    return this.app.inject(request);
  }

  /** A browser that nobody is signed in with, at an address of its own, so that limits of one test do not hit another. */
  browser(): Browser {
    this.addresses += 1;
    return new Browser(this, `10.0.${this.addresses >> 8}.${this.addresses & 255}`);
  }

  async rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query(text, values)).rows as Row[];
  }

  /** A token for `/v1`; what a test does not name is without limits. */
  async token(companyId: number, terms: Partial<ApiTokenTerms> = {}): Promise<string> {
    return (await this.app.get(ApiTokens).create(companyId, { name: 'test', ratePerMinute: MAX_RATE_PER_MINUTE, ...terms })).token;
  }

  /** One call of `/v1` as integrators' programs make it. */
  v1(token: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<Answer> {
    return this.inject({ method, url: `/v1${url}`, headers: { authorization: token }, payload });
  }
}
