import { asList, asObject, asText } from '#connectors/json/reading.js';
import type { MessageKey } from './baileys.js';

const REMEMBERED = 2_000;

interface Kept {
  key: MessageKey;
  message?: unknown;
}

/** The latest messages of both sides: WhatsApp wants a quoted message whole, and asks for one of ours again when it got lost. */
export class RecentMessages {
  private readonly kept = new Map<string, Kept>();

  rememberAll(messages: unknown): void {
    for (const message of asList(messages)) this.remember(message);
  }

  remember(message: unknown): void {
    const { key, message: body } = asObject(message);
    const id = asText(asObject(key).id, 128);
    if (id === null) return;
    this.kept.set(id, { key: asObject(key) as MessageKey, message: body });
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > REMEMBERED && oldest !== undefined) this.kept.delete(oldest);
  }

  message({ id }: MessageKey): unknown {
    return this.kept.get(id ?? '')?.message;
  }

  /** The message's key; of one that was forgotten `ours` says who wrote it. */
  keyOf(remoteJid: string, id: string, ours: boolean): MessageKey {
    return this.kept.get(id)?.key ?? { remoteJid, id, fromMe: ours };
  }

  /** A message that was forgotten is quoted by its id, with nothing in it. */
  quotable(remoteJid: string, id: string): Record<string, unknown> {
    const kept = this.kept.get(id);
    return kept?.message
      ? { key: kept.key, message: kept.message }
      : { key: { remoteJid, id, fromMe: false }, message: { conversation: '' } };
  }
}
