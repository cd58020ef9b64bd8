import type { ClientIdentity, Sender } from '../clients/identity.js';
import type { IdentityChanged, MessageEchoed, MessageImported, MessageReceived, StatusChanged } from '../messages/inbound-event.js';

let number = 0;
const next = (): number => (number += 1);

export const phone = (value: string): ClientIdentity => ({ kind: 'wa_id', value });
export const userId = (value: string): ClientIdentity => ({ kind: 'user_id', value });

/** A client as his phone shows him. */
export const aSender = (more: Partial<Sender> = {}): Sender => ({
  ...{ identities: [phone('79001112233')], name: 'Vera', username: null, phone: '79001112233', avatar: null, ...more },
});

const parts = (): Pick<MessageReceived, 'externalId' | 'text' | 'content' | 'attachments' | 'quotes' | 'at'> => ({
  ...{ externalId: `wamid.${next()}`, text: 'Is it fresh?', content: {}, attachments: [], quotes: null, at: null },
});

/** A client's message; each has a provider's id of its own. */
export const aMessageReceived = (more: Partial<MessageReceived> = {}): MessageReceived => ({
  ...{ type: 'message_received', ...parts(), sender: aSender(), ...more },
});

/** A message that the company wrote in the phone app. */
export const anEcho = (more: Partial<MessageEchoed> = {}): MessageEchoed => ({
  ...{ type: 'message_echoed', ...parts(), to: aSender(), ...more },
});

/** A message of the history that the provider hands over once. */
export const anImportedMessage = (more: Partial<MessageImported> = {}): MessageImported => ({
  ...{
    type: 'message_imported',
    ...parts(),
    client: aSender(),
    direction: 'from_client',
    status: 'none',
    awaitsAttachment: false,
    ...more,
  },
});

export const aStatus = (more: Partial<StatusChanged> = {}): StatusChanged => ({
  ...{
    type: 'status_changed',
    externalId: `wamid.${next()}`,
    status: 'delivered',
    at: null,
    error: null,
    ourMessageId: null,
    recipient: [],
  },
  ...more,
});

/** The client of `aSender` took another number. */
export const aNumberChange = (to: string, more: Partial<IdentityChanged> = {}): IdentityChanged => ({
  ...{ type: 'identity_changed', externalId: `wamid.${next()}`, from: [phone('79001112233')], to: phone(to), phone: to },
  ...{ line: 'client_changed_number', text: null, at: null, ...more },
});
