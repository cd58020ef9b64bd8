import { NOBODY } from '../../dialogs/dialog-changes.js';
import type { CloseStep } from '../content.js';
import type { StepWork } from './step-work.js';

export const closeWork: StepWork<CloseStep> = {
  enter(_step, { dialog, work }) {
    dialog.leaveBot();
    if (dialog.isOpen) work.desk.changes.close(dialog, NOBODY);
    return { kind: 'end', reason: 'closed', why: { code: 'closed' } };
  },
};
