import { DomainError } from '../shared/domain-error.js';
import type { Complaint } from './check/complaint.js';
import { SCENARIO_LIMITS } from './scenario-limits.js';

/** A refusal with more to tell than a sentence: `about` is for the screen that shows it. */
export class ScenarioRefusal extends DomainError {
  constructor(
    code: string,
    message: string,
    kind: DomainError['kind'],
    readonly about: Record<string, unknown>,
    field?: string,
  ) {
    super(code, message, kind, field);
  }
}

export class TooManyScenarios extends DomainError {
  constructor() {
    super(
      'too_many_scenarios',
      `A company can have ${SCENARIO_LIMITS.scenarios} scenarios at most; delete one that is not needed any more`,
      'conflict',
    );
  }
}

/** Whoever saves a draft tells which one he began with; it was another's turn meanwhile. */
export class DraftChanged extends ScenarioRefusal {
  constructor(about: { draftVersion: number; changedBy: string | null; changedAt: string }) {
    const who = about.changedBy ?? 'Somebody';
    super(
      'draft_changed',
      `${who} has changed this scenario meanwhile; look at the current draft, or save your changes as a copy`,
      'conflict',
      about,
      'draftVersion',
    );
  }
}

export class ContentTooLarge extends DomainError {
  constructor() {
    const limit = SCENARIO_LIMITS.contentBytes / 1024 / 1024;
    super(
      'content_too_large',
      `The scenario is larger than ${limit} MB; divide it into several that go on to each other`,
      'invalid',
      'content',
    );
  }
}

/** Nothing of it is published; each complaint stands at its step. */
export class ScenarioBroken extends ScenarioRefusal {
  constructor(complaints: readonly Complaint[]) {
    const errors = complaints.filter(({ severity }) => severity === 'error').length;
    const words = errors === 1 ? 'There is one problem' : `There are ${errors} problems`;
    super('scenario_broken', `${words} in the way of publishing; each is shown at its step`, 'unprocessable', { complaints });
  }
}

export class UnknownRevision extends DomainError {
  constructor() {
    super('not_found', 'Revision not found', 'not_found');
  }
}

export class NeverPublished extends DomainError {
  constructor() {
    super('never_published', 'Nothing of this scenario is published; publish it first', 'conflict');
  }
}

export class NothingToTry extends DomainError {
  constructor() {
    super('nothing_to_try', 'The draft has no first step; draw one and mark where the scenario begins', 'conflict');
  }
}
