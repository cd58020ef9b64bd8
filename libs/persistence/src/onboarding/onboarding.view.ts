import type { OnboardingState, StepState } from '#domain/onboarding/progress.js';
import type { Facts } from '#domain/onboarding/steps.js';
import type { DraftValue } from '#domain/onboarding/drafts.js';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface OnboardingRow {
  state: OnboardingState;
  openedAt: Date;
  reminders: number;
  greetingScenarioId: number | null;
}

export interface Who {
  id: number;
  firstName: string;
  lastName: string;
}

export interface MarkRow {
  step: string;
  state: StepState;
  operatorId: number | null;
  by: Who | null;
  at: Date;
}

export interface FieldRow {
  step: string;
  field: string;
  value: DraftValue;
  sealed: string | null;
  revision: number;
  by: Who | null;
  updatedAt: Date;
}

const who = (
  id: string,
): string => `(select jsonb_build_object('id', o.id, 'firstName', o.first_name, 'lastName', coalesce(o.last_name, ''))
  from operator o where o.company_id = $1 and o.id = ${id})`;

export const ONBOARDING_COLUMNS = `state, opened_at as "openedAt", reminders, greeting_scenario_id as "greetingScenarioId"`;
const row = statement('onboarding.row', `select ${ONBOARDING_COLUMNS} from onboarding where company_id = $1`);
const marks = statement(
  'onboarding.marks',
  `select s.step, s.state, s.operator_id as "operatorId", ${who('s.operator_id')} as by, s.at from onboarding_step s where s.company_id = $1`,
);
const FIELD_COLUMNS = `f.step, f.field, f.value, f.sealed, f.revision, ${who('f.operator_id')} as by, f.updated_at as "updatedAt"`;
const fields = statement(
  'onboarding.fields',
  `select ${FIELD_COLUMNS} from onboarding_field f where f.company_id = $1 order by f.step, f.field`,
);
const someFields = statement(
  'onboarding.some_fields',
  `select ${FIELD_COLUMNS} from onboarding_field f join unnest($2::text[], $3::text[]) as wanted (step, field) using (step, field)
    where f.company_id = $1`,
);

/** How many of an operator's messages are looked at for the first answer; who wrote more to nobody is no conversation. */
const LOOKED_AT = 200;
// An answer goes to a client who had written: the operators' own index finds their first messages, the dialog's what came before.
const facts = statement(
  'onboarding.facts',
  `select exists (select 1 from channel where company_id = $1 and deleted_at is null) as channel,
          (exists (select 1 from operator where company_id = $1 and id <> coalesce((select operator_id from onboarding where company_id = $1), 0)
                    and state <> 'deleted')
           or exists (select 1 from invitation where company_id = $1 and state <> 'revoked')) as colleague,
          $2 and exists (
            select 1 from operator o
             cross join lateral (select m.dialog_id, m.kind, m.sent_at from message m
                                  where m.company_id = $1 and m.operator_id = o.id order by m.id limit ${LOOKED_AT}) m
             where o.company_id = $1 and m.kind = 'to_client'
               and exists (select 1 from message f where f.dialog_id = m.dialog_id and f.kind = 'from_client' and f.sent_at <= m.sent_at))
          as answered`,
);
const greeting = statement(
  'onboarding.greeting',
  `select s.draft, s.enabled from onboarding o join scenario s on s.company_id = o.company_id and s.id = o.greeting_scenario_id
    where o.company_id = $1 and s.deleted_at is null`,
);

/** Null: a company from before there was an onboarding. */
export const onboardingRow = async (tx: Tx): Promise<OnboardingRow | null> =>
  (await tx.query<OnboardingRow>(row, [tx.companyId]))[0] ?? null;

export const onboardingMarks = (tx: Tx): Promise<MarkRow[]> => tx.query<MarkRow>(marks, [tx.companyId]);

/** Everything that is typed and not applied. */
export const onboardingFields = (tx: Tx): Promise<FieldRow[]> => tx.query<FieldRow>(fields, [tx.companyId]);

export async function onboardingFieldsOf(tx: Tx, wanted: readonly { step: string; field: string }[]): Promise<FieldRow[]> {
  if (wanted.length === 0) return [];
  return tx.query<FieldRow>(someFields, [tx.companyId, wanted.map(({ step }) => step), wanted.map(({ field }) => field)]);
}

/** What is the case. Whether a client was answered is asked for only until it is known. */
export async function onboardingFacts(tx: Tx, { askAnswered }: { askAnswered: boolean }): Promise<Facts> {
  const [found] = await tx.query<Facts>(facts, [tx.companyId, askAnswered]);
  if (!found) throw new Error('The facts of an onboarding did not come');
  return found;
}

/** The scenario that greets; null where there is none, or it was deleted. */
export async function greetingScenario(tx: Tx): Promise<{ draft: ScenarioContent; enabled: boolean } | null> {
  return (await tx.query<{ draft: ScenarioContent; enabled: boolean }>(greeting, [tx.companyId]))[0] ?? null;
}
