import { isApiError } from '../../../api/api-error.js';
import { getDrafts, keepDraft, type KeptDraft } from '../../../api/drafts.js';
import { onDraftWritten, readStored, showKeptDraft, storedDialogs, writeStored } from './drafts.js';

const PAUSE_MILLISECONDS = 1_200;

/**
 * Carries drafts to the server and brings those of other machines here. What is written here stands in this browser first, so that
 * neither a reload nor a broken line loses it; of two the newer one wins, and what was sent elsewhere is not offered again.
 */
class DraftSync {
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private stopListening: () => void = () => undefined;

  start(): () => void {
    this.stopListening = onDraftWritten((dialogId) => this.soon(dialogId));
    window.addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.seen);
    void this.catchUp();
    return () => this.stop();
  }

  /** After a break of the line, and when one comes back to this machine. */
  async catchUp(): Promise<void> {
    try {
      for (const kept of await getDrafts()) this.take(kept);
    } catch {
      // Not reached, or not for this operator: what stands here stays, and is carried with the next.
      return;
    }
    for (const dialogId of storedDialogs()) if (readStored(dialogId)?.kept === false) void this.carry(dialogId);
  }

  private stop(): void {
    this.stopListening();
    window.removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.seen);
    this.timers.forEach(clearTimeout);
    this.timers.clear();
  }

  private readonly seen = (): void => {
    if (document.visibilityState === 'visible') void this.catchUp();
    else this.flush();
  };

  private readonly flush = (): void => {
    for (const dialogId of [...this.timers.keys()]) void this.carry(dialogId);
  };

  private soon(dialogId: number): void {
    clearTimeout(this.timers.get(dialogId));
    this.timers.set(
      dialogId,
      setTimeout(() => void this.carry(dialogId), PAUSE_MILLISECONDS),
    );
  }

  private async carry(dialogId: number): Promise<void> {
    clearTimeout(this.timers.get(dialogId));
    this.timers.delete(dialogId);
    const written = readStored(dialogId);
    if (!written || written.kept) return;
    const { kind, text, quoted, at } = written;
    try {
      const kept = await keepDraft(dialogId, { kind, text, quotedId: quoted?.id ?? null, ageMs: Math.max(0, Date.now() - at) });
      // He may have written on meanwhile: that is carried in its turn.
      if (readStored(dialogId)?.at !== at) return;
      writeStored(dialogId, { ...written, kept: true });
      if (kept.text !== text || kept.kind !== kind) this.take(kept, true);
    } catch (error) {
      // Not his any more, or too long: it stays in this browser, and is not carried again until something is written.
      if (isApiError(error) && !error.isTemporary) writeStored(dialogId, { ...written, kept: text !== '' });
    }
  }

  /** One from the server. What was written here and not carried yet is the newer one, unless the server has said otherwise. */
  private take({ dialogId, kind, text, quoted }: KeptDraft, won = false): void {
    const here = readStored(dialogId);
    if (here && !here.kept && !won) return;
    if (here ? here.text === text && here.kind === kind && here.quoted?.id === quoted?.id : !text && !quoted) return;
    writeStored(dialogId, { kind, text, quoted, at: Date.now(), kept: true });
    showKeptDraft(dialogId, { kind, text, quoted });
  }
}

export const draftSync = new DraftSync();
