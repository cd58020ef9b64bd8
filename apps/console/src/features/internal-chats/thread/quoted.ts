import type { InternalMessage, QuotedInternalMessage } from '../../../api/internal-chats.js';

/** A message as the one that is answered. */
export const quotedFrom = ({ id, author, text, attachments }: InternalMessage): QuotedInternalMessage => ({
  id,
  author,
  text,
  attachmentKind: attachments[0]?.kind ?? null,
  deleted: false,
});
