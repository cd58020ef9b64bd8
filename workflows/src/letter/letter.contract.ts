import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

/** `id` is the invitation's, the reset's or the notice's; of a reminder, the operator's who is reminded. */
export type LetterKind = 'invitation' | 'password_reset' | 'onboarding_reminder' | 'package_notice';

/** Which letter; what it says, and the secret in its link, are made of the rows when it is written. */
export interface Letter {
  companyId: number;
  kind: LetterKind;
  id: number;
  /** Which link of the row it carries; of a reminder, its number; of a notice, the admin who is written to. */
  version: number;
}

export interface LetterInput extends Letter {
  /** When it was asked for (ISO 8601); the relay adds it. */
  at?: string;
}

export interface LetterResult {
  /**
   * `sent`: the mail server took it. `logged`: there is no mail server. `refused`: the address does not exist.
   * `over`: the link ended before a letter could leave, or nobody needs it any more.
   */
  ended: 'sent' | 'logged' | 'refused' | 'over';
}

export interface LetterState {
  attempts: number;
  nextAttemptAt: string | null;
}

export const letterProcess = {
  name: 'letter',
  workflowType: 'letter',
  taskQueue: 'flows',
  startSignal: 'letterAsked',
} as const satisfies ProcessDefinition;

export const letterAskedSignal = defineSignal<[LetterInput]>(letterProcess.startSignal);

export const letterStateQuery = defineQuery<LetterState>('letterState');

/** Written by persistence/letters/letter.outbox.ts. */
export const letterWorkflowId = ({ kind, id, version }: Letter): string => `letter:${kind}:${id}:${version}`;
