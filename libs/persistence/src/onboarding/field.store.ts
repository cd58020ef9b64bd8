import type { DraftValue } from '#domain/onboarding/drafts.js';
import { OnboardingClosed } from '#domain/onboarding/onboarding.errors.js';
import type { Database } from '../database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** What the seal is bound to, besides the company. */
const COLUMN = 'onboarding_field.sealed';

// One statement: the value, its number and the event stand together, and of two who write at once the second has the greater number.
export const KEEP_FIELD = statement(
  'onboarding.keep_field',
  `with kept as (
     insert into onboarding_field (company_id, step, field, value, sealed, operator_id)
     select company_id, $2, $3, $4::jsonb, $5, $6 from onboarding where company_id = $1 and state = 'open'
         on conflict (company_id, step, field) do update
        set value = excluded.value, sealed = excluded.sealed, operator_id = excluded.operator_id, updated_at = now(),
            revision = nextval('id_seq')
     returning revision),
   told as (
     insert into event (company_id, kind, data)
     select $1, 'onboarding_changed', jsonb_build_object('step', $2::text, 'field', $3::text) from kept)
   select revision from kept`,
);
const forget = statement(
  'onboarding.forget_fields',
  `with gone as (
     delete from onboarding_field where company_id = $1 and step = $2 and starts_with(field, $3) returning 1),
   told as (
     insert into event (company_id, kind, data)
     select $1, 'onboarding_changed', jsonb_build_object('step', $2::text) where exists (select 1 from gone))
   select count(*)::int as fields from gone`,
);

export interface TypedField {
  step: string;
  field: string;
  value: DraftValue;
  secret: boolean;
  operatorId: number;
}

/** What is typed in an onboarding, kept at once. */
export class OnboardingFieldStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
    private readonly box: SecretBox,
  ) {}

  /** Keeps the value; the last write of a field stays. Resolves with its number, which only grows. */
  async keep(companyId: number, { step, field, value, secret, operatorId }: TypedField): Promise<number> {
    const sealed = secret && typeof value === 'string' && value !== '' ? this.box.seal(companyId, COLUMN, value) : null;
    const open = secret || value === null ? null : JSON.stringify(value);
    const values = [companyId, step, field, open, sealed, operatorId];
    const [kept] = await this.database.transaction(companyId, (tx) => tx.query<{ revision: number }>(KEEP_FIELD, values));
    if (!kept) throw new OnboardingClosed();
    this.wake.wake('event');
    return kept.revision;
  }

  /** Forgets what was typed in a step, or in those of its fields whose names begin so. */
  async forget(companyId: number, step: string, starting = ''): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(forget, [companyId, step, starting]));
    this.wake.wake('event');
  }

  open(companyId: number, sealed: string): string {
    return this.box.open(companyId, COLUMN, sealed);
  }
}
