import type { DialogScope } from '#domain/access/dialog-scope.js';
import { notFound } from '#domain/shared/domain-error.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';

/** What an operator has begun to write in a dialog; an empty text: it was sent or dropped, and an older one elsewhere counts no more. */
export interface DraftRow {
  dialogId: number;
  kind: 'to_client' | 'comment';
  text: string;
  quoted: { id: number; kind: string; text: string | null } | null;
  updatedAt: Date;
}

export interface WrittenDraft {
  kind: DraftRow['kind'];
  text: string;
  quotedId: number | null;
  /** How long ago it was written: clocks of browsers differ, their intervals don't. */
  ageMs: number;
}

export interface DraftOwner {
  companyId: number;
  operatorId: number;
  scope: DialogScope;
}

const columns = `r.dialog_id as "dialogId", r.kind, r.text, r.updated_at as "updatedAt",
  case when q.id is not null then jsonb_build_object('id', q.id, 'kind', q.kind, 'text', left(q.text, 300)) end as quoted`;
const quoted = `left join lateral (select q.id, q.kind, q.text from message q where q.id = r.quoted_id and q.dialog_id = r.dialog_id) q on true`;

/** More than an operator ever has open; the oldest are the least missed. */
const MOST = 200;

const list = statement(
  'drafts.list',
  `with r as materialized (select * from draft where operator_id = $1 order by updated_at desc limit ${MOST})
   select ${columns} from r cross join lateral (select d.* from dialog d where d.id = r.dialog_id offset 0) d ${quoted}
    where ${dialogVisible('d', '$2::bigint')} order by r.updated_at desc`,
);

// The newer one stays, whichever machine it was written at and whichever was heard first.
const keep = statement(
  'drafts.keep',
  `insert into draft as r (company_id, operator_id, dialog_id, kind, text, quoted_id, updated_at)
   select $1, $2, d.id, $5, $6, $7, now() - make_interval(secs => $8::float8 / 1000) from dialog d where d.id = $3 and ${dialogVisible('d', '$4::bigint')}
   on conflict (operator_id, dialog_id) do update set kind = excluded.kind, text = excluded.text, quoted_id = excluded.quoted_id,
       updated_at = excluded.updated_at where r.updated_at <= excluded.updated_at`,
);
const one = statement('drafts.one', `select ${columns} from draft r ${quoted} where r.operator_id = $1 and r.dialog_id = $2`);

/** What operators have begun to write. */
export class DraftStore {
  constructor(private readonly database: Database) {}

  list({ companyId, operatorId, scope }: DraftOwner): Promise<DraftRow[]> {
    return this.database.transaction(companyId, (tx) => tx.query<DraftRow>(list, [operatorId, scopeParameter(scope)]));
  }

  /** Resolves with what counts then: this one, or a newer one from elsewhere. */
  async keep(
    { companyId, operatorId, scope }: DraftOwner,
    dialogId: number,
    { kind, text, quotedId, ageMs }: WrittenDraft,
  ): Promise<DraftRow> {
    const [row] = await this.database.transaction(companyId, async (tx) => {
      await tx.query(keep, [companyId, operatorId, dialogId, scopeParameter(scope), kind, text, quotedId, ageMs]);
      return tx.query<DraftRow>(one, [operatorId, dialogId]);
    });
    if (!row) throw notFound('Dialog');
    return row;
  }
}
