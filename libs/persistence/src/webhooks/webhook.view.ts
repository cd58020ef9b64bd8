import type { HeaderAliases } from '#domain/webhooks/header-aliases.js';
import type { WebhookEvent } from '#domain/webhooks/webhook-event.js';
import type { OldHook, SwitchedOffReason, WebhookSchedule, WebhookState } from '#domain/webhooks/webhook.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Counting stops here: after a long outage a precise number would cost more than it says. */
export const MOST_COUNTED = 1000;

export interface WebhookRow {
  id: number;
  name: string;
  url: string;
  events: WebhookEvent[];
  channelIds: number[] | null;
  state: WebhookState;
  disabledReason: SwitchedOffReason | null;
  disabledAt: Date | null;
  schedule: WebhookSchedule;
  headerAliases: HeaderAliases;
  legacy: OldHook | null;
  /** Sealed. */
  secrets: string;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
  lastFailureAt: Date | null;
  lastError: string | null;
  /** Deliveries on their way, `MOST_COUNTED` at most. */
  waiting: number;
  createdAt: Date;
}

const COLUMNS = `w.id, w.name, w.url, w.events, w.channel_ids::float8[] as "channelIds", w.state, w.disabled_reason as "disabledReason",
  w.disabled_at as "disabledAt", w.schedule, w.header_aliases as "headerAliases", w.legacy, w.secrets, w.failing_since as "failingSince",
  w.last_success_at as "lastSuccessAt", w.last_failure_at as "lastFailureAt", w.last_error as "lastError", w.created_at as "createdAt",
  (select count(*)::int from (
     (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state in ('queued', 'sending') limit ${MOST_COUNTED})
     union all
     (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'retrying' limit ${MOST_COUNTED})) x) as waiting`;

const listStatement = statement('webhooks.list', `select ${COLUMNS} from webhook w where w.company_id = $1 order by w.id`);
const oneStatement = statement('webhooks.one', `select ${COLUMNS} from webhook w where w.company_id = $1 and w.id = $2`);

/** The company's webhooks, the old single hooks among them. */
export const listWebhooks = (tx: Tx): Promise<WebhookRow[]> => tx.query<WebhookRow>(listStatement, [tx.companyId]);

export async function webhookById(tx: Tx, id: number): Promise<WebhookRow | null> {
  const [row] = await tx.query<WebhookRow>(oneStatement, [tx.companyId, id]);
  return row ?? null;
}

/** A failure as `/v1/webhooks` tells it. */
export interface WebhookFailure {
  webhookId: number;
  at: Date;
  hookType: string;
  status: number | null;
  error: string | null;
}

const failuresStatement = statement(
  'webhooks.failures',
  `select w.id as "webhookId", f.at, f."hookType", f.status, f.error
     from unnest($2::bigint[]) w (id)
    cross join lateral (
      select a.at, d.hook_type as "hookType", a.status, a.error
        from (select id, hook_type from webhook_delivery
               where company_id = $1 and webhook_id = w.id and state in ('retrying', 'failed', 'cancelled') order by id desc limit $3) d
       cross join lateral (select at, status, error from webhook_attempt where delivery_id = d.id order by id desc limit 1) a
       order by a.at desc) f
    order by w.id, f.at desc`,
);

/** What the latest deliveries that did not arrive failed by, newest first, at most `limit` of each webhook. */
export const latestFailures = (tx: Tx, webhookIds: readonly number[], limit: number): Promise<WebhookFailure[]> =>
  tx.query<WebhookFailure>(failuresStatement, [tx.companyId, webhookIds, limit]);
