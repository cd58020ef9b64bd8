import { Injectable } from '@nestjs/common';
import type { Company } from '#domain/companies/company.js';
import { greetingOf } from '#domain/onboarding/greeting.js';

import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { OnboardingFieldStore } from '#persistence/onboarding/field.store.js';
import { OnboardingStore } from '#persistence/onboarding/onboarding.store.js';
import {
  greetingScenario,
  onboardingFacts,
  onboardingFields,
  onboardingMarks,
  onboardingRow,
  type FieldRow,
} from '#persistence/onboarding/onboarding.view.js';
import { listOperatorGroups } from '#persistence/operators/operator.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import type { Onboarding, OnboardingSettings } from './onboarding.dto.js';
import { presentField, presentOnboarding } from './onboarding.presenter.js';

/** The onboarding as its caller may see it. */
@Injectable()
export class OnboardingReader {
  constructor(
    private readonly database: Database,
    private readonly onboardings: OnboardingStore,
    private readonly fields: OnboardingFieldStore,
    private readonly companies: CompanyStore,
  ) {}

  async read(caller: SignedIn): Promise<Onboarding> {
    const { companyId, permissions } = caller;
    await this.onboardings.settle(companyId);
    const company = await this.companies.get(companyId);
    const rows = await this.rows(companyId);
    const maySeeSecrets = permissions.includes('channels');
    const fields = rows.fields.map((row) => presentField(row, maySeeSecrets ? this.opened(companyId, row) : null));
    return { ...presentOnboarding(rows, permissions), fields, settings: settingsOf(company, rows) };
  }

  private rows(companyId: number) {
    return this.database.transaction(companyId, async (tx) => {
      const row = await onboardingRow(tx);
      const marks = await onboardingMarks(tx);
      const fields = await onboardingFields(tx);
      const answered = marks.some(({ step, state }) => step === 'first_conversation' && state === 'done');
      const facts = await onboardingFacts(tx, { askAnswered: row?.state === 'open' && !answered });
      const greeting = await greetingScenario(tx);
      const groups = await listOperatorGroups(tx);
      return { row, marks, fields, facts: { ...facts, answered: facts.answered || answered }, greeting, groups };
    });
  }

  private opened(companyId: number, { sealed }: FieldRow): string | null {
    return sealed === null ? null : this.fields.open(companyId, sealed);
  }
}

function settingsOf(company: Company, { greeting, groups }: Pick<Rows, 'greeting' | 'groups'>): OnboardingSettings {
  const { name, timeZone, locale, autoAssign, maxOpenDialogs, workingHours } = company;
  return {
    ...{ name, timeZone, locale, autoAssign, maxOpenDialogs, workingHours },
    groups: groups.map((group) => group.name),
    greeting: greeting?.enabled ? greetingOf(greeting.draft) : null,
  };
}

type Rows = Awaited<ReturnType<OnboardingReader['rows']>>;
