import type { MessageLimits } from '../../messages/message-limits.js';
import type { Trigger } from '../content.js';

/** What of the company a scenario may name, and what else answers its clients; read when a check begins. */
export interface Surroundings {
  /** Of the scenario that is checked; null = it is not kept yet. */
  scenarioId: number | null;
  channels: readonly { id: number; transport: string; limits: MessageLimits }[];
  transports: ReadonlySet<string>;
  tags: ReadonlySet<number>;
  /** Those who still work here. */
  operators: ReadonlySet<number>;
  groups: ReadonlySet<number>;
  files: ReadonlySet<number>;
  secrets: ReadonlySet<string>;
  customFields: ReadonlySet<number>;
  hasWorkingHours: boolean;
  /** Other scenarios; the steps of what is published, null = nothing is. */
  scenarios: ReadonlyMap<number, { name: string; steps: ReadonlySet<string> | null }>;
  /** What other scenarios are started by. */
  triggers: readonly { scenario: string; trigger: Trigger }[];
}

/** What a template or an expression reads, or why it is none. `reads` are paths, as `client.name`. */
export type Reading = { error: string } | { error: null; reads: string[] };

/** The languages in which designers write, asked whether something is written in them. */
export interface CheckTools {
  /** Liquid. */
  template(text: string): Reading;
  /** CEL. */
  expression(text: string): Reading;
  /** RE2; null = it is a pattern. */
  pattern(text: string): string | null;
  /** Of an address whose host is not made by a template. */
  address(text: string): 'malformed' | 'private' | null;
}
