import type { SentTemplate } from '#domain/messages/content.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { SendError } from '../../send-error.js';
import { carriedAs } from '../../whatsapp/carried-file.js';
import { cannotSend } from '../../whatsapp/cannot-send.js';

type Part = Record<string, unknown>;

/** A template goes by Gupshup's own id; its variables are one row: header, body, endings of addresses. */
export function templateForm(message: OutboundMessage, template: SentTemplate, link: string | null): Part {
  if (template.externalId === null) {
    throw new SendError(
      'rejected',
      'template_id_unknown',
      'template_missing',
      'Gupshup sends a template by its id, which the list has not told yet.',
    );
  }
  const endings = template.buttons.filter(({ kind }) => kind !== 'quick_reply').sort((left, right) => left.index - right.index);
  const params = [...template.header, ...template.body, ...endings].map(({ value }) => value);
  const postbacks = template.buttons.filter(({ kind }) => kind === 'quick_reply').map(({ index, value: text }) => ({ index, text }));
  return {
    template: { id: template.externalId, params },
    ...(message.attachment && link !== null ? { message: headerFile(message.attachment, link) } : {}),
    ...(postbacks.length === 0 ? {} : { postbackTexts: postbacks }),
  };
}

function headerFile(attachment: NonNullable<OutboundMessage['attachment']>, link: string): Part {
  const { kind, name } = carriedAs(attachment);
  if (kind === 'audio' || kind === 'sticker') throw cannotSend('media_not_accepted', 'A template shows a picture, a film or a document.');
  return { type: kind, [kind]: { link, ...(kind === 'document' ? { filename: name } : {}) } };
}
