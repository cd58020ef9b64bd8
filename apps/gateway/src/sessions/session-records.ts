import type { SealedFiles } from './sealed-files.js';

/** What the gateway keeps of a channel. */
export interface SessionRecord {
  transport: string;
  key: string;
  /** By which product and gateway know each other. */
  secret: string;
  credentials: Record<string, string>;
  /** The driver's own, in base64; null: nobody is signed in. */
  state: string | null;
}

/** The channels that this gateway knows, each in a sealed file of its own. */
export class SessionRecords {
  constructor(private readonly files: SealedFiles) {}

  /** Those that can be read; `unreadable` hears of the others, which another key sealed. */
  all(unreadable: (name: string) => void): SessionRecord[] {
    return this.files.names().flatMap((name) => {
      try {
        const text = this.files.read(name);
        return text === null ? [] : [JSON.parse(text) as SessionRecord];
      } catch {
        unreadable(name);
        return [];
      }
    });
  }

  save(record: SessionRecord): void {
    this.files.write(nameOf(record), JSON.stringify(record));
  }

  delete(record: Pick<SessionRecord, 'transport' | 'key'>): void {
    this.files.delete(nameOf(record));
  }
}

/** Keys are letters, digits and signs of an address; in a file's name nothing else may stand. */
export const nameOf = ({ transport, key }: Pick<SessionRecord, 'transport' | 'key'>): string =>
  `${transport}.${Buffer.from(key).toString('base64url')}`;
