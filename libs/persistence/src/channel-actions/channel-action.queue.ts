import type { ClientIdentity } from '#domain/clients/identity.js';
import type { ActionDetail } from '#domain/messages/channel-action.js';
import { COURTESIES, type ChannelActionKind } from '#domain/messages/channel-action.js';
import type { MessageButton } from '#domain/messages/content.js';
import type { Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** An action that this process holds and may carry out. */
export interface ClaimedAction {
  id: number;
  companyId: number;
  channelId: number;
  attempt: number;
}

/** A holder that has not finished by now has died: a call has its time limit. */
const STUCK_AFTER = `interval '60 seconds'`;
/** A courtesy that comes later than this is worth nothing. */
const LATE_AFTER = `interval '10 seconds'`;
const WINDOW = 500;
const COURTESY_KINDS = [...COURTESIES].map((kind) => `'${kind}'`).join(', ');
const FREE = `a.not_before <= now() and (a.claimed_at is null or a.claimed_at < now() - ${STUCK_AFTER})`;

// What is done with the messages of a dialog happens in the order it was asked for; courtesies wait for nobody.
const claimStatement = statement(
  'actions.claim',
  `with due as (
     select a.id, a.channel_id, coalesce(busy.actions, 0) as actions
       from channel_action a join channel c on c.id = a.channel_id and c.state = 'active'
       left join unnest($2::bigint[], $3::int[]) as busy (channel_id, actions) on busy.channel_id = a.channel_id
      where ${FREE} and coalesce(busy.actions, 0) < $4
        and (a.kind in (${COURTESY_KINDS}) or not exists (
          select 1 from channel_action e where e.dialog_id = a.dialog_id and e.id < a.id and e.kind not in (${COURTESY_KINDS})))
      order by a.id limit ${WINDOW}),
   placed as (select id, actions + row_number() over (partition by channel_id order by id) as place from due),
   chosen as (
     select a.id from channel_action a where a.id in (select id from placed where place <= $4) and ${FREE}
      order by a.id limit $1 for update skip locked)
   update channel_action a set claimed_at = now(), attempt = a.attempt + 1 from chosen where a.id = chosen.id
   returning a.id, a.company_id as "companyId", a.channel_id as "channelId", a.attempt`,
);
const postponeStatement = statement(
  'actions.postpone',
  `update channel_action set claimed_at = null, not_before = now() + make_interval(secs => $2) where id = $1`,
);
const doneStatement = statement('actions.done', `delete from channel_action where id = $1`);
const lateStatement = statement(
  'actions.late',
  `delete from channel_action a where a.kind in (${COURTESY_KINDS}) and a.created_at < now() - ${LATE_AFTER} and ${FREE}`,
);

/** What is to be done at the providers of all companies beside messages. */
export class ChannelActionQueue {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly perChannel: number,
  ) {}

  /** Takes up to `limit` actions; `busy` are those under way by channel. Courtesies that are too late go first. */
  async claim(limit: number, busy: ReadonlyMap<number, number>): Promise<ClaimedAction[]> {
    await this.jobs.query(lateStatement);
    return this.jobs.query<ClaimedAction>(claimStatement, [limit, [...busy.keys()], [...busy.values()], this.perChannel]);
  }

  async postpone(id: number, seconds: number): Promise<void> {
    await this.jobs.query(postponeStatement, [id, seconds]);
  }

  async done(id: number): Promise<void> {
    await this.jobs.query(doneStatement, [id]);
  }
}

/** An action with all that its connector needs. */
export interface LoadedAction {
  kind: ChannelActionKind;
  detail: ActionDetail;
  dialogId: number;
  messageId: number | null;
  identities: ClientIdentity[] | null;
  /** Of the message that it is about; of the client's last one where it is about none. */
  externalId: string | null;
  buttons: MessageButton[] | null;
  hasAttachment: boolean;
  channel: { id: number; transport: string; key: string; settings: Record<string, string>; secrets: string };
}

const loadStatement = statement(
  'actions.load',
  `select a.kind, a.detail, a.dialog_id as "dialogId", a.message_id as "messageId",
          (select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind)
             from client_identity i where i.client_id = d.client_id and i.channel_id = d.channel_id) as identities,
          case when a.message_id is not null then m.external_id
               else (select last.external_id from message last
                      where last.dialog_id = d.id and last.kind = 'from_client' order by last.sent_at desc, last.id desc limit 1) end as "externalId",
          m.content -> 'buttons' as buttons,
          exists (select 1 from attachment f where f.message_id = m.id) as "hasAttachment",
          jsonb_build_object('id', c.id, 'transport', c.transport, 'key', c.key, 'settings', c.settings, 'secrets', c.secrets) as channel
     from channel_action a
     join dialog d on d.id = a.dialog_id
     join channel c on c.id = a.channel_id
     left join message m on m.id = a.message_id
    where a.id = $1 and a.company_id = $2`,
);

/** Null: somebody has done it. */
export async function loadAction(tx: Tx, id: number): Promise<LoadedAction | null> {
  const [row] = await tx.query<LoadedAction>(loadStatement, [id, tx.companyId]);
  return row ?? null;
}
