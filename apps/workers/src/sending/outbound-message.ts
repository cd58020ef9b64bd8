import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { FileStore } from '#persistence/files/file-store.js';
import type { LoadedMessage } from '#persistence/sending/sending.store.js';
import type { FileLinks } from './file-links.js';

type Files = Pick<FileStore, 'openAsBlob'>;
type Links = Pick<FileLinks, 'of'>;

/** A loaded message as its connector takes it. */
export function outboundMessage(companyId: number, loaded: LoadedMessage, files: Files, links: Links): OutboundMessage {
  return {
    id: String(loaded.messageId),
    to: loaded.identities ?? [],
    text: loaded.text,
    attachment: loaded.attachment && outboundAttachment(companyId, loaded.attachment, files, links),
    buttons: loaded.content?.buttons ?? [],
    location: loaded.content?.location ?? null,
    contacts: loaded.content?.contacts ?? [],
    template: loaded.content?.template ?? null,
    quotes: loaded.quotes,
  };
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
