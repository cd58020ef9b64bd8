import type { Caller } from '../access/caller.js';
import type { ChangeCompany } from '../companies/change-company.js';
import type { Company } from '../companies/company.js';
import { centerPlan, companyPlan, invitationPlan, type Drafts, type InvitationPlan } from './continue-step.js';
import type { DraftValue } from './drafts.js';
import type { GreetClients } from './greet-clients.js';
import { NotYetDone, StepForbidden, UnknownStep } from './onboarding.errors.js';
import type { StepState } from './progress.js';
import { mayDoStep, stepOf, type Facts, type OnboardingStep, type StepId } from './steps.js';

export interface TypedValue {
  field: string;
  value: DraftValue;
  revision: number;
}

/** A value that was applied, by its number; `left` = what of it is still to do, and stays typed. */
export interface AppliedValue {
  field: string;
  revision: number;
  left?: DraftValue;
}

export interface StepDesk {
  /** What is typed in a step, and how it stands. */
  typed(companyId: number, step: StepId): Promise<{ values: readonly TypedValue[]; state: StepState; facts: Facts }>;
  /** Takes away what was applied and, if `done`, marks the step; what was typed since then stays. */
  applied(caller: Caller, step: StepId, values: readonly AppliedValue[], done: boolean): Promise<void>;
}

/** What became of one line of a list. */
export interface InvitedLine {
  line: number;
  email: string;
  outcome: string;
  code: string | null;
  reason: string | null;
}

export interface Inviter {
  /** Invites each who can be; `left` = the lines that nobody could be invited by, as they were typed. */
  invite(caller: Caller, plan: InvitationPlan): Promise<{ lines: InvitedLine[]; left: string }>;
}

export interface GroupMaker {
  /** Sees to it that groups of these names exist. */
  ensure(companyId: number, names: readonly string[]): Promise<void>;
}

interface Tools {
  desk: StepDesk;
  companies: { get(companyId: number): Promise<Pick<Company, 'locale'>> };
  changeCompany: Pick<ChangeCompany, 'run'>;
  groups: GroupMaker;
  greet: Pick<GreetClients, 'run'>;
  inviter: Inviter;
}

interface Outcome {
  invited: InvitedLine[] | null;
  done: boolean;
  left: Readonly<Record<string, DraftValue>>;
}

const DONE: Outcome = { invited: null, done: true, left: {} };

/**
 * "Continue": what was typed in a step becomes so. Each piece may be applied once more without being there twice, so that two who press
 * at the same moment, or one whose server died in between, end with the same.
 */
export class ApplyStep {
  constructor(private readonly tools: Tools) {}

  /** Resolves with what became of each line, where people were invited. */
  async run(caller: Caller, stepId: string): Promise<InvitedLine[] | null> {
    const step = stepOf(stepId);
    if (!step) throw new UnknownStep();
    if (!mayDoStep(step, caller.permissions)) throw new StepForbidden();
    const { desk } = this.tools;
    const { values, state, facts } = await desk.typed(caller.companyId, step.id);
    // Somebody else was faster.
    if (state === 'done' && values.length === 0) return null;
    const { invited, done, left } = await this.apply(
      caller,
      step,
      Object.fromEntries(values.map(({ field, value }) => [field, value])),
      facts,
    );
    const applied = values.map(({ field, revision }) => (field in left ? { field, revision, left: left[field] } : { field, revision }));
    await desk.applied(caller, step.id, applied, done);
    return invited;
  }

  private async apply(caller: Caller, { id, fact }: OnboardingStep, drafts: Drafts, facts: Facts): Promise<Outcome> {
    if (id === 'company') await this.tools.changeCompany.run(caller.companyId, companyPlan(drafts));
    else if (id === 'center') await this.applyCenter(caller, drafts);
    else if (id === 'operators') return this.applyInvitations(caller, drafts);
    else if (fact !== null && !facts[fact]) throw new NotYetDone(id);
    return DONE;
  }

  /** The greeting first: it alone may be refused. */
  private async applyCenter({ companyId, operatorId }: Caller, drafts: Drafts): Promise<void> {
    const { changes, groups, greeting } = centerPlan(drafts);
    const { companies, changeCompany, greet, groups: maker } = this.tools;
    if (greeting !== undefined) {
      const { locale } = await companies.get(companyId);
      await greet.run({ companyId, operatorId, locale, text: greeting });
    }
    if (groups.length > 0) await maker.ensure(companyId, groups);
    await changeCompany.run(companyId, changes);
  }

  /** Whoever could not be invited stays in the list, to be corrected. */
  private async applyInvitations(caller: Caller, drafts: Drafts): Promise<Outcome> {
    const { lines, left } = await this.tools.inviter.invite(caller, invitationPlan(drafts));
    if (left === '') return { ...DONE, invited: lines };
    const { text: _text, ...kept } = drafts;
    const done = lines.some(({ outcome }) => outcome === 'invited');
    return { invited: lines, done, left: { ...kept, text: left } };
  }
}
