import { AsyncLocalStorage } from 'node:async_hooks';

/** On whose behalf something is done. `technical`: an operator's session that somebody of the platform opened. */
export interface Actor {
  kind: 'operator' | 'token' | 'technical';
  companyId: number;
  /** Of the operator or the token. */
  id: number;
  sessionId: number | null;
  /** What the company is told of the platform's visit; only with `technical`. */
  technicalAccessId: number | null;
}

interface Place {
  ip: string | null;
  actor: Actor | null;
}

const storage = new AsyncLocalStorage<Place>();

/**
 * Who acts, for the whole of a request, so that no store has to be told: the audit log writes it next to each change. Outside of a
 * request nobody acts, and the entry says "system".
 */
export const acting = {
  /** Everything that `work` begins belongs to one request, whose caller is not known yet. */
  begin<T>(ip: string | null, work: () => T): T {
    return storage.run({ ip, actor: null }, work);
  },

  /** From here on this one acts; said by whoever has checked it. */
  as(actor: Actor): void {
    const place = storage.getStore();
    if (place) place.actor = actor;
  },

  now(): Readonly<Place> {
    return storage.getStore() ?? { ip: null, actor: null };
  },
};
