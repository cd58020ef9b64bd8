import type { OnboardingField } from './onboarding.js';

type Listener = (field: OnboardingField) => void;

const listeners = new Set<Listener>();

/** Calls back for every field that anybody writes, as the live line tells it; returns how to stop. */
export function whenFieldWritten(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function fieldWritten(field: OnboardingField): void {
  for (const listener of listeners) listener(field);
}
