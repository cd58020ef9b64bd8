import type { OnboardingField, OnboardingStepId } from './onboarding.js';

type Listener = (field: OnboardingField) => void;

const listeners = new Set<Listener>();
/** The last write of each field since this window was opened: an answer that was on its way at that moment does not know it. */
const written = new Map<string, OnboardingField>();

/** Calls back for every field that anybody writes, beginning with those that were written already; returns how to stop. */
export function whenFieldWritten(listener: Listener): () => void {
  for (const field of written.values()) listener(field);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function fieldWritten(field: OnboardingField): void {
  written.set(`${field.step}/${field.field}`, field);
  for (const listener of listeners) listener(field);
}

/** What was typed in the step is applied or forgotten, or may be. */
export function stepMoved(step: OnboardingStepId | null): void {
  for (const [key, field] of written) if (step === null || field.step === step) written.delete(key);
}
