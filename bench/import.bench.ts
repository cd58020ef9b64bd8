import { pino } from 'pino';
import type { Connector } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { keepChunk } from '#persistence/history-import/history-chunk.store.js';
import { Connections } from '../apps/workers/src/connections.js';
import { readEnv } from '../apps/workers/src/env.js';
import { ImportHistory } from '../apps/workers/src/history-import/import-history.js';
import { channelOpener } from '../apps/workers/src/sending/open-channel.js';
import { pgbench } from './pgbench.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import { row, type Section } from './report.js';
import { BENCH, seed } from './seed.js';

const PIECE = 2_000;
const THREADS = 100;
const GOAL = 500;
/** Long enough for a figure, and the bare database is asked nothing else. */
const BARE_SECONDS = 5;
const DISPLAY_NUMBER = '15550783881';

/** The history of a number, as WhatsApp hands it over, stored by one worker: messages a second. */
export async function importBench(postgres: BenchPostgres, messages: number): Promise<Section> {
  await postgres.migrated('bench_import');
  await seed(postgres, 'bench_import', { clients: 1_000, messages: 10_000, openPercent: 100 });
  const url = await postgres.clone('bench_import', 'bench_import_run');
  const connections = await Connections.open(readEnv({ DATABASE_URL: url, SECRET_KEY, FILES_DIR: '.' }), pino({ level: 'silent' }));
  const connector = (transport: string): Connector | undefined => connectorOf(transport);
  const history = new ImportHistory(
    connections.database,
    connector,
    channelOpener(new SecretBox(SECRET_KEY)),
    connections.wake,
    pino({ level: 'silent' }),
  );
  const pieces = messages / PIECE;
  for (let n = 0; n < pieces; n += 1) {
    const place = { phase: 0, order: n, progress: Math.round((n / pieces) * 100) };
    await connections.database.transaction(BENCH.company, (tx) => keepChunk(tx, BENCH.channel, place, piece(n), PIECE));
  }
  const began = performance.now();
  let stored = 0;
  for (;;) {
    const { state, messages: more } = await history.importPiece(BENCH.company, BENCH.channel);
    if (state !== 'more') break;
    stored += more;
  }
  const perSecond = stored / ((performance.now() - began) / 1000);
  if (stored !== messages) throw new Error(`${stored} of ${messages} messages were stored`);
  await connections.close();
  const bare = await pgbench(await postgres.clone('bench_import', 'bench_import_bare'), 'inbound', 1, BARE_SECONDS, 1_000);
  for (const database of ['bench_import_run', 'bench_import_bare', 'bench_import']) await postgres.drop(database);
  return {
    title: 'History imported a second',
    text: [
      `${messages.toLocaleString('en')} messages of ${THREADS} threads in pieces of ${PIECE.toLocaleString('en')}, kept raw, read and stored by one worker in batches of 200.`,
      'Beside it pgbench storing one message a transaction on one connection.',
    ].join(' '),
    head: ['workload', 'messages/s', 'bare messages/s', 'ratio', 'goal', ''],
    rows: [row('an import', [perSecond], [bare], (perSecond / bare).toFixed(2), `${GOAL}/s`, perSecond >= GOAL ? 'met' : 'missed')],
  };
}

/** The n-th piece: every thread goes on where it ended. */
function piece(n: number): Buffer {
  const each = PIECE / THREADS;
  const threads = Array.from({ length: THREADS }, (_, thread) => ({
    id: String(77_000_000_000 + thread),
    messages: Array.from({ length: each }, (_unused, m) => {
      const nth = n * each + m;
      return {
        from: nth % 3 === 0 ? DISPLAY_NUMBER : String(77_000_000_000 + thread),
        ...{ id: `wamid.import.${thread}.${nth}`, timestamp: String(1_700_000_000 + nth * 60), type: 'text' },
        text: { body: `Message number ${nth} of a conversation about an order` },
        history_context: { status: 'READ' },
      };
    }),
  }));
  const metadata = { display_phone_number: DISPLAY_NUMBER, phone_number_id: BENCH.phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, history: [{ metadata: { phase: 0, chunk_order: n, progress: 50 }, threads }] };
  return Buffer.from(
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100000000000002', changes: [{ field: 'history', value }] }] }),
  );
}
