import type { ClientIdentity } from '#domain/clients/identity.js';
import type { AttachmentKind, MessageButton } from '#domain/messages/content.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';

/** A plain text to a phone, with whatever the test is about. */
export const aMessage = (parts: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: '9001',
  to: [{ kind: 'wa_id', value: '250788123123' }],
  text: 'Simple Message',
  attachment: null,
  buttons: [],
  location: null,
  contacts: [],
  template: null,
  quotes: null,
  ...parts,
});

export const toUser = (value: string): ClientIdentity[] => [{ kind: 'user_id', value }];

/** Reply buttons ROW1, ROW2, … with payloads 0, 1, … */
export const rows = (count: number, more: Record<number, Partial<MessageButton>> = {}): MessageButton[] =>
  Array.from({ length: count }, (_, index) => ({ type: 'reply', text: `ROW${index + 1}`, payload: String(index), ...more[index] }));

export const anAttachment = (kind: AttachmentKind, mime: string, parts: Partial<OutboundAttachment> = {}): OutboundAttachment => {
  const bytes = Buffer.from(`bytes of a ${kind}`);
  const file = { name: 'file', size: bytes.length, durationSeconds: null, waveform: null, publicUrl: null };
  return { kind, mime, ...file, open: () => Promise.resolve(new Blob([bytes])), ...parts };
};
