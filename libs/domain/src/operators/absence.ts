import type { OperatorState, OperatorStatus } from './operator.js';

/** Where an operator is, with what his company wants done about it. */
export interface Whereabouts {
  name: string;
  state: OperatorState;
  status: OperatorStatus;
  /** At least one open tab. */
  connected: boolean;
  /** Since when he is gone; null while he is there. */
  absentSince: Date | null;
  /** How long he may be gone before his dialogs go to others; null = they stay with him. */
  releaseSeconds: number | null;
}

export type AbsenceVerdict =
  | { kind: 'back' }
  /** The company leaves his dialogs with him. */
  | { kind: 'kept' }
  | { kind: 'not_yet'; dueAt: Date }
  | { kind: 'due'; why: 'absent' | Exclude<OperatorState, 'active'> };

/** What becomes of the dialogs of an operator who may be gone. Who left the company gives them back at once. */
export function judgeAbsence({ state, status, connected, absentSince, releaseSeconds }: Whereabouts, now: Date): AbsenceVerdict {
  if (state !== 'active') return { kind: 'due', why: state };
  if (connected && status !== 'offline') return { kind: 'back' };
  if (releaseSeconds === null) return { kind: 'kept' };
  const dueAt = new Date((absentSince ?? now).getTime() + releaseSeconds * 1000);
  return dueAt > now ? { kind: 'not_yet', dueAt } : { kind: 'due', why: 'absent' };
}
