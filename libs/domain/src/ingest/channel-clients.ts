import { fallbackName, type ClientIdentity, type Sender } from '../clients/identity.js';
import { Dialog } from '../dialogs/dialog.js';
import type { IngestChanges } from './ingest-changes.js';
import { identityKey, type IngestSnapshot, type KnownClient } from './ingest-snapshot.js';

/** The clients of one channel as a group of events meets and changes them. */
export class ChannelClients {
  constructor(
    private readonly channelId: number,
    private readonly snapshot: IngestSnapshot,
    private readonly changes: IngestChanges,
  ) {}

  find(identities: ClientIdentity[]): KnownClient | undefined {
    return this.snapshot.client(this.channelId, identities);
  }

  /** The thread of a client, made when he writes for the first time. */
  dialogOf(sender: Sender): Dialog {
    const known = this.find(sender.identities);
    if (known) this.refresh(known, sender);
    const client = known ?? this.add(sender);
    const existing = this.snapshot.dialogs.get(client.id);
    if (existing) return existing;
    const dialog = Dialog.start(this.changes.nextId(), this.channelId, client.id, this.changes.now);
    this.snapshot.dialogs.set(client.id, dialog);
    this.changes.touch(dialog);
    return dialog;
  }

  dialogOfKnown(identities: Sender['identities']): Dialog | undefined {
    const client = this.find(identities);
    return client && this.snapshot.dialogs.get(client.id);
  }

  /** Whoever writes has not blocked us. */
  cameBack(sender: Sender): void {
    const client = this.find(sender.identities);
    if (client?.unreachable) this.setReachable(client, true);
  }

  isBlacklisted(identities: ClientIdentity[]): boolean {
    return this.find(identities)?.blacklisted ?? false;
  }

  setReachable(client: KnownClient, reachable: boolean): void {
    client.unreachable = !reachable;
    this.changes.reachability.push({ clientId: client.id, reachable });
  }

  add(sender: Sender): KnownClient {
    const name = fallbackName(sender);
    const client: KnownClient = {
      ...{ id: this.changes.nextId(), cardId: this.changes.nextId(), name, phone: sender.phone, unreachable: false, blacklisted: false },
      identities: new Set<string>(),
    };
    this.changes.addClient({ id: client.id, cardId: client.cardId, channelId: this.channelId, name, sender });
    this.addIdentities(client, sender.identities);
    return client;
  }

  /** A client shows himself with what we did not know: another id, a name where there was only a number. */
  private refresh(client: KnownClient, sender: Sender): void {
    this.addIdentities(client, sender.identities);
    const name = sender.name !== null && sender.name !== client.name ? sender.name : null;
    const phone = client.phone === null ? sender.phone : null;
    if (name === null && phone === null) return;
    this.changes.clientUpdates.push({ clientId: client.id, name, username: sender.username, phone });
    client.name = name ?? client.name;
    client.phone = phone ?? client.phone;
  }

  /** An identity that belongs to another client stays his: it is never taken away by a mere mention. */
  addIdentities(client: KnownClient, identities: Sender['identities']): void {
    for (const identity of identities) {
      const key = identityKey(this.channelId, identity);
      if (this.snapshot.clients.has(key)) continue;
      this.snapshot.clients.set(key, client);
      this.changes.identities.push({ channelId: this.channelId, clientId: client.id, identity });
    }
  }
}
