import { assertShareOpen, shareEnd, type ShareDays } from '#domain/shares/share.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { hashToken, looksLikeToken, newToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';
import { liveShares, type ShareRow } from './share.view.js';

const insert = statement(
  'shares.insert',
  `insert into chat_share (company_id, dialog_id, token_hash, with_comments, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7) returning id`,
);
// Scope and state are asked in the statement itself: of two who withdraw one link at once, one does.
const revoke = statement(
  'shares.revoke',
  `update chat_share s set revoked_at = $3 from dialog d join client c on c.id = d.client_id
    where s.company_id = $1 and s.id = $2 and s.revoked_at is null and s.expires_at > $3 and d.id = s.dialog_id and ${dialogVisible('d', '$4::bigint')}
   returning d.id as "dialogId", c.name`,
);
const whose = statement(
  'shares.whose',
  `select id, company_id as "companyId", dialog_id as "dialogId", expires_at as "expiresAt", revoked_at as "revokedAt"
     from chat_share where token_hash = $1`,
);
const byId = statement(
  'shares.by_id',
  `select id, company_id as "companyId", dialog_id as "dialogId", expires_at as "expiresAt", revoked_at as "revokedAt"
     from chat_share where company_id = $1 and id = $2`,
);

/** A link, as far as whoever comes by it is known. */
export interface OpenShare {
  id: number;
  companyId: number;
  dialogId: number;
  expiresAt: Date;
}

interface Found extends OpenShare {
  revokedAt: Date | null;
}

export interface NewShare {
  dialog: { id: number; name: string };
  operatorId: number;
  days: ShareDays;
  withComments: boolean;
}

/** Chats that may be read by whoever has the link. The link's secret is shown once; the table has its hash. */
export class ShareStore {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
  ) {}

  async add(
    companyId: number,
    { dialog, operatorId, days, withComments }: NewShare,
    now: Date,
  ): Promise<{ share: ShareRow; token: string }> {
    const token = newToken();
    const share = await this.database.transaction(companyId, async (tx) => {
      const values = [companyId, dialog.id, hashToken(token), withComments, operatorId, now, shareEnd(now, days)];
      const [added] = await tx.query<{ id: number }>(insert, values);
      await recordAudit(tx, { action: 'chat_share.added', object: { kind: 'dialog', ...dialog }, after: { days, withComments } });
      return (await liveShares(tx, dialog.id, now)).find(({ id }) => id === added?.id);
    });
    if (!share) throw new Error('A share was not stored');
    return { share, token };
  }

  /** From this moment on the link opens nothing. */
  async revoke(companyId: number, id: number, scope: DialogScope, now: Date): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<{ dialogId: number; name: string }>(revoke, [companyId, id, now, scopeParameter(scope)]);
      if (!row) throw notFound('Link');
      await recordAudit(tx, {
        action: 'chat_share.revoked',
        object: { kind: 'dialog', id: row.dialogId, name: row.name },
        before: { share: id },
      });
    });
  }

  /** Throws for a token that opens nothing, with the reason. */
  async open(token: string, now: Date): Promise<OpenShare> {
    const [found] = looksLikeToken(token) ? await this.jobs.query<Found>(whose, [hashToken(token)]) : [];
    return opened(found, now);
  }

  /** For files: their passes name the link. */
  async openById(companyId: number, id: number, now: Date): Promise<OpenShare> {
    const [found] = await this.database.transaction(companyId, (tx) => tx.query<Found>(byId, [companyId, id]));
    return opened(found, now);
  }
}

function opened(found: Found | undefined, now: Date): OpenShare {
  assertShareOpen(found ?? null, now);
  return found!;
}
