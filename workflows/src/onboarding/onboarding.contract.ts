import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { OnboardingSnapshot } from '#domain/onboarding/onboarding.js';
import type { ProcessDefinition } from '../process.js';

/**
 * An onboarding as the transaction that changed it left it. All of it is told every time, steps included: the process knows none by
 * itself, so that a release with another step finds nothing here to change.
 */
export interface OnboardingTold extends OnboardingSnapshot {
  companyId: number;
}

export interface OnboardingInput extends OnboardingTold {
  /** After so many turns it goes on in a new run; absent = when Temporal suggests it. */
  turnsPerRun?: number;
}

export interface OnboardingResult {
  ended: 'finished' | 'skipped';
  /** How many letters went out. */
  reminders: number;
}

export interface OnboardingProcessState extends OnboardingSnapshot {
  /** ISO 8601; null = none is to come. */
  nextReminderAt: string | null;
}

/** One process for a company; a second start tells the running one how things stand. */
export const onboardingProcess = {
  name: 'onboarding',
  workflowType: 'onboarding',
  taskQueue: 'flows',
  startSignal: 'onboardingOpened',
} as const satisfies ProcessDefinition;

export const onboardingOpenedSignal = defineSignal<[OnboardingTold]>(onboardingProcess.startSignal);
export const onboardingChangedSignal = defineSignal<[OnboardingTold]>('onboardingChanged');
export const onboardingStateQuery = defineQuery<OnboardingProcessState>('onboardingState');

const PREFIX = 'onboarding:';

export const onboardingWorkflowId = (companyId: number): string => `${PREFIX}${companyId}`;

/** The company of a workflow id; null for another process's. */
export function companyOfOnboarding(workflowId: string): number | null {
  const id = workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
