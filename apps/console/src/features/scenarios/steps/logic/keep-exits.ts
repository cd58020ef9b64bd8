import type { Step } from '../../model/content.js';
import { exitsOf } from '../../model/exits.js';

/** The step without leads from exits that it no longer has: those of a deleted button, or of a time-out that was taken away. */
export function keepExits<S extends Step>(step: S): S {
  const names = new Set(exitsOf(step).map(({ name }) => name));
  const kept = Object.entries(step.exits).filter(([name]) => names.has(name));
  return kept.length === Object.keys(step.exits).length ? step : { ...step, exits: Object.fromEntries(kept) };
}
