import type { OnboardingSnapshot } from '#domain/onboarding/onboarding.js';
import { nextReminder } from '#domain/onboarding/reminders.js';
import type { Database, Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { addLetters } from '../letters/letter.outbox.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { onboardingEntry } from './onboarding.change.js';
import { locked, tickFacts } from './onboarding.store.js';

/** By so much the clocks of two machines may differ. */
const TOLERANCE_MS = 10 * 60 * 1000;

const note = statement('onboarding.reminded', `update onboarding set reminders = $2 where company_id = $1`);
// Who registered, as long as he works here; then whoever has been an admin for longest.
const addressee = statement(
  'onboarding.addressee',
  `select o.id from operator o left join onboarding b on b.company_id = o.company_id and b.operator_id = o.id
    where o.company_id = $1 and o.state = 'active' and (b.company_id is not null or o.role = 'admin')
    order by (b.company_id is not null) desc, o.id limit 1`,
);
const open = statement(
  'onboarding.open',
  `select company_id as "companyId" from onboarding
    where state = 'open' and reminders < $1 and opened_at < now() - make_interval(secs => $2) order by company_id`,
);

/** Letters about onboardings that stand still. */
export class ReminderStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
  ) {}

  /**
   * Has the letter of this number sent, once, if it is due: the number and the letter's row stand in one transaction. What has come true
   * meanwhile is ticked first. Resolves with how the onboarding stands; null = there is none.
   */
  async remind(companyId: number, number: number, now: Date): Promise<OnboardingSnapshot | null> {
    const snapshot = await this.database.transaction(companyId, async (tx) => {
      await tickFacts(tx);
      const onboarding = await locked(tx);
      if (!onboarding) return null;
      const { snapshot, openedAt } = onboarding;
      const due = nextReminder({ openedAt, reminders: snapshot.reminders }, now.getTime() + TOLERANCE_MS);
      if (snapshot.state !== 'open' || due?.number !== number || due.dueMs > now.getTime() + TOLERANCE_MS) return snapshot;
      await send(tx, number);
      return { ...snapshot, reminders: number };
    });
    this.wake.wake('outbox');
    this.wake.wake('event');
    return snapshot;
  }

  /** Tells the process how things stand, as a change would; one that was lost begins again. */
  async tellAnew(companyId: number): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const onboarding = await locked(tx);
      if (onboarding?.state === 'open') addToOutbox(tx, [onboardingEntry(companyId, onboarding.snapshot)]);
    });
    this.wake.wake('outbox');
  }
}

async function send(tx: Tx, number: number): Promise<void> {
  await tx.query(note, [tx.companyId, number]);
  const [operator] = await tx.query<{ id: number }>(addressee, [tx.companyId]);
  if (operator) addLetters(tx, [{ kind: 'onboarding_reminder', id: operator.id, version: number }]);
}

/** Companies whose onboarding has been open for so long and has letters to come: each of them has a process. */
export async function openOnboardings(jobs: JobsDatabase, mostReminders: number, openForSeconds: number): Promise<number[]> {
  return (await jobs.query<{ companyId: number }>(open, [mostReminders, openForSeconds])).map(({ companyId }) => companyId);
}
