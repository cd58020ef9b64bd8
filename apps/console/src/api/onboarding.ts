import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Locale, Named, WorkingPeriod } from './types.js';

export const ONBOARDING_STEPS = ['company', 'channels', 'operators', 'center', 'first_conversation'] as const;
export type OnboardingStepId = (typeof ONBOARDING_STEPS)[number];

/** What a field holds: whatever JSON can say. */
export type DraftValue = string | number | boolean | null | DraftValue[] | { [key: string]: DraftValue };

export interface OnboardingStep {
  id: OnboardingStepId;
  state: 'open' | 'done' | 'skipped';
  /** Whether whoever looks may do what the step does. */
  mayDo: boolean;
  /** Null: nobody yet, or it was seen to be done. */
  by: Named | null;
  at: string | null;
}

/** What was typed and is not applied yet. */
export interface OnboardingField {
  step: OnboardingStepId;
  /** In the step `channels`: `transport`, and `<transport>.name`, `.phone`, `.groupIds`, `.settings.<name>`, `.secrets.<name>`. */
  field: string;
  value: DraftValue;
  /** Of two values of a field the one with the greater number is the newer. */
  revision: number;
  updatedBy: Named | null;
  updatedAt: string;
  /** A key or password: the live line tells that it was typed, and not what. */
  sealed: boolean;
}

/** What is so now, shown where nothing is typed. */
export interface OnboardingSettings {
  name: string;
  timeZone: string;
  locale: Locale;
  groups: string[];
  autoAssign: boolean;
  maxOpenDialogs: number;
  /** Null = somebody always works; typed, that is the text `always`. */
  workingHours: WorkingPeriod[] | null;
  greeting: string | null;
}

export interface Onboarding {
  /** `none`: a company from before there was a set-up. */
  state: 'none' | 'open' | 'finished' | 'skipped';
  steps: OnboardingStep[];
  /** The first step that is neither done nor passed over. */
  current: OnboardingStepId | null;
  progress: { done: number; skipped: number; total: number };
  fields: OnboardingField[];
  facts: { channel: boolean; colleague: boolean; answered: boolean };
  settings: OnboardingSettings;
}

export const onboardingQuery = queryOptions({
  queryKey: ['onboarding'],
  queryFn: ({ signal }) => http.get<Onboarding>('/api/onboarding', { signal }),
});

const fieldsPath = (step: string): string => `/api/onboarding/fields/${encodeURIComponent(step)}`;

export const saveOnboardingField = (step: string, field: string, value: DraftValue, keepalive: boolean) =>
  http.put<{ revision: number }>(`${fieldsPath(step)}/${encodeURIComponent(field)}`, { value }, { keepalive });

/** `starting`: only fields whose names begin so. */
export const forgetOnboardingFields = (step: OnboardingStepId, starting: string) =>
  http.delete<void>(fieldsPath(step), { query: { starting } });

export const moveOnboardingStep = (step: OnboardingStepId, move: 'complete' | 'skip' | 'reopen') =>
  http.post<Onboarding>(`/api/onboarding/steps/${step}/${move}`);

export const moveOnboarding = (move: 'skip' | 'reopen' | 'finish') => http.post<Onboarding>(`/api/onboarding/${move}`);
