import type { FailureReason } from './trace.js';
import type { RunValue } from './facts.js';

/** What templates and expressions see: the variables of the run and the facts, by their names. */
export type Scope = Record<string, unknown>;

/** The languages in which designers write, each within limits of time and size, and none reaching anything but its scope. */
export interface ScenarioTools {
  /** Liquid. Throws `ToolFailed`. */
  render(template: string, scope: Scope): string;
  /** CEL. Throws `ToolFailed`. */
  evaluate(expression: string, scope: Scope): RunValue;
  /** RE2: whether the whole text fits the pattern. Throws `ToolFailed`. */
  fits(pattern: string, text: string): boolean;
}

/** What a designer wrote can't be carried out; `detail` is a sentence for him. */
export class ToolFailed extends Error {
  constructor(
    readonly reason: Extract<FailureReason, 'template' | 'expression' | 'pattern'>,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'ToolFailed';
  }
}
