import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { AttemptLimit } from '#domain/sessions/sign-in.js';
import { TooManyAttempts } from '#domain/sessions/sessions.errors.js';
import { urlForRole } from '#persistence/roles.js';
import { Env } from '../env.js';
import { Log } from '../platform/log.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Counts log-ins in PostgreSQL, so that all processes count together. An account is limited tightly per address and loosely
 * from everywhere: a stranger who guesses cannot lock the owner out at once. Addresses are limited whatever account they try.
 */
@Injectable()
export class LoginAttempts implements AttemptLimit, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly accountFromAddress: RateLimiterPostgres;
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;
  private readonly codes: RateLimiterPostgres;
  private readonly registrations: RateLimiterPostgres;
  private readonly links: RateLimiterPostgres;
  private readonly forgotten: RateLimiterPostgres;
  private readonly forgottenFromAddress: RateLimiterPostgres;
  private readonly invitations: RateLimiterPostgres;
  private readonly shares: RateLimiterPostgres;

  constructor(env: Env, log: Log) {
    const connectionString = urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_app');
    this.pool = new pg.Pool({
      connectionString,
      max: 2,
      connectionTimeoutMillis: 4_000,
      statement_timeout: 5_000,
      application_name: 'deskwire log-in',
    });
    const lost = (error: Error): void => log.failure('a database connection was lost', error);
    this.pool.on('error', lost);
    // Without a listener a connection that breaks while it is in use ends the process.
    this.pool.on('connect', (client) => client.on('error', lost));
    this.accountFromAddress = this.limiter('account_address', 8, 15 * MINUTE);
    this.account = this.limiter('account', 60, HOUR);
    this.address = this.limiter('address', 100, 15 * MINUTE);
    // Three of a million codes fit at a time: twenty tries a day are of no use to whoever has the password.
    this.codes = this.limiter('code', 20, DAY);
    this.registrations = this.limiter('registration', env.REGISTRATIONS_PER_HOUR, HOUR);
    this.links = this.limiter('link', 60, 15 * MINUTE);
    this.forgotten = this.limiter('forgotten', 5, HOUR);
    this.forgottenFromAddress = this.limiter('forgotten_address', 30, HOUR);
    this.invitations = this.limiter('invitation', 5_000, DAY);
    this.shares = this.limiter('share', 300, 15 * MINUTE);
  }

  async attempt(email: string, ip: string): Promise<void> {
    await consume(this.address, ip);
    await consume(this.accountFromAddress, keyOf(email, ip));
    await consume(this.account, keyOf(email));
  }

  async succeeded(email: string, ip: string): Promise<void> {
    await Promise.all([this.accountFromAddress.delete(keyOf(email, ip)), this.account.reward(keyOf(email)), this.address.reward(ip)]);
  }

  async code(email: string): Promise<void> {
    await consume(this.codes, keyOf(email));
  }

  async codeSucceeded(email: string): Promise<void> {
    await this.codes.reward(keyOf(email));
  }

  async registration(ip: string): Promise<void> {
    await consume(this.registrations, ip);
  }

  /** Somebody opens a link of a letter, or tries one. */
  async link(ip: string): Promise<void> {
    await consume(this.links, ip);
  }

  /** Somebody reads a chat by a link, or tries one; a long chat is read in many pages. */
  async share(ip: string): Promise<void> {
    await consume(this.shares, ip);
  }

  /** Somebody forgot his password. False where this e-mail was told so often already: nobody is told, but no letter leaves. */
  async forgot(email: string, ip: string): Promise<boolean> {
    await consume(this.forgottenFromAddress, ip);
    return consume(this.forgotten, keyOf(email)).then(
      () => true,
      (refused: unknown) => {
        if (refused instanceof TooManyAttempts) return false;
        throw refused;
      },
    );
  }

  /** A company has letters sent to strangers. */
  async invite(companyId: number, letters: number): Promise<void> {
    await consume(this.invitations, String(companyId), letters);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private limiter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient: this.pool,
      tableName: 'login_attempt',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      // Who is over the limit is refused from memory: a flood costs the database nothing.
      inMemoryBlockOnConsumed: points + 1,
    });
  }
}

/** E-mails stay out of the table. */
const keyOf = (email: string, ip = ''): string => createHash('sha256').update(`${email.toLowerCase()} ${ip}`).digest('hex');

async function consume(limiter: RateLimiterPostgres, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyAttempts(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    throw refused;
  }
}
