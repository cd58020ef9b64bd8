import { MessengerRefusal, type Driver, type MessengerSession, type SessionParts } from '../driver.js';
import { loadBaileys, type Baileys } from './baileys.js';
import { WhatsappSession } from './whatsapp-session.js';

/** Personal WhatsApp numbers over the protocol of WhatsApp on the web, where the library for it is installed. */
export class WhatsappDriver implements Driver {
  readonly transport = 'whatsapp-personal';
  private library: Promise<Baileys | null> | null = null;

  constructor(private readonly folder: string) {}

  async unavailable(): Promise<string | null> {
    return (await this.load()) === null ? 'driver_missing' : null;
  }

  async create(parts: SessionParts): Promise<MessengerSession> {
    const baileys = await this.load();
    if (!baileys) throw new MessengerRefusal('driver_missing', 409);
    return new WhatsappSession(baileys, parts);
  }

  /** Asked again after it was missing: it may have been installed meanwhile. */
  private async load(): Promise<Baileys | null> {
    this.library ??= loadBaileys(this.folder).catch(() => null);
    const found = await this.library;
    if (!found) this.library = null;
    return found;
  }
}
