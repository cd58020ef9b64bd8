import type { Connector, FetchesMedia } from '#connectors/connector.js';
import { HttpFailure, type HttpPort, type HttpResponse } from '#connectors/http/http.port.js';
import { pieces } from '#connectors/http/media-exchange.js';
import { MediaError, SendError } from '#connectors/send-error.js';

const MOST_BYTES = 100 * 1024 * 1024;

/** The simplest connector there can be, for the provider beside it. `carriesOurId` as the test needs it. */
export function plainConnector(carriesOurId: boolean): Connector & FetchesMedia {
  return {
    transport: 'plain',
    carriesOurId,
    limits: {
      ...{
        textLength: 4096,
        captionLength: 1024,
        buttons: 3,
        buttonTitleLength: 20,
        payloadLength: 256,
        payloadUnit: 'characters',
        listRows: 10,
      },
      ...{ captionedKinds: ['image', 'video', 'document'], buttonKinds: ['reply'], replyWindowHours: null },
      pace: { perSecond: 1_000 },
      attachmentBytes: { image: 1e6, video: 1e6, audio: 1e6, voice: 1e6, document: 1e6, sticker: 1e6 },
    },
    features: {
      ...{ quotes: true, location: true, contacts: true, templates: false, statuses: ['delivered', 'read'], reactions: null },
      actions: ['mark_read', 'show_typing', 'answer_press', 'react', 'edit', 'revoke'],
    },
    fields: [],
    verify: () => false,
    parse: () => ({ events: [], notServed: [] }),
    async send(message, channel, http) {
      const body = JSON.stringify({ id: message.id, to: message.to[0]?.value, text: message.text, fileAt: message.attachment?.publicUrl });
      const timeoutMs = Number(channel.settings['timeoutMs'] ?? 5_000);
      const url = `${channel.settings['url']}/${channel.key}/send`;
      const response = await exchange(http, { method: 'POST', url, body, timeoutMs });
      if (response.status === 200) return { externalId: (JSON.parse(Buffer.from(response.body).toString()) as { id: string }).id };
      throw refusal(response);
    },
    async fetchMedia({ mediaId }, channel, http) {
      const { status, headers, body } = await http.stream({
        method: 'GET',
        url: `${channel.settings['url']}/${channel.key}/files/${mediaId}`,
        maxBytes: MOST_BYTES,
      });
      if (status === 404) throw new MediaError('gone');
      if (status !== 200) throw new MediaError('temporary');
      return { body: pieces(body), mime: headers['content-type'] ?? null };
    },
  };
}

async function exchange(http: HttpPort, request: Parameters<HttpPort['request']>[0]): Promise<HttpResponse> {
  try {
    return await http.request(request);
  } catch (error) {
    const { sent, reason } = error as HttpFailure;
    throw new SendError(sent ? 'unknown' : 'not_reached', reason, sent ? 'answer_lost' : 'provider_unavailable');
  }
}

function refusal({ status, headers }: HttpResponse): SendError {
  const code = `http_${status}`;
  const retryAfter = Number(headers['retry-after'] ?? 0) || null;
  if (status === 429) return new SendError('throttled', code, 'throttled', null, retryAfter);
  if (status >= 500) return new SendError('retryable', code, 'provider_unavailable', null, retryAfter);
  if (status === 401) return new SendError('channel_broken', code, 'token_revoked', 'the token was revoked');
  return new SendError('rejected', code, 'provider_refused', 'not like this');
}
