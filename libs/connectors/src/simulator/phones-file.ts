import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Phone, Phones } from './phones.js';

/** Several changes within this time are written at once. */
const WRITE_AFTER_MS = 300;

/**
 * Keeps the phones over a restart, so that whoever plays can scroll up on a phone and press a button that was sent days ago. What
 * was sent as a file is not kept.
 */
export class PhonesFile {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string,
    private readonly phones: Phones,
  ) {}

  /** Brings back what is kept, and keeps every change from now on. A file that can't be read is left aside: these are toys. */
  start(): void {
    this.phones.restore(read(this.file));
    this.phones.watchAll(() => {
      this.timer ??= setTimeout(() => this.write(), WRITE_AFTER_MS).unref();
    });
  }

  /** Writes what has not been written yet. */
  stop(): void {
    if (this.timer !== undefined) this.write();
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const beside = `${this.file}.new`;
    writeFileSync(beside, JSON.stringify(this.phones.snapshot), { mode: 0o600 });
    renameSync(beside, this.file);
  }
}

function read(file: string): Phone[] {
  if (!existsSync(file)) return [];
  try {
    const phones = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return Array.isArray(phones) ? phones.filter(isPhone) : [];
  } catch {
    return [];
  }
}

const isPhone = (value: unknown): value is Phone => {
  const { id, channelKey, number, settings, messages } = (value ?? {}) as Partial<Phone>;
  return [id, channelKey, number].every((each) => typeof each === 'string') && typeof settings === 'object' && Array.isArray(messages);
};
