import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { PlacementRules } from './placement-rules.js';

/** How many dialogs one round looks at: the load of all candidates is locked meanwhile. */
const ROUND = 100;

/**
 * Looks at everything in "New" again after the rules have changed (the company's, a channel's, a group's), the oldest first:
 * what can be given is given, what waited for something that no longer holds waits for what holds now. Harmless to repeat.
 */
export class ReviewNew {
  constructor(private readonly desk: DialogDesk) {}

  async run(companyId: number): Promise<void> {
    for (let after: Place | null = null; ;) {
      const last: Place | null = await this.round(companyId, after);
      // A place is as fine as a Date: a row stored with microseconds comes after its own place again.
      if (!last || last.id === after?.id) return;
      after = last;
    }
  }

  /** Resolves with the place of the last dialog it looked at; null when there was nothing more. */
  private round(companyId: number, after: Place | null): Promise<Place | null> {
    return this.desk.run(companyId, async (desk) => {
      const dialogs = await desk.unassignedDialogs(ROUND, after);
      const last = dialogs.at(-1);
      if (!last) return null;
      const rules = await PlacementRules.of(desk, dialogs);
      for (const dialog of dialogs) rules.place(desk, dialog);
      return { openedAt: last.snapshot.openedAt, id: last.id };
    });
  }
}

interface Place {
  openedAt: Date;
  id: number;
}
