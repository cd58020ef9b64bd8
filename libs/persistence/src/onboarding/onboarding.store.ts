import type { AppliedValue } from '#domain/onboarding/apply-step.js';
import { Onboarding, type Mark } from '#domain/onboarding/onboarding.js';
import { OnboardingClosed } from '#domain/onboarding/onboarding.errors.js';
import { tickedBy } from '#domain/onboarding/progress.js';
import type { Facts, StepId } from '#domain/onboarding/steps.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { onboardingEntry } from './onboarding.change.js';
import { ONBOARDING_COLUMNS, onboardingFacts, onboardingMarks, onboardingRow, type OnboardingRow } from './onboarding.view.js';

const add = statement(
  'onboarding.add',
  `insert into onboarding (company_id, operator_id, state, closed_at) values ($1, $2, $3, case when $3 = 'open' then null else now() end)
       on conflict do nothing`,
);
const lock = statement('onboarding.lock', `select ${ONBOARDING_COLUMNS} from onboarding where company_id = $1 for update`);
const keepState = statement(
  'onboarding.keep_state',
  `update onboarding set state = $2, opened_at = $3, closed_at = case when $2 = 'open' then null else coalesce(closed_at, now()) end,
          operator_id = coalesce($4, operator_id)
    where company_id = $1`,
);
const markSteps = statement(
  'onboarding.mark_steps',
  `insert into onboarding_step (company_id, step, state, operator_id)
   select $1, step, state, operator_id from jsonb_to_recordset($2::jsonb) as m (step text, state text, operator_id bigint)
       on conflict (company_id, step) do update set state = excluded.state, operator_id = excluded.operator_id, at = now()`,
);
const unmark = statement('onboarding.unmark_steps', `delete from onboarding_step where company_id = $1 and step = any($2::text[])`);
// What was typed after "continue" had read it is of a later thought: it stays.
const dropApplied = statement(
  'onboarding.drop_applied',
  `delete from onboarding_field f using unnest($3::text[], $4::bigint[]) as applied (field, revision)
    where f.company_id = $1 and f.step = $2 and f.field = applied.field and f.revision = applied.revision`,
);
// Of a list that was taken in part, the rest.
const keepLeft = statement(
  'onboarding.keep_left',
  `update onboarding_field f set value = left_over.value, revision = nextval('id_seq'), updated_at = now()
     from jsonb_to_recordset($3::jsonb) as left_over (field text, revision bigint, value jsonb)
    where f.company_id = $1 and f.step = $2 and f.field = left_over.field and f.revision = left_over.revision`,
);

/** What "continue" has applied: these values, and no later ones. */
export interface AppliedStep {
  step: StepId;
  fields: readonly AppliedValue[];
}

/** Onboardings of companies; every change is told to the screens and to the durable process in its transaction. */
export class OnboardingStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
  ) {}

  /** Lets `decide` change the onboarding under its lock. Null: the company has none. */
  async change(companyId: number, decide: (onboarding: Onboarding) => void, { by = null, applied }: Options = {}): Promise<void> {
    const changed = await this.database.transaction(companyId, async (tx) => {
      const onboarding = await locked(tx);
      if (!onboarding) throw new OnboardingClosed();
      decide(onboarding);
      if (applied) await dropDrafts(tx, applied);
      return keep(tx, onboarding, { by, also: applied?.step });
    });
    this.told(changed);
  }

  /** Opens it, also for a company that never had one. */
  async open(companyId: number, operatorId: number, decide: (onboarding: Onboarding) => void): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(add, [companyId, operatorId, 'skipped']));
    await this.change(companyId, decide, { by: operatorId });
  }

  /** Ticks what is the case. `waits`: a step is left that a fact would make done. */
  async settle(companyId: number): Promise<{ ticked: StepId[]; waits: boolean }> {
    const settled = await this.database.transaction(companyId, async (tx) => {
      const look = await lookForFacts(tx);
      return { ticked: await settle(tx, look.facts), waits: look.waits };
    });
    this.told(settled.ticked.length > 0);
    return settled;
  }

  private told(changed: boolean): void {
    if (!changed) return;
    this.wake.wake('event');
    this.wake.wake('outbox');
  }
}

interface Options {
  /** Who opens it anew: the reminders go to him. */
  by?: number | null;
  applied?: AppliedStep;
}

/** Asks a new company to set itself up, in the transaction that makes it. */
export async function openOnboarding(tx: Tx, operatorId: number): Promise<void> {
  await tx.query(add, [tx.companyId, operatorId, 'open']);
  const onboarding = await locked(tx);
  if (onboarding) addToOutbox(tx, [onboardingEntry(tx.companyId, onboarding.snapshot)]);
}

/** Under the lock: what the process is told goes in the order in which it came to be. */
export async function locked(tx: Tx): Promise<Onboarding | null> {
  const [row] = await tx.query<OnboardingRow>(lock, [tx.companyId]);
  return row ? new Onboarding({ ...row, marks: await marksOf(tx) }) : null;
}

/** Ticks what is the case, in the transaction that made it so. */
export async function tickFacts(tx: Tx): Promise<void> {
  await settle(tx, (await lookForFacts(tx)).facts);
}

const EVERYTHING: Facts = { channel: true, colleague: true, answered: true };

/** What is the case, where an open onboarding has a step that would be done by it; asked before anything is locked. */
async function lookForFacts(tx: Tx): Promise<{ facts: Facts | null; waits: boolean }> {
  const row = await onboardingRow(tx);
  if (row?.state !== 'open') return { facts: null, waits: false };
  const marks = await marksOf(tx);
  const waiting = tickedBy(EVERYTHING, marks);
  if (waiting.length === 0) return { facts: null, waits: false };
  const facts = await onboardingFacts(tx, { askAnswered: waiting.includes('first_conversation') });
  const ticked = tickedBy(facts, marks);
  return { facts: ticked.length > 0 ? facts : null, waits: ticked.length < waiting.length };
}

async function settle(tx: Tx, facts: Facts | null): Promise<StepId[]> {
  const onboarding = facts && (await locked(tx));
  if (!onboarding) return [];
  const ticked = onboarding.tick(facts);
  await keep(tx, onboarding, {});
  return ticked;
}

async function marksOf(tx: Tx): Promise<Mark[]> {
  return (await onboardingMarks(tx)).map(({ step, state, operatorId }) => ({ step, state, operatorId }));
}

async function dropDrafts(tx: Tx, { step, fields }: AppliedStep): Promise<void> {
  const gone = fields.filter(({ left }) => left === undefined);
  const left = fields.flatMap((one) => (one.left === undefined ? [] : [{ field: one.field, revision: one.revision, value: one.left }]));
  await tx.query(dropApplied, [tx.companyId, step, gone.map(({ field }) => field), gone.map(({ revision }) => revision)]);
  if (left.length > 0) await tx.query(keepLeft, [tx.companyId, step, JSON.stringify(left)]);
}

/** What people did; what a fact ticked was done elsewhere, and stands there. */
async function audit(tx: Tx, onboarding: Onboarding): Promise<void> {
  const { marked, state } = onboarding.changes;
  for (const mark of marked) {
    if (mark.operatorId === null) continue;
    const verb = { done: 'step_done', skipped: 'step_skipped', open: 'step_reopened' }[mark.state];
    await recordAudit(tx, { action: `onboarding.${verb}`, object: { kind: 'onboarding', id: null, name: mark.step } });
  }
  if (state === null) return;
  const verb = state === 'open' ? 'reopened' : state;
  await recordAudit(tx, { action: `onboarding.${verb}`, object: { kind: 'onboarding', id: null, name: null } });
}

/** `also`: a step whose drafts are gone, though its mark is as it was. */
async function keep(tx: Tx, onboarding: Onboarding, { by = null, also }: { by?: number | null; also?: string }): Promise<boolean> {
  const { marked, unmarked, hasChanged } = onboarding.changes;
  if (!hasChanged && also === undefined) return false;
  const { state, openedAt, snapshot } = onboarding;
  await tx.query(keepState, [tx.companyId, state, openedAt, onboarding.wasReopened ? by : null]);
  if (marked.length > 0) {
    const rows = marked.map(({ step, state, operatorId }) => ({ step, state, operator_id: operatorId }));
    await tx.query(markSteps, [tx.companyId, JSON.stringify(rows)]);
  }
  if (unmarked.length > 0) await tx.query(unmark, [tx.companyId, unmarked]);
  await audit(tx, onboarding);
  const steps = new Set([...marked.map(({ step }) => step), ...(also === undefined ? [] : [also])]);
  await recordEvents(
    tx,
    (steps.size > 0 ? [...steps] : [null]).map((step) => ({ kind: 'onboarding_changed', data: { step } })),
  );
  if (hasChanged) addToOutbox(tx, [onboardingEntry(tx.companyId, snapshot)]);
  return true;
}
