import type { ClientIdentity } from '../clients/identity.js';
import type { AttachmentKind, MessageButton } from './content.js';

/** A message on its way to a client, with all that a connector needs and nothing it must look up. */
export interface OutboundMessage {
  /** Our id; carried through the provider where it can be, so that a lost answer can be settled. */
  id: string;
  to: ClientIdentity[];
  text: string | null;
  /** At most one: the store splits a message with several files into several. */
  attachment: OutboundAttachment | null;
  buttons: MessageButton[];
  /** The provider's id of the message that this one answers. */
  quotes: string | null;
}

export interface OutboundAttachment {
  kind: AttachmentKind;
  name: string;
  mime: string;
  size: number;
  /** Reads the stored file; called at most once per attempt. */
  read(): Promise<Uint8Array>;
}
