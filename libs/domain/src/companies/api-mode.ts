import { DomainError } from '../shared/domain-error.js';

/** How the public API works for a company. Programs ask for the list and name a mode by it; there is one. */
export const API_MODES = [{ name: 'default', description: 'Operators, rules and programs work side by side' }] as const;
export type ApiMode = (typeof API_MODES)[number]['name'];

export function apiModeOf(name: string): ApiMode {
  const mode = API_MODES.find((known) => known.name === name);
  if (mode) return mode.name;
  throw new DomainError('unknown_mode', `mode must be one of: ${API_MODES.map((known) => known.name).join(', ')}`, 'invalid', 'mode');
}
