import { Candidates } from '../assignment/candidates.js';
import type { AssignmentRules, Candidate } from '../assignment/rules.js';
import { Dialog } from '../dialogs/dialog.js';
import { decideIngest } from '../ingest/decide-ingest.js';
import { IngestChanges } from '../ingest/ingest-changes.js';
import { IngestSnapshot } from '../ingest/ingest-snapshot.js';
import type { InboundEvent } from '../messages/inbound-event.js';
import type { NewMessage } from '../messages/message.js';
import type { Tariff } from '../packages/tariff.js';
import type { Listening } from '../scenarios/triggers.js';
import { someRules } from './a-candidate.factory.js';
import { NOON } from './a-dialog.factory.js';
import { anAccount } from './an-account.factory.js';
import { linesOf } from './system-lines.js';

interface Company {
  rules: Partial<AssignmentRules>;
  candidates: Candidate[];
  autoAssign: boolean;
  listening: Listening;
  /** Null = it is not metered. */
  tariff: Tariff | null;
}

/**
 * A company with one channel that provider events come in by. The snapshot lives on from group to group, as the database would:
 * `receive` twice is two webhooks, `receive` with two events is one group.
 */
export class IngestCase {
  static readonly CHANNEL = 1;
  readonly snapshot: IngestSnapshot;
  private readonly tariff: Tariff | null;
  private ids = 1000;
  /** How many ids the last group took. */
  idsUsed = 0;

  constructor({ rules = {}, candidates = [], autoAssign = true, listening, tariff = null }: Partial<Company> = {}) {
    this.tariff = tariff;
    this.snapshot = new IngestSnapshot(
      new Map(),
      new Map(),
      new Map(),
      someRules(rules),
      new Candidates().set({ channelId: IngestCase.CHANNEL, groupId: null }, candidates),
      new Set(autoAssign ? [IngestCase.CHANNEL] : []),
      new Map(),
      listening,
    );
  }

  receive(...events: InboundEvent[]): IngestChanges {
    const before = this.ids;
    // As the database gives them back: nothing is new that an earlier group has stored.
    for (const [clientId, dialog] of this.snapshot.dialogs) this.snapshot.dialogs.set(clientId, new Dialog({ ...dialog.snapshot }));
    const changes = new IngestChanges(7, NOON, { next: () => (this.ids += 1) });
    changes.account = anAccount({ tariff: this.tariff }, { now: NOON, next: () => (this.ids += 1) });
    decideIngest(
      events.map((event) => ({ channelId: IngestCase.CHANNEL, event })),
      this.snapshot,
      changes,
    );
    this.idsUsed = this.ids - before;
    return changes;
  }

  /** The dialogs of the company, in the order in which they came into being. */
  get dialogs(): Dialog[] {
    return [...this.snapshot.dialogs.values()];
  }

  /** The only dialog there is. */
  get dialog(): Dialog {
    const [dialog, ...more] = this.dialogs;
    if (!dialog || more.length > 0) throw new Error(`There are ${this.dialogs.length} dialogs`);
    return dialog;
  }
}

/** What people wrote, without the lines of the system. */
export const written = (changes: IngestChanges): NewMessage[] => changes.messages.filter(({ kind }) => kind !== 'system');

/** The lines of the system by their codes. */
export const codes = (changes: IngestChanges): string[] => linesOf(changes.messages).map(({ code }) => code);
