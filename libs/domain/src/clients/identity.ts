/**
 * How one channel recognises a client. A client may have several: WhatsApp gives a phone (`wa_id`), a business-scoped
 * user id (`user_id`), or both. Two identities that arrive together belong to one client.
 */
export interface ClientIdentity {
  kind: string;
  value: string;
}

/** Who wrote, as the provider describes him. `identities` is never empty, the strongest first. */
export interface Sender {
  identities: ClientIdentity[];
  /** The name shown by the provider; null when it gave none (the phone or id stands in then). */
  name: string | null;
  username: string | null;
  /** Digits as the provider writes them, when the client has a phone. */
  phone: string | null;
  avatar: string | null;
}

/** What a client is called when the provider gave no name. */
export function fallbackName(sender: Sender): string {
  return sender.name ?? sender.username ?? sender.phone ?? sender.identities[0]?.value ?? '—';
}
