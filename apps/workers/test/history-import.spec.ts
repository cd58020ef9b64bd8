import { createHash } from 'node:crypto';
import { pino } from 'pino';
import type { Connector } from '#connectors/connector.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { keepChunk } from '#persistence/history-import/history-chunk.store.js';
import { pauseImport, resumeImport } from '#persistence/history-import/history-import.store.js';
import { historyImports, type HistoryImportRow } from '#persistence/history-import/history-import.view.js';
import { Connections } from '../src/connections.js';
import { ImportHistory } from '../src/history-import/import-history.js';
import { channelOpener } from '../src/sending/open-channel.js';
import { plainConnector } from '../testing/plain-connector.js';
import { Rig } from '../testing/rig.js';

const log = pino({ level: 'silent' });

let rig: Rig;
let connections: Connections;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), log);
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

interface Written {
  id: string;
  client: string;
  at: string;
}

/** A history of `count` messages of ten clients, the newest first, as providers send them. */
const written = (count: number, from = 0): Written[] =>
  Array.from({ length: count }, (_value, n) => ({
    id: `h-${from + n}`,
    client: `client-${(from + n) % 10}`,
    at: new Date(Date.parse('2026-11-01T00:00:00Z') - (from + n) * 60_000).toISOString(),
  }));

const asEvent = ({ id, client, at }: Written): InboundEvent => ({
  ...{ type: 'message_imported', externalId: id, text: `Message ${id}`, content: {}, attachments: [], quotes: null, at: new Date(at) },
  client: { identities: [{ kind: 'wa_id', value: client }], name: null, username: null, phone: null, avatar: null },
  ...{ direction: id.endsWith('1') ? 'to_client' : 'from_client', status: 'delivered', awaitsAttachment: false },
});

function anImport(): ImportHistory {
  const connector: Connector = {
    ...plainConnector(true),
    parse: ({ body }) => ({ events: (JSON.parse(Buffer.from(body).toString()) as Written[]).map(asEvent), notServed: [] }),
  };
  const { database, wake } = connections;
  return new ImportHistory(database, () => connector, channelOpener(new SecretBox(rig.env().SECRET_KEY)), wake, log);
}

const bodyOf = (messages: Written[]): Buffer => Buffer.from(JSON.stringify(messages));
const keep = (channelId: number, messages: Written[], order = 0, progress = 50): Promise<string> =>
  connections.database.transaction(rig.companyId, (tx) =>
    keepChunk(tx, channelId, { phase: 0, order, progress }, bodyOf(messages), messages.length),
  );
const importOf = async (channelId: number): Promise<HistoryImportRow | undefined> =>
  (await connections.database.transaction(rig.companyId, (tx) => historyImports(tx, [channelId]))).get(channelId);
const inCompany = <T>(work: (tx: Parameters<typeof pauseImport>[0]) => Promise<T>): Promise<T> =>
  connections.database.transaction(rig.companyId, work);
const messagesStored = async (): Promise<number> =>
  Number((await rig.row<{ count: string }>(`select count(*) from message where origin = 'history'`)).count);

it('a piece that comes twice is kept once, and its process is told once', async () => {
  const channel = await rig.aChannel();
  expect(await keep(channel, written(150))).toBe('kept');
  expect(await keep(channel, written(150))).toBe('known');
  expect(await importOf(channel)).toMatchObject({ state: 'running', progress: 50, messages: 150, messagesDone: 0 });
  const rows = await rig.rows(`select process, action, workflow_id, payload from outbox`);
  expect(rows).toEqual([
    {
      ...{ process: 'history-import', action: 'start', workflow_id: `history-import:${channel}` },
      payload: { companyId: rig.companyId, channelId: channel, request: false },
    },
  ]);
  const [{ digest }] = (await rig.rows<{ digest: Buffer }>(`select digest from history_chunk`)) as [{ digest: Buffer }];
  expect(digest).toEqual(
    createHash('sha256')
      .update(bodyOf(written(150)))
      .digest(),
  );
});

it('stores the pieces in their order and their messages by time, without unread counts, requests or anybody assigned', async () => {
  const channel = await rig.aChannel();
  await keep(channel, written(450, 450), 2, 100);
  await keep(channel, written(450), 1, 60);
  const history = anImport();
  const beats: number[] = [];
  expect(await history.importPiece(rig.companyId, channel, (position) => beats.push(position))).toEqual({ state: 'more', messages: 450 });
  expect(beats).toEqual([200, 400, 450]);
  expect(await rig.row(`select count(*)::int as count from message where external_id = 'h-0'`)).toEqual({ count: 1 });
  expect(await history.end(rig.companyId, channel, false)).toBe(false);
  await history.importPiece(rig.companyId, channel);
  expect(await history.importPiece(rig.companyId, channel)).toEqual({ state: 'nothing', messages: 0 });
  expect(await history.end(rig.companyId, channel, false)).toBe(true);
  expect(await importOf(channel)).toMatchObject({ state: 'done', progress: 100, messages: 900, messagesDone: 900, messagesKnown: 0 });
  expect(await messagesStored()).toBe(900);
  const [first] = await rig.rows(`select external_id from message where origin = 'history' order by id limit 1`);
  expect(first).toEqual({ external_id: 'h-449' });
  expect(
    await rig.row(
      `select sum(unread_count)::int as unread, count(request_id)::int as requests, count(operator_id)::int as assigned from dialog`,
    ),
  ).toEqual({
    ...{ unread: 0, requests: 0, assigned: 0 },
  });
  expect(await rig.rows(`select distinct data from event where kind = 'message_added'`)).toEqual([{ data: { imported: true } }]);
  expect(await rig.rows(`select 1 from outbox where process <> 'history-import'`)).toEqual([]);
  expect(await rig.rows(`select 1 from sending`)).toEqual([]);
  expect(await rig.row(`select sum(length(body))::int as bytes from history_chunk`)).toEqual({ bytes: 0 });
});

it('whoever dies in the middle leaves exact counts, and another one goes on where he was', async () => {
  const channel = await rig.aChannel();
  await keep(channel, written(700), 0, 100);
  await expect(
    anImport().importPiece(rig.companyId, channel, (position) => {
      if (position >= 400) throw new Error('the worker died');
    }),
  ).rejects.toThrow('died');
  expect(await importOf(channel)).toMatchObject({ messages: 700, messagesDone: 400, messagesKnown: 0 });
  expect(await messagesStored()).toBe(400);
  expect(await anImport().importPiece(rig.companyId, channel)).toEqual({ state: 'more', messages: 300 });
  expect(await importOf(channel)).toMatchObject({ messagesDone: 700, messagesKnown: 0 });
  expect(await messagesStored()).toBe(700);
});

it('two workers at the same piece store and count each message once', async () => {
  const channel = await rig.aChannel();
  await keep(channel, written(600), 0, 100);
  await Promise.allSettled([anImport().importPiece(rig.companyId, channel), anImport().importPiece(rig.companyId, channel)]);
  for (let state = 'more'; state === 'more';) ({ state } = await anImport().importPiece(rig.companyId, channel));
  expect(await importOf(channel)).toMatchObject({ messages: 600, messagesDone: 600, messagesKnown: 0 });
  expect(await messagesStored()).toBe(600);
});

it('messages that were there already change nothing and count as known', async () => {
  const channel = await rig.aChannel();
  await keep(channel, written(300), 0, 50);
  await anImport().importPiece(rig.companyId, channel);
  await keep(channel, written(300, 200), 1, 100);
  await anImport().importPiece(rig.companyId, channel);
  expect(await importOf(channel)).toMatchObject({ messages: 600, messagesDone: 600, messagesKnown: 100 });
  expect(await messagesStored()).toBe(500);
});

it('a pause holds after the batch under way, until it is ended', async () => {
  const channel = await rig.aChannel();
  await keep(channel, written(700), 0, 100);
  let pausing: Promise<boolean> | undefined;
  const history = anImport();
  const first = await history.importPiece(rig.companyId, channel, () => {
    pausing ??= inCompany((tx) => pauseImport(tx, channel));
  });
  expect(await pausing).toBe(true);
  expect(first.state).toBe('paused');
  expect(first.messages).toBeLessThan(700);
  expect(await history.importPiece(rig.companyId, channel)).toEqual({ state: 'paused', messages: 0 });
  expect(await history.end(rig.companyId, channel, true)).toBe(false);
  expect(await inCompany((tx) => pauseImport(tx, channel))).toBe(false);
  expect(await inCompany((tx) => resumeImport(tx, channel))).toBe(true);
  await history.importPiece(rig.companyId, channel);
  expect(await messagesStored()).toBe(700);
});

it('a message that the database refuses is left out and said so; its neighbours are stored', async () => {
  const channel = await rig.aChannel();
  const messages = written(250);
  messages[100] = { id: 'bad\u0000id', client: 'client-1', at: messages[100]?.at ?? '' };
  await keep(channel, messages, 0, 100);
  await anImport().importPiece(rig.companyId, channel);
  expect(await messagesStored()).toBe(249);
  expect(await importOf(channel)).toMatchObject({ messagesDone: 250, error: expect.stringContaining('left out') });
});
