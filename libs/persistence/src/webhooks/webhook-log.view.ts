import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

export const DELIVERY_STATES = ['queued', 'sending', 'retrying', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What somebody looks for in the log: what arrived, what did not and will not, what is still tried. */
export const LOG_FILTERS = {
  delivered: ['delivered'],
  failed: ['failed', 'cancelled'],
  waiting: ['queued', 'sending', 'retrying'],
} as const satisfies Record<string, readonly DeliveryState[]>;
export type LogFilter = keyof typeof LOG_FILTERS;

export interface DeliveryRow {
  id: number;
  /** The header webhook-id. */
  key: string;
  hookType: string;
  channelId: number | null;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  deliveredAt: Date | null;
  nextAttemptAt: Date | null;
  /** Of the last attempt; null = there was none yet, or nobody answered. */
  status: number | null;
  durationMs: number | null;
  error: string | null;
}

export interface AttemptRow {
  id: number;
  at: Date;
  durationMs: number;
  status: number | null;
  answer: string | null;
  error: string | null;
}

export interface WholeDeliveryRow extends DeliveryRow {
  body: string;
  attemptRows: AttemptRow[];
}

const COLUMNS = `d.id, d.key, d.hook_type as "hookType", d.channel_id as "channelId", d.state, d.created_at as "createdAt",
  d.delivered_at as "deliveredAt", case when d.state = 'retrying' then d.next_attempt_at end as "nextAttemptAt", d.attempts,
  a.status, a.duration_ms as "durationMs", a.error`;
const LAST_ATTEMPT = `left join lateral (
  select status, duration_ms, error from webhook_attempt where delivery_id = d.id order by id desc limit 1) a on true`;

/** A statement each, so that each is planned for its own index. */
const page = (name: string, states: readonly DeliveryState[] | null): Statement =>
  statement(
    `webhook_log.${name}`,
    `select ${COLUMNS} from (
       select * from webhook_delivery
        where company_id = $1 and webhook_id = $2 and id < $3 and ($4::text is null or hook_type = $4)
          ${states ? `and state in (${states.map((state) => `'${state}'`).join(', ')})` : ''}
        order by id desc limit $5) d ${LAST_ATTEMPT} order by d.id desc`,
  );
const everything = page('all', null);
const filtered: Record<LogFilter, Statement> = {
  delivered: page('delivered', LOG_FILTERS.delivered),
  failed: page('failed', LOG_FILTERS.failed),
  waiting: page('waiting', LOG_FILTERS.waiting),
};

const oneStatement = statement(
  'webhook_log.one',
  `select ${COLUMNS}, d.body from webhook_delivery d ${LAST_ATTEMPT} where d.company_id = $1 and d.webhook_id = $2 and d.id = $3`,
);
const attemptsStatement = statement(
  'webhook_log.attempts',
  `select id, at, duration_ms as "durationMs", status, answer, error from webhook_attempt
    where company_id = $1 and delivery_id = $2 order by id desc limit $3`,
);

/** A delivery is tried ten times at most, and as often again as somebody asks for. */
const MOST_ATTEMPTS = 50;

export interface LogPage {
  filter: LogFilter | null;
  hookType: string | null;
  /** Only older ones. */
  before: number | null;
  limit: number;
}

/** Deliveries of a webhook, the newest first. */
export function deliveryLog(tx: Tx, webhookId: number, { filter, hookType, before, limit }: LogPage): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(filter ? filtered[filter] : everything, [
    ...[tx.companyId, webhookId, before ?? Number.MAX_SAFE_INTEGER, hookType, limit],
  ]);
}

/** One delivery with what was sent and what came back, the last attempt first. */
export async function deliveryById(tx: Tx, webhookId: number, deliveryId: number): Promise<WholeDeliveryRow | null> {
  const [row] = await tx.query<Omit<WholeDeliveryRow, 'attemptRows'>>(oneStatement, [tx.companyId, webhookId, deliveryId]);
  if (!row) return null;
  return { ...row, attemptRows: await tx.query<AttemptRow>(attemptsStatement, [tx.companyId, deliveryId, MOST_ATTEMPTS]) };
}
