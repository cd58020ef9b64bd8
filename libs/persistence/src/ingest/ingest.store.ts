import { isStale } from '#domain/assignment/rules.js';
import { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { mayAnswerRating } from '#domain/ingest/answered-rating.js';
import { decideIngest } from '#domain/ingest/decide-ingest.js';
import {
  AWAITED_FILE,
  externalIdsOf,
  externalKey,
  identitiesOf,
  identityKey,
  idsNeeded,
  isWritten,
  IngestSnapshot,
  mayOpenDialog,
  referenceKey,
  type ChannelEvent,
  type KnownClient,
  type KnownMessage,
} from '#domain/ingest/ingest-snapshot.js';
import { Candidates, type Served } from '#domain/assignment/candidates.js';
import type { MessageButton } from '#domain/messages/content.js';
import type { HeldTrigger } from '#domain/scenarios/run-desk.port.js';
import { isReference } from '#domain/scenarios/sent-payload.js';
import { IdBlock } from '#domain/shared/ids.js';
import { candidatesFor, rulesFromRow, type RulesRow } from '../assignment/candidates.view.js';
import type { Database, Tx } from '../database.js';
import { saveDialogChanges } from '../dialogs/changes.store.js';
import { dialogFromRow, type DialogRow } from '../dialogs/dialog.row.js';
import { askedRatings } from '../ratings/asked-ratings.view.js';
import { givenPayloads } from '../scenarios/sent-payload.store.js';
import { lockAccount } from '../packages/account.store.js';
import { statement } from '../statement.js';
import { saveIngestExtras } from './ingest-extras.store.js';

/**
 * Stores a group of provider events of one company: read under locks, decide, write; all or nothing.
 * Returns what was changed, so that the caller knows whom to wake. `alongside` is stored in the same transaction.
 */
export async function ingest(
  database: Database,
  companyId: number,
  events: ChannelEvent[],
  now: Date,
  alongside?: (tx: Tx, changes: IngestChanges) => Promise<void>,
): Promise<IngestChanges> {
  const work = async (tx: Tx): Promise<IngestChanges> => {
    const { snapshot, ids } = await prepare(tx, events);
    await addReferences(tx, events, snapshot);
    await addRatings(tx, events, snapshot, now);
    const changes = new IngestChanges(companyId, now, new IdBlock(ids));
    // Before operators' loads, as whoever gives blocked dialogs back does: the other way round the two would wait for each other.
    if (mayCount(events, snapshot, now)) changes.account = await lockAccount(tx, now, { next: () => changes.nextId() });
    await addCandidates(tx, events, snapshot, now);
    decideIngest(events, snapshot, changes);
    save(tx, changes);
    await alongside?.(tx, changes);
    return changes;
  };
  return database.transaction(companyId, work, { keepPlans: true, seesWithheld: true });
}

function save(tx: Tx, changes: IngestChanges): void {
  const anything = changes.messages.length + changes.dialogs.size + changes.events.length + changes.clients.length;
  if (anything > 0) saveDialogChanges(tx, changes);
  saveIngestExtras(tx, changes);
}

/**
 * One round trip: who the senders are, their dialogs under lock, the messages that are known, the rules, and ids to
 * write with; what scenarios listen to, if somebody has written. `offset 0` keeps each look-up a look-up by its key: a plan made while the tables were empty would read them whole.
 */
const prepareStatement = statement(
  'ingest.prepare',
  `with found as materialized (
     select i.* from unnest($2::bigint[], $3::text[], $4::text[]) as q(channel_id, kind, value)
      cross join lateral (select i.channel_id, i.kind, i.value, i.client_id from client_identity i
        where i.channel_id = q.channel_id and i.kind = q.kind and i.value = q.value offset 0) i),
   wanted as materialized (
     select d.id from (select distinct client_id from found) f
      cross join lateral (select d.id from dialog d where d.client_id = f.client_id offset 0) d),
   locked as materialized (
     select d.* from (select id from wanted order by id) w
      cross join lateral (select d.* from dialog d where d.id = w.id offset 0 for update) d),
   known as (
     select e.channel_id, e.external_id, m.* from unnest($5::bigint[], $6::text[]) as q(channel_id, external_id)
      cross join lateral (select e.channel_id, e.external_id, e.message_id from message_external_id e
        where e.channel_id = q.channel_id and e.external_id = q.external_id offset 0) e
      cross join lateral (select m.id, m.dialog_id, m.text, m.reactions, m.content -> 'buttons' as buttons,
          coalesce(m.content -> 'unsupported' ->> 'kind' = '${AWAITED_FILE}', false) as awaits_file from message m where m.id = e.message_id offset 0) m)
   select
     coalesce((select jsonb_agg(jsonb_build_array(f.channel_id, f.kind, f.value, f.client_id)) from found f), '[]') as identities,
     coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'card_id', c.card_id, 'name', c.name, 'phone', c.phone,
                                                  'unreachable', c.unreachable_since is not null, 'blacklisted', c.blacklisted_at is not null))
                 from (select distinct client_id from found) f
                cross join lateral (select c.* from client c where c.id = f.client_id offset 0) c), '[]') as clients,
     coalesce((select jsonb_agg(to_jsonb(l)) from locked l), '[]') as dialogs,
     coalesce((select jsonb_agg(to_jsonb(k)) from known k), '[]') as messages,
     array(select nextval('id_seq')::float8 from generate_series(1, $7::int)) as ids,
     (select jsonb_build_object('auto_assign', auto_assign, 'last_operator_mode', last_operator_mode,
         'last_operator_wait_seconds', last_operator_wait_seconds, 'backlog_limit_seconds', backlog_limit_seconds) from company where id = $1) as rules,
     array(select id::float8 from channel where id = any($8::bigint[]) and auto_assign and state <> 'paused') as auto_assign_channels,
     $9::boolean and exists (select 1 from scenario_revision where company_id = $1) as has_scenarios,
     case when $9::boolean then (
       select jsonb_agg(jsonb_build_object('id', t.id, 'scenarioId', t.scenario_id, 'revisionId', t.revision_id, 'name', t.name, 'kind', t.kind,
           'channelIds', t.channel_ids, 'stepId', t.step_id, 'detail', t.detail, 'expiresAt', t.expires_at))
         from scenario_trigger t where t.company_id = $1 and t.kind in ('first_message', 'keyword', 'missed', 'trial')) end as triggers`,
);

interface PreparedRow {
  identities: [number, string, string, number][];
  clients: { id: number; card_id: number; name: string; phone: string | null; unreachable: boolean; blacklisted: boolean }[];
  dialogs: DialogRow[];
  messages: {
    channel_id: number;
    external_id: string;
    id: number;
    dialog_id: number;
    text: string | null;
    reactions: KnownMessage['reactions'] | null;
    awaits_file: boolean;
    buttons: MessageButton[] | null;
  }[];
  ids: number[];
  rules: RulesRow | null;
  auto_assign_channels: number[];
  has_scenarios: boolean;
  triggers: (Omit<HeldTrigger, 'expiresAt'> & { expiresAt: string | null })[] | null;
}

async function prepare(tx: Tx, events: ChannelEvent[]): Promise<{ snapshot: IngestSnapshot; ids: number[] }> {
  const identities = new Map(
    events.flatMap(({ channelId, event }) => identitiesOf(event).map((i) => [identityKey(channelId, i), { channelId, ...i }] as const)),
  );
  const messages = new Map(
    events.flatMap(({ channelId, event }) => externalIdsOf(event).map((id) => [externalKey(channelId, id), { channelId, id }] as const)),
  );
  const [row] = await tx.query<PreparedRow>(prepareStatement, [
    tx.companyId,
    [...identities.values()].map(({ channelId }) => channelId),
    [...identities.values()].map(({ kind }) => kind),
    [...identities.values()].map(({ value }) => value),
    [...messages.values()].map(({ channelId }) => channelId),
    [...messages.values()].map(({ id }) => id),
    events.reduce((sum, { event }) => sum + idsNeeded(event), 0),
    [...new Set(events.map(({ channelId }) => channelId))],
    events.some(({ event }) => event.type === 'message_received'),
  ]);
  if (!row?.rules) throw new Error(`Company ${tx.companyId} does not exist`);
  return { snapshot: asSnapshot(row, row.rules), ids: row.ids };
}

function asSnapshot(row: PreparedRow, rules: RulesRow): IngestSnapshot {
  const clients = new Map<number, KnownClient>(
    row.clients.map(({ id, card_id, name, phone, unreachable, blacklisted }) => [
      id,
      { id, cardId: card_id, name, phone, unreachable, blacklisted, identities: new Set<string>() },
    ]),
  );
  const byIdentity = new Map<string, KnownClient>();
  for (const [channelId, kind, value, clientId] of row.identities) {
    const client = clients.get(clientId);
    if (client) byIdentity.set(identityKey(channelId, { kind, value }), client);
  }
  return new IngestSnapshot(
    byIdentity,
    new Map(row.dialogs.map((dialog) => [dialog.client_id, dialogFromRow(dialog)])),
    new Map(
      row.messages.map(({ channel_id, external_id, id, dialog_id, text, reactions, awaits_file, buttons }) => [
        externalKey(channel_id, external_id),
        { id, dialogId: dialog_id, text, reactions: reactions ?? [], awaitsFile: awaits_file, buttons: buttons ?? [] },
      ]),
    ),
    rulesFromRow(rules),
    new Candidates(),
    new Set(row.auto_assign_channels),
    new Map(),
    {
      hasScenarios: row.has_scenarios,
      triggers: (row.triggers ?? []).map((trigger) => ({
        ...trigger,
        expiresAt: trigger.expiresAt === null ? null : new Date(trigger.expiresAt),
      })),
    },
  );
}

/** Only a dialog that opens, or comes back to life, needs somebody: most groups never lock the operators' load. */
async function addCandidates(tx: Tx, events: ChannelEvent[], snapshot: IngestSnapshot, now: Date): Promise<void> {
  if (!snapshot.rules.autoAssign) return;
  const toPlace: Served[] = [];
  for (const { channelId, event } of events) {
    if (!mayOpenDialog(event) || !snapshot.autoAssignChannels.has(channelId)) continue;
    const client = snapshot.client(channelId, identitiesOf(event));
    const dialog = client && snapshot.dialogs.get(client.id);
    const placed = !dialog || dialog.needsRequest || (dialog.isWaiting && isStale(dialog.snapshot, snapshot.rules, now));
    if (placed) toPlace.push({ channelId, groupId: dialog?.snapshot.groupId ?? null });
  }
  if (toPlace.length > 0) snapshot.candidates = await candidatesFor(tx, toPlace);
}

/** Whether a dialog may have its first message of a month: only then does anybody look at what is paid for. */
const mayCount = (events: ChannelEvent[], snapshot: IngestSnapshot, now: Date): boolean =>
  events.some(({ channelId, event }) => {
    if (!isWritten(event)) return false;
    const client = snapshot.client(channelId, identitiesOf(event));
    return !(client && snapshot.dialogs.get(client.id)?.isCountedAt(now));
  });

/** What pressed references stand for; only whoever was pressed with one pays for the look. */
async function addReferences(tx: Tx, events: ChannelEvent[], snapshot: IngestSnapshot): Promise<void> {
  const pressed = events.flatMap(({ channelId, event }) => {
    const reference = event.type === 'message_received' ? event.content.press?.payload : undefined;
    if (reference === undefined || !isReference(reference)) return [];
    const client = snapshot.client(channelId, identitiesOf(event));
    return client ? [{ clientId: client.id, reference }] : [];
  });
  if (pressed.length === 0) return;
  for (const { clientId, reference, ...given } of await givenPayloads(tx, pressed)) {
    snapshot.pressedReferences.set(referenceKey(clientId, reference), given);
  }
}

/** Which questions may still be answered; asked only where a message looks like an answer. */
async function addRatings(tx: Tx, events: ChannelEvent[], snapshot: IngestSnapshot, now: Date): Promise<void> {
  const dialogIds = new Set<number>();
  for (const { channelId, event } of events) {
    if (event.type !== 'message_received') continue;
    const client = snapshot.client(channelId, identitiesOf(event));
    const dialog = client && snapshot.dialogs.get(client.id);
    if (!dialog) continue;
    const payload = event.content.press?.payload;
    const given = payload !== undefined && isReference(payload) ? snapshot.given(client.id, payload)?.payload : payload;
    if (mayAnswerRating(event, given)) dialogIds.add(dialog.id);
  }
  if (dialogIds.size > 0) snapshot.askedRatings.push(...(await askedRatings(tx, [...dialogIds], now)));
}
