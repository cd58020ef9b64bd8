/** Somebody who has a dialog open. */
export interface Seen {
  id: number;
  name: string;
  typing: boolean;
}

export interface ViewedDialog {
  companyId: number;
  dialogId: number;
}

/** A process that has not repeated itself for so long is gone. */
const FORGOTTEN_MS = 50_000;

interface Heard extends ViewedDialog {
  process: string;
  viewers: Seen[];
  at: number;
}

/** What the other processes say of their viewers. Pure; time comes in. */
export class OthersViewers {
  /** By dialog, then by process. */
  private readonly heard = new Map<number, Map<string, Heard>>();

  /** Takes in what was said; answers with the dialogs that it changed, or that somebody new wants to know everything. */
  hear(words: string, ownProcess: string, now: number): ViewedDialog[] | 'tell_all' {
    const said = JSON.parse(words) as Heard & { hello?: true; bye?: true };
    if (said.process === ownProcess) return [];
    if (said.hello) return 'tell_all';
    if (said.bye) return this.drop((one) => one.process === said.process);
    const { process, companyId, dialogId, viewers } = said;
    const of = this.heard.get(dialogId) ?? new Map<string, Heard>();
    const before = JSON.stringify(of.get(process)?.viewers ?? []);
    if (viewers.length > 0) of.set(process, { process, companyId, dialogId, viewers, at: now });
    else of.delete(process);
    if (of.size > 0) this.heard.set(dialogId, of);
    else this.heard.delete(dialogId);
    return before === JSON.stringify(viewers) ? [] : [{ companyId, dialogId }];
  }

  of(companyId: number, dialogId: number): Seen[] {
    const here = [...(this.heard.get(dialogId)?.values() ?? [])];
    return here.filter((one) => one.companyId === companyId).flatMap(({ viewers }) => viewers);
  }

  /** Drops what nobody has repeated; answers with the dialogs that it changed. */
  forget(now: number): ViewedDialog[] {
    return this.drop(({ at }) => now - at > FORGOTTEN_MS);
  }

  private drop(gone: (one: Heard) => boolean): ViewedDialog[] {
    const changed: ViewedDialog[] = [];
    for (const [dialogId, of] of this.heard) {
      for (const one of of.values()) {
        if (!gone(one)) continue;
        of.delete(one.process);
        changed.push({ companyId: one.companyId, dialogId });
      }
      if (of.size === 0) this.heard.delete(dialogId);
    }
    return changed;
  }
}
