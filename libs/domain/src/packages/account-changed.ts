import type { OutboxEntry } from '../dialogs/change-event.js';

/** What tells the process that waits with a company's blocked dialogs to look again, or starts it. */
export const accountChanged = (companyId: number): OutboxEntry => ({
  ...{ process: 'package-top-up', action: 'start' },
  ...{ workflowId: `package-top-up:${companyId}`, payload: { companyId } },
});
