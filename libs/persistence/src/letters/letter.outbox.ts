import type { Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';

/** A letter that shall leave; which rows it is made of is said by `kind`: see workflows/src/letter. */
export interface LetterToSend {
  kind: 'invitation' | 'password_reset' | 'onboarding_reminder' | 'package_notice';
  /** Of the invitation, the reset or the notice; of the operator who is reminded. */
  id: number;
  /** Of the link; of a reminder, its number; of a notice, the admin who is written to. */
  version: number;
}

/** Has letters sent, in the transaction of what they tell of. After the commit: `wake.wake('outbox')`. */
export function addLetters(tx: Tx, letters: readonly LetterToSend[]): void {
  addToOutbox(
    tx,
    letters.map(({ kind, id, version }) => ({
      process: 'letter',
      action: 'start',
      workflowId: `letter:${kind}:${id}:${version}`,
      payload: { companyId: tx.companyId, kind, id, version },
    })),
  );
}
