import type { ReceivedEntry } from '#connectors/simulator/ledger.js';
import { POSSIBLE_DUPLICATE } from '#domain/sending/send-failure.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Finding } from '../check.js';
import type { CompanyReader, Query } from '../company-reader.js';
import type { LedgerPage } from '../ledger.js';

interface Channel {
  id: number;
  key: string;
}

interface Sent {
  id: number;
  /** What the provider calls it. */
  externalId: string | null;
}

const STRETCH = 1_000;
const { accepted, failed } = MESSAGE_STATUS;

const missingIds = `select q.id from unnest($2::text[]) as q(id)
  where not exists (select 1 from message_external_id e where e.channel_id = $1 and e.external_id = q.id)`;

const storedIds = `select m.id, m.external_id as "externalId" from message m
  where m.company_id = $1 and m.channel_id = $2 and m.id > $3 and m.kind = 'from_client' and m.origin = 'client' and m.external_id is not null
    and m.created_at >= $4 order by m.id limit $5`;

const takenMessages = `select q.id::float8 as id, m.status, m.error ->> 'code' as error, s.state from unnest($1::bigint[]) as q(id)
  left join message m on m.id = q.id left join sending s on s.message_id = q.id`;

// Kept apart from the ids: a message of ours that was written on the phone never passed here.
const sentMessages = `select m.id, m.external_id as "externalId" from message m
  where m.company_id = $1 and m.channel_id = $2 and m.id > $3 and m.kind in ('to_client', 'autoreply') and m.origin in ('console', 'api', 'system')
    and (m.status between ${accepted} and ${failed - 1} or (m.status = ${failed} and m.external_id is not null))
    and m.created_at >= $4 order by m.id limit $5`;

const CHECKS = {
  acknowledged: 'every message that we acknowledged to the provider is stored',
  invented: 'every stored message of a client was sent by the provider',
  unknown: 'every message that the provider took is ours, and shown as taken',
  twice: 'no message was taken by the provider twice without a note',
  missing: 'every message that is shown as taken was taken by the provider',
  unconfirmed: 'taken by the provider, not confirmed yet',
  noted: 'sent again after a lost answer, and marked as a possible duplicate',
} as const;

type Bucket = keyof typeof CHECKS;

/**
 * The product's books against the other side's. `before` was read before the database and `after` behind it, so that what happens
 * meanwhile is in neither gap: what was acknowledged before must be stored, what is stored must be in the ledger afterwards.
 */
export async function checkLedger(
  reader: CompanyReader,
  companyId: number,
  before: LedgerPage,
  after: () => Promise<LedgerPage>,
): Promise<Finding[]> {
  const books = new Books(companyId);
  const keys = [...new Set([...before.sent, ...before.received].map(({ channelKey }) => channelKey))];
  const channels = await reader.inCompany(companyId, (query) =>
    query<Channel>('select id, key from channel where company_id = $1 and key = any($2::text[])', [companyId, keys]),
  );
  const stored = new Map<number, { id: number; externalId: string }[]>();
  const sent = new Map<number, Sent[]>();
  for (const channel of channels) {
    await compareTaken(reader, companyId, channel, before, books);
    if (before.since === null) continue;
    stored.set(channel.id, await pages(reader, companyId, storedIds, channel.id, before.since));
    sent.set(channel.id, await pages(reader, companyId, sentMessages, channel.id, before.since));
  }
  const later = channels.length > 0 ? await after() : before;
  for (const channel of channels) compareStored(channel, stored.get(channel.id) ?? [], sent.get(channel.id) ?? [], later, books);
  return books.findings;
}

/** Ledger → database. */
async function compareTaken(
  reader: CompanyReader,
  companyId: number,
  { id, key }: Channel,
  { sent, received }: LedgerPage,
  books: Books,
): Promise<void> {
  const acknowledged = sent.filter(
    (e) => e.channelKey === key && e.acknowledgedAt !== null && (e.kind === 'message' || e.kind === 'press'),
  );
  for (const part of stretches([...new Set(acknowledged.map(({ externalId }) => externalId))])) {
    const missing = await reader.inCompany(companyId, (query) => query<{ id: string }>(missingIds, [id, part]));
    for (const { id: externalId } of missing) books.note('acknowledged', `channel ${id}: …${externalId.slice(-12)}`);
  }
  const times = timesTaken(received, key);
  for (const part of stretches([...times.keys()])) await reader.inCompany(companyId, (query) => judgeTaken(query, part, times, books));
}

async function judgeTaken(query: Query, ids: number[], times: Map<number, number>, books: Books): Promise<void> {
  const rows = await query<{ id: number; status: number | null; error: string | null; state: string | null }>(takenMessages, [ids]);
  for (const { id, status, error, state } of rows) {
    const underWay = state === 'sending' || state === 'unconfirmed';
    if (status === null || (status < accepted && !underWay)) books.note('unknown', `message ${id}`);
    else if (status < accepted) books.note('unconfirmed', `message ${id}`);
    if ((times.get(id) ?? 0) > 1) books.note(error === POSSIBLE_DUPLICATE.code ? 'noted' : 'twice', `message ${id}`);
  }
}

/** Database → ledger. */
function compareStored(
  { key }: Channel,
  stored: { id: number; externalId: string }[],
  sent: Sent[],
  ledger: LedgerPage,
  books: Books,
): void {
  const told = new Set(ledger.sent.filter(({ channelKey }) => channelKey === key).map(({ externalId }) => externalId));
  for (const { id, externalId } of stored) if (!told.has(externalId)) books.note('invented', `message ${id}`);
  const times = timesTaken(ledger.received, key);
  // Some carry no id of ours (Telegram, MAX, Gupshup): what they took is known by theirs.
  const theirs = new Set(
    ledger.received.flatMap(({ channelKey, externalId }) => (channelKey === key && externalId !== null ? [externalId] : [])),
  );
  for (const { id, externalId } of sent) {
    if (!times.has(id) && !theirs.has(externalId ?? '')) books.note('missing', `message ${id}`);
  }
}

/** How often the provider took each of our messages, by our id. */
function timesTaken(received: readonly ReceivedEntry[], key: string): Map<number, number> {
  const times = new Map<number, number>();
  for (const { channelKey, ourId, externalId } of received) {
    if (channelKey !== key || externalId === null || !/^\d{1,15}$/.test(ourId ?? '')) continue;
    times.set(Number(ourId), (times.get(Number(ourId)) ?? 0) + 1);
  }
  return times;
}

async function pages<Row extends { id: number }>(
  reader: CompanyReader,
  companyId: number,
  text: string,
  channelId: number,
  since: Date,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const values = [companyId, channelId, all.at(-1)?.id ?? 0, since, STRETCH];
    const page = await reader.inCompany(companyId, (query) => query<Row>(text, values));
    all.push(...page);
    if (page.length < STRETCH) return all;
  }
}

function stretches<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / STRETCH) }, (_, n) => items.slice(n * STRETCH, (n + 1) * STRETCH));
}

class Books {
  private readonly byBucket: Record<Bucket, Finding>;

  constructor(private readonly companyId: number) {
    const empty = (bucket: Bucket): Finding => ({
      check: CHECKS[bucket],
      found: 0,
      examples: [],
      listedOnly: bucket === 'unconfirmed' || bucket === 'noted',
    });
    this.byBucket = Object.fromEntries((Object.keys(CHECKS) as Bucket[]).map((bucket) => [bucket, empty(bucket)])) as Record<
      Bucket,
      Finding
    >;
  }

  get findings(): Finding[] {
    return Object.values(this.byBucket);
  }

  note(bucket: Bucket, example: string): void {
    this.byBucket[bucket].found += 1;
    this.byBucket[bucket].examples.push(`company ${this.companyId}: ${example}`);
  }
}
