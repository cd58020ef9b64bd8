import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { FileStore } from '#persistence/files/file-store.js';
import type { LoadedMessage } from '#persistence/sending/sending.store.js';

type Files = Pick<FileStore, 'readAll'>;

/** A loaded message as its connector takes it. */
export function outboundMessage(loaded: LoadedMessage, files: Files): OutboundMessage {
  return {
    id: String(loaded.messageId),
    to: loaded.identities ?? [],
    text: loaded.text,
    attachment: loaded.attachment && outboundAttachment(loaded.attachment, files),
    buttons: loaded.content?.buttons ?? [],
    quotes: loaded.quotes,
  };
}

function outboundAttachment(
  { kind, name, mime, size, storageKey }: NonNullable<LoadedMessage['attachment']>,
  files: Files,
): OutboundAttachment {
  const read = (): Promise<Uint8Array> => files.readAll(storageKey ?? '');
  return { kind, name: name ?? kind, mime: mime ?? 'application/octet-stream', size: size ?? 0, read };
}
