import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SecretBox } from '#persistence/encryption/secret-box.js';
import { isSameSecret } from '#connectors/json/same-secret.js';
import type { Driver } from '../drivers/driver.js';
import { Outbox } from '../delivery/outbox.js';
import type { Product } from '../delivery/product.js';
import { NumberSession } from './number-session.js';
import { SealedFiles } from './sealed-files.js';
import { nameOf, SessionRecords, type SessionRecord } from './session-records.js';

export interface SessionsParts {
  folder: string;
  box: SecretBox;
  product: Product;
  drivers: readonly Driver[];
  log: Logger;
  /** The pause before a body is handed to the product again; it doubles from there. */
  firstPauseMs?: number;
}

/** All numbers of this gateway. */
export class Sessions {
  private readonly records: SessionRecords;
  private readonly numbers = new Map<string, { session: NumberSession; outbox: Outbox }>();

  constructor(private readonly parts: SessionsParts) {
    this.records = new SessionRecords(new SealedFiles(join(parts.folder, 'sessions'), parts.box, 'sessions'));
  }

  driver(transport: string): Driver | undefined {
    return this.parts.drivers.find((driver) => driver.transport === transport);
  }

  /** Takes up all sessions of an earlier run; one that fails keeps no other from it. */
  resumeAll(): void {
    const { log } = this.parts;
    for (const record of this.records.all((name) => log.error({ name }, 'a kept session was sealed with another key; sign in again'))) {
      const session = this.add(record);
      session?.resume().catch((error: unknown) => log.error({ err: error, transport: record.transport }, 'a session cannot be taken up'));
    }
  }

  find(transport: string, key: string): NumberSession | null {
    return this.numbers.get(nameOf({ transport, key }))?.session ?? null;
  }

  /**
   * The number, if the secret is its channel's. A secret that the gateway does not know is shown to the product: whoever made the
   * channel knows it, and so nobody has to enter a secret in two places.
   */
  async claimed(transport: string, key: string, secret: string): Promise<NumberSession | null> {
    const known = this.find(transport, key);
    if (known && isSameSecret(known.record.secret, secret)) return known;
    if (secret === '' || !this.driver(transport)) return null;
    if (!(await this.parts.product.knows({ transport, key, secret }))) return null;
    const after = this.find(transport, key);
    if (!after) return this.begin({ transport, key, secret, credentials: {}, state: null });
    after.record.secret = secret;
    this.records.save(after.record);
    return after;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.numbers.values()].map(({ session }) => session.close()));
  }

  private begin(record: SessionRecord): NumberSession | null {
    this.records.save(record);
    return this.add(record);
  }

  private add(record: SessionRecord): NumberSession | null {
    const driver = this.driver(record.transport);
    if (!driver) return null;
    const { log, product, firstPauseMs = 1_000 } = this.parts;
    const name = nameOf(record);
    const outbox = new Outbox({
      files: new SealedFiles(join(this.parts.folder, 'outbox', name), this.parts.box, `outbox.${name}`),
      product,
      address: () => record,
      gone: () => void this.forget(name),
      refused: (status) => log.warn({ transport: record.transport, status }, 'the product could not use an update'),
      firstPauseMs,
    });
    const session = new NumberSession({
      ...{ record, driver, outbox },
      save: (changed) => this.records.save(changed),
      trouble: nowAndThen((error) => log.warn({ err: error, transport: record.transport }, 'a session had trouble')),
    });
    this.numbers.set(name, { session, outbox });
    return session;
  }

  /** The product has deleted the channel: the session ends at the messenger too, and nothing of it stays here. */
  private async forget(name: string): Promise<void> {
    const number = this.numbers.get(name);
    if (!number) return;
    this.numbers.delete(name);
    const { session, outbox } = number;
    await session.signIn({ step: 'sign_out' }, session.record.credentials).catch(() => undefined);
    await session.close();
    outbox.forget();
    this.records.delete(session.record);
    this.parts.log.info({ transport: session.record.transport }, 'a channel was deleted; its session has ended');
  }
}

const BETWEEN_WARNINGS_MS = 60_000;

/** A network that is away would fill the log with the same line. */
function nowAndThen(warn: (error: unknown) => void): (error: unknown) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < BETWEEN_WARNINGS_MS) return;
    last = Date.now();
    warn(error);
  };
}
