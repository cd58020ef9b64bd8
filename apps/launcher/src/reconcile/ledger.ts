import { OutboundHttp } from '#connectors/http/outbound-http.js';
import type { ReceivedEntry, SentEntry } from '#connectors/simulator/ledger.js';
import { StartError, errorText } from '../start-error.js';

/** What the other side of the wire says: webhooks that it sent, messages that it was sent. */
export interface LedgerPage {
  sent: SentEntry[];
  received: ReceivedEntry[];
  /** Since when it is complete; without entries and without this there is nothing to compare. */
  since: Date | null;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Reads the ledgers of one or several simulators as one. */
export async function readLedgers(urls: readonly string[]): Promise<LedgerPage> {
  const http = new OutboundHttp({ allow: ['0.0.0.0/0', '::/0'] });
  try {
    const pages: LedgerPage[] = [];
    for (const url of urls) pages.push(await readLedger(http, url));
    const since = pages.flatMap((page) => page.since ?? []).sort((a, b) => b.getTime() - a.getTime());
    return { sent: pages.flatMap(({ sent }) => sent), received: pages.flatMap(({ received }) => received), since: since[0] ?? null };
  } finally {
    await http.close();
  }
}

async function readLedger(http: OutboundHttp, base: string): Promise<LedgerPage> {
  const url = `${base.replace(/\/+$/, '').replace(/\/ledger$/, '')}/ledger`;
  try {
    const { status, body } = await http.request({ method: 'GET', url, maxBytes: MOST_BYTES, timeoutMs: 20_000 });
    const page = JSON.parse(Buffer.from(body).toString('utf8')) as Partial<Omit<LedgerPage, 'since'>> & { since?: string };
    if (status !== 200 || !Array.isArray(page.sent) || !Array.isArray(page.received))
      throw new Error(`it answered ${status} and no ledger`);
    return { sent: page.sent, received: page.received, since: beginningOf(page.since, page.sent, page.received) };
  } catch (error) {
    throw new StartError(
      `The ledger cannot be read (${errorText(error)}); --ledger must be the address of a running simulator, such as http://127.0.0.1:3100.`,
      78,
    );
  }
}

function beginningOf(since: string | undefined, sent: SentEntry[], received: ReceivedEntry[]): Date | null {
  const times = since ? [since] : [sent[0]?.at, received[0]?.at].flatMap((time) => time ?? []).sort();
  return times[0] ? new Date(times[0]) : null;
}
