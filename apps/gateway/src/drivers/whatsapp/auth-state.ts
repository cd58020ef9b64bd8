import type { Baileys, Creds, KeyStore } from './baileys.js';

type Keys = Record<string, Record<string, unknown>>;

/** The keys of one WhatsApp session in memory, taken out and put back whole. */
export class AuthState {
  readonly creds: Creds;
  readonly keys: KeyStore;
  private readonly stored: Keys;

  constructor(
    private readonly baileys: Baileys,
    kept: Buffer | null,
    changed: () => void,
  ) {
    const { creds, keys } = kept ? this.read(kept) : { creds: baileys.initAuthCreds(), keys: {} };
    this.creds = creds;
    this.stored = keys;
    this.keys = {
      get: (type, ids) => Object.fromEntries(ids.map((id) => [id, this.value(type, id)])),
      set: (data) => {
        for (const [type, values] of Object.entries(data)) this.change(type, values ?? {});
        changed();
      },
    };
  }

  /** Null: nobody has signed in with these keys. */
  snapshot(): Buffer | null {
    if (!this.creds.me) return null;
    return Buffer.from(JSON.stringify({ creds: this.creds, keys: this.stored }, this.baileys.BufferJSON.replacer));
  }

  private read(kept: Buffer): { creds: Creds; keys: Keys } {
    return JSON.parse(kept.toString('utf8'), this.baileys.BufferJSON.reviver) as { creds: Creds; keys: Keys };
  }

  private value(type: string, id: string): unknown {
    const value = this.stored[type]?.[id];
    // This one kind the library wants as its own object.
    if (type !== 'app-state-sync-key' || value === undefined) return value;
    return this.baileys.proto.Message.AppStateSyncKeyData.fromObject(value as Record<string, unknown>);
  }

  private change(type: string, values: Record<string, unknown>): void {
    const known = (this.stored[type] ??= {});
    for (const [id, value] of Object.entries(values)) {
      if (value === null || value === undefined) delete known[id];
      else known[id] = value;
    }
  }
}
