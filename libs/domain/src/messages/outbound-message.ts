import type { ClientIdentity } from '../clients/identity.js';
import type { AttachmentKind, Location, MessageButton, SentTemplate, SharedContact } from './content.js';

/** A message on its way to a client, with all that a connector needs and nothing it must look up. */
export interface OutboundMessage {
  /** Our id; carried through the provider where it can be, so that a lost answer can be settled. */
  id: string;
  to: ClientIdentity[];
  text: string | null;
  /** At most one: the store splits a message with several files into several. */
  attachment: OutboundAttachment | null;
  buttons: MessageButton[];
  location: Location | null;
  contacts: SharedContact[];
  /** Sent as this template; `text` and `buttons` are then only what the dialog shows, `attachment` is the header's file. */
  template: SentTemplate | null;
  /** The provider's id of the message that this one answers. */
  quotes: string | null;
}

export interface OutboundAttachment {
  kind: AttachmentKind;
  name: string;
  mime: string;
  size: number;
  /** Of sound, where it is known. */
  durationSeconds: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  waveform: number[] | null;
  /** Where whoever has this address may fetch the file for some days; null where we have no public address. */
  publicUrl: string | null;
  /** The stored file, read only as far as it is used: a form streams it to the provider. */
  open(): Promise<Blob>;
}
