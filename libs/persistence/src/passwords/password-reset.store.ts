import type { OpenedReset, PasswordOwner, PasswordResetStore as Port } from '#domain/passwords/reset-password.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import type { LinkTokens } from '../encryption/link-tokens.js';
import type { JobsDatabase } from '../jobs-database.js';
import { addLetters } from '../letters/letter.outbox.js';
import { recordEvents } from '../events/event.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const ownerByEmail = statement(
  'passwords.owner',
  `select company_id as "companyId", id as "operatorId" from operator where lower(email) = lower($1) and state = 'active'`,
);
const OPERATORS_NAME = `trim(o.first_name || ' ' || o.last_name)`;
const nameOf = statement('passwords.name', `select ${OPERATORS_NAME} as name from operator o where o.company_id = $1 and o.id = $2`);
const newId = statement('passwords.new_id', `select nextval('id_seq') as id`);
const endOthers = statement('passwords.end_links', `delete from password_reset where company_id = $1 and operator_id = $2`);
const insert = statement(
  'passwords.add_link',
  `insert into password_reset (id, company_id, operator_id, token_hash, requested_by, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);
const whose = statement('passwords.whose', `select id, company_id as "companyId" from password_reset where token_hash = $1`);
/**
 * A link is over, too, once its owner has another password, was blocked or was let in again: nobody who changes one of them has to
 * think of links.
 */
export const RESET_IS_GOOD = `o.state = 'active' and p.created_at >= o.password_changed_at and p.created_at >= o.state_since`;
const find = `select o.id as "operatorId", o.email, o.locale, ${OPERATORS_NAME} as name
     from password_reset p join operator o on o.company_id = p.company_id and o.id = p.operator_id
    where p.id = $1 and p.token_hash = $2 and p.expires_at > $3 and ${RESET_IS_GOOD}`;
const look = statement('passwords.look', find);
const take = statement('passwords.take', `${find} for no key update of p, o`);
const setPassword = statement(
  'passwords.set',
  `update operator set password_hash = $3, password_changed_at = now(), confirmed_at = coalesce(confirmed_at, now())
    where company_id = $1 and id = $2`,
);
// Who was invited to set a password has set one.
const endInvitation = statement(
  'passwords.end_invitation',
  `update invitation set state = 'accepted', accepted_at = now() where company_id = $1 and operator_id = $2 and state = 'pending'`,
);

/** Links to new passwords. */
export class PasswordResetStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly tokens: LinkTokens,
    private readonly wake: Wake,
  ) {}

  async ownerOf(email: string): Promise<PasswordOwner | null> {
    return (await this.jobs.query<PasswordOwner>(ownerByEmail, [email]))[0] ?? null;
  }

  async request({ companyId, operatorId }: PasswordOwner, by: number | null, expiresAt: Date): Promise<{ id: number }> {
    const id = await this.database.transaction(companyId, async (tx) => {
      const [{ id } = { id: 0 }] = await tx.query<{ id: number }>(newId);
      tx.write(endOthers, [companyId, operatorId]);
      tx.write(insert, [id, companyId, operatorId, hashToken(this.tokens.make('password_reset', id, 1)), by, expiresAt]);
      const [{ name } = { name: null }] = await tx.query<{ name: string | null }>(nameOf, [companyId, operatorId]);
      await recordAudit(tx, { action: 'password.reset_requested', object: { kind: 'operator', id: operatorId, name } });
      if (by === null) addLetters(tx, [{ kind: 'password_reset', id, version: 1 }]);
      return id;
    });
    this.wake.wake('outbox');
    return { id };
  }

  async look(token: string, now: Date): Promise<OpenedReset | null> {
    const hash = hashToken(token);
    const reset = await this.find(hash);
    if (!reset) return null;
    const [opened] = await this.database.transaction(reset.companyId, (tx) => tx.query<OpenedReset>(look, [reset.id, hash, now]));
    return opened ? { email: opened.email, locale: opened.locale } : null;
  }

  async reset(token: string, passwordHash: string, now: Date): Promise<boolean> {
    const hash = hashToken(token);
    const reset = await this.find(hash);
    if (!reset) return false;
    const { id, companyId } = reset;
    const done = await this.database.transaction(companyId, async (tx) => {
      const [opened] = await tx.query<{ operatorId: number; name: string }>(take, [id, hash, now]);
      if (!opened) return false;
      await endSessions(tx, opened.operatorId);
      for (const ended of [endOthers, endInvitation]) tx.write(ended, [companyId, opened.operatorId]);
      tx.write(setPassword, [companyId, opened.operatorId, passwordHash]);
      const { operatorId, name } = opened;
      const by = { kind: 'operator' as const, id: operatorId };
      await recordAudit(tx, { action: 'password.reset', object: { kind: 'operator', id: operatorId, name }, by });
      await recordEvents(tx, [{ kind: 'operator_changed', operatorId: opened.operatorId }]);
      return true;
    });
    // Every process closes the sockets of sessions that are gone.
    if (done) ['session' as const, 'event' as const].forEach((topic) => this.wake.wake(topic));
    return done;
  }

  private async find(hash: Buffer): Promise<{ id: number; companyId: number } | undefined> {
    return (await this.jobs.query<{ id: number; companyId: number }>(whose, [hash]))[0];
  }
}
