import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { PolledUpdates, RawRequest } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList } from '../json/reading.js';
import { unsubscribe } from './account.js';
import { call } from './api.js';
import type { Dialect } from './dialect.js';
import { WANTED_UPDATES } from './parse.js';

/** How long the messenger holds the question when nothing has come, and what we wait beyond that. */
const HELD_SECONDS = 25;
const MARGIN_MS = 10_000;

/** `GET /updates` from the marker on. */
export async function poll(dialect: Dialect, cursor: string | null, channel: ConnectedChannel, http: HttpPort): Promise<PolledUpdates> {
  // A webhook of an earlier life of this bot would get the updates; if it can't be taken away, the question itself says why.
  if (cursor === null) await unsubscribe(dialect, channel, http).catch(() => undefined);
  const query = {
    ...{ limit: '100', timeout: String(HELD_SECONDS), types: WANTED_UPDATES.join(',') },
    ...(cursor === null ? {} : { marker: cursor }),
  };
  const asked = { method: 'GET' as const, path: '/updates', query, timeoutMs: HELD_SECONDS * 1000 + MARGIN_MS };
  const answer = await call(asked, dialect, channel, http);
  return { requests: asList(answer.updates).map((update) => asWebhook(update, dialect, channel)), cursor: asId(answer.marker) ?? cursor };
}

const asWebhook = (update: unknown, { secretHeader }: Dialect, { secrets }: ConnectedChannel): RawRequest => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(secretHeader === null ? {} : { [secretHeader]: secrets.webhook_secret }) },
  query: secretHeader === null && secrets.webhook_secret ? { secret: secrets.webhook_secret } : {},
  body: Buffer.from(JSON.stringify(update)),
});
