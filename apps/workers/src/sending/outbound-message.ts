import type { MessageButton, SentTemplate } from '#domain/messages/content.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import { carriedButtons, carriedFor, type PayloadRoom } from '#domain/scenarios/sent-payload.js';
import type { FileStore } from '#persistence/files/file-store.js';
import { referenceOf } from '#persistence/scenarios/payload-reference.js';
import type { LoadedMessage } from '#persistence/sending/sending.store.js';
import type { FileLinks } from './file-links.js';

type Files = Pick<FileStore, 'openAsBlob'>;
type Links = Pick<FileLinks, 'of'>;

/** A loaded message as its connector takes it. */
export function outboundMessage(companyId: number, loaded: LoadedMessage, room: PayloadRoom, files: Files, links: Links): OutboundMessage {
  return {
    id: String(loaded.messageId),
    to: loaded.identities ?? [],
    text: loaded.text,
    attachment: loaded.attachment && outboundAttachment(companyId, loaded.attachment, files, links),
    buttons: buttonsFor(loaded.content?.buttons ?? [], room),
    location: loaded.content?.location ?? null,
    contacts: loaded.content?.contacts ?? [],
    template: templateFor(loaded.content?.template, room),
    quotes: loaded.quotes,
  };
}

/** Buttons as they travel: whose payload has no room carries its reference. */
export const buttonsFor = (buttons: readonly MessageButton[], room: PayloadRoom): MessageButton[] =>
  carriedButtons(buttons, referenceOf, room);

function templateFor(template: SentTemplate | undefined, room: PayloadRoom): SentTemplate | null {
  if (!template) return null;
  const buttons = template.buttons.map((button) =>
    button.kind === 'quick_reply' ? { ...button, value: carriedFor(button.value, referenceOf, room) } : button,
  );
  return { ...template, buttons };
}

function outboundAttachment(
  companyId: number,
  { id, kind, name, mime, size, storageKey, durationMs, waveform }: NonNullable<LoadedMessage['attachment']>,
  files: Files,
  links: Links,
): OutboundAttachment {
  const file = { kind, name: name ?? kind, mime: mime ?? 'application/octet-stream', size: size ?? 0 };
  const sound = { durationSeconds: durationMs === null ? null : Math.max(1, Math.round(durationMs / 1000)), waveform };
  return { ...file, ...sound, publicUrl: links.of(companyId, { id, name }), open: () => files.openAsBlob(storageKey ?? '') };
}
