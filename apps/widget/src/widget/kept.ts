/** A word kept in the browser: for the tab's life or for longer. Where storage is forbidden it lives as long as the page. */
export class Kept {
  private inMemory: string | null = null;

  constructor(
    private readonly place: 'session' | 'local',
    private readonly name: string,
  ) {}

  get value(): string | null {
    try {
      return this.storage.getItem(this.name);
    } catch {
      return this.inMemory;
    }
  }

  set value(value: string | null) {
    this.inMemory = value;
    try {
      if (value === null) this.storage.removeItem(this.name);
      else this.storage.setItem(this.name, value);
    } catch {
      // Kept above.
    }
  }

  private get storage(): Storage {
    return this.place === 'session' ? sessionStorage : localStorage;
  }
}

export const keptOpen = (channelKey: string): Kept => new Kept('session', `deskwire:${channelKey}:open`);
export const keptDraft = (channelKey: string): Kept => new Kept('session', `deskwire:${channelKey}:draft`);
export const keptSound = (channelKey: string): Kept => new Kept('local', `deskwire:${channelKey}:sound`);
