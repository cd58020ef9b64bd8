import type { PasswordStore } from '#domain/sessions/change-password.js';
import type { OwnAccount, OwnAccounts, SignedInOwner } from '#domain/sessions/confirm-password.js';
import type { SessionOwner } from '#domain/sessions/session.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { fullNameOf } from './full-name.sql.js';
import { endSessions } from './end-sessions.js';

const account = statement(
  'sessions.own_account',
  `select o.email, c.name as "companyName", o.password_hash as "passwordHash"
     from operator o join company c on c.id = o.company_id where o.id = $1 and o.state = 'active'`,
);
const setPassword = statement(
  'sessions.set_password',
  `update operator set password_hash = $3, password_changed_at = now() where id = $1 and password_hash = $2 and state = 'active' returning ${fullNameOf('operator')} as name`,
);
const dropResets = statement('sessions.drop_resets', `delete from password_reset where operator_id = $1`);

/** What an operator keeps for himself: his password. */
export class OwnAccountStore implements OwnAccounts, PasswordStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async account({ companyId, operatorId }: SessionOwner): Promise<OwnAccount | null> {
    const [found] = await this.database.transaction(companyId, (tx) => tx.query<OwnAccount>(account, [operatorId]));
    return found ?? null;
  }

  async change(owner: SignedInOwner, from: string, to: string): Promise<boolean> {
    const changed = await this.database.transaction(owner.companyId, async (tx) => {
      const [changed] = await tx.query<{ name: string }>(setPassword, [owner.operatorId, from, to]);
      if (!changed) return false;
      const ended = await endSessions(tx, owner.operatorId, { except: owner.sessionId });
      await tx.query(dropResets, [owner.operatorId]);
      const object = { kind: 'operator', id: owner.operatorId, name: changed.name };
      await recordAudit(tx, { action: 'password.changed', object, after: { endedSessions: ended } });
      return true;
    });
    if (changed) this.wake.wake('session');
    return changed;
  }
}
