import type { Role } from './caller.js';

/** What an operator may or may not do beside the work of his role; the console shows only what he may. */
export const ACTIONS = ['assign_others'] as const;
export type Action = (typeof ACTIONS)[number];

/** What a company allows its operators. */
export interface OperatorsMay {
  operatorsAssignOthers: boolean;
}

/** The actions of a role in a company: asked with every request, so that a change takes effect at once. */
export function actionsOf(role: Role, { operatorsAssignOthers }: OperatorsMay): Action[] {
  return role !== 'operator' || operatorsAssignOthers ? ['assign_others'] : [];
}
