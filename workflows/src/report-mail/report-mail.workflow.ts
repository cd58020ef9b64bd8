import { condition, continueAsNew, proxyActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { MailedView, ReportLetterActivities, ReportMailActivities } from './report-mail.activities.js';
import {
  reportMailChangedSignal,
  reportMailStateQuery,
  type ReportMailInput,
  type ReportMailResult,
  type ReportMailState,
} from './report-mail.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const { planReportMail, readersOfReportMail, closeReportMail } = proxyActivities<ReportMailActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '1 minute' },
});
/** A report of a year with its file takes a while. What fails here is the worker or our own database, never the mail server. */
const { sendReport } = proxyActivities<ReportLetterActivities>({
  taskQueue: 'letters',
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '5 seconds', maximumInterval: '5 minutes' },
});

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Before the next day's letters are due nobody waits for those of yesterday any more. */
const GIVE_UP_MS = 20 * 3_600_000;

/** What the database says at the very moment may be a little behind what Temporal's clock says. */
const SHORTEST_WAIT_MS = 1_000;

/** Sends a saved view on its days and at its time, and whenever somebody wants it at once. What counts is the row. */
export async function reportMail({ companyId, viewId, now, wanted = [] }: ReportMailInput): Promise<ReportMailResult> {
  const view: MailedView = { companyId, viewId };
  const atOnce = now === undefined || wanted.includes(now) ? [...wanted] : [...wanted, now];
  const state: ReportMailState = { until: null, sending: null };
  let heard = 0;
  handleSignals(
    on(reportMailChangedSignal, (input) => {
      heard += 1;
      // The signal that came with the start names what the start named.
      if (input.now !== undefined && input.now !== now && !atOnce.includes(input.now)) atOnce.push(input.now);
    }),
  );
  setHandler(reportMailStateQuery, () => state);

  const send = async (occurrence: string, operatorIds: number[]): Promise<void> => {
    Object.assign(state, { until: null, sending: occurrence });
    const results = await Promise.all(operatorIds.map((operatorId) => letterTo({ ...view, occurrence, operatorId })));
    await closeReportMail({ ...view, occurrence, late: operatorIds.filter((_, n) => results[n] === 'late') });
    state.sending = null;
  };

  for (;;) {
    const before = heard;
    if (atOnce[0] !== undefined) {
      await send(atOnce[0], await readersOfReportMail(view));
      atOnce.shift();
    }
    const plan = await planReportMail(view);
    if (plan.state === 'due') await send(plan.occurrence, plan.operatorIds);
    // Whoever spoke meanwhile may know of what the answers do not.
    else if (heard === before && atOnce.length === 0) {
      if (plan.state !== 'wait') return { ended: plan.state };
      state.until = plan.until;
      await condition(() => heard !== before, Math.max(Date.parse(plan.until) - Date.now(), SHORTEST_WAIT_MS));
    }
    if (workflowInfo().continueAsNewSuggested && heard === before) await continueAsNew<typeof reportMail>({ ...view, wanted: atOnce });
  }
}

/** One letter: again after each failure, ever more seldom, until it has left or nobody waits for it any more. */
async function letterTo(letter: Parameters<typeof sendReport>[0]): Promise<'done' | 'late'> {
  const begun = Date.now();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    if ((await sendReport(letter)) !== 'later') return 'done';
    if (Date.now() + pauseMs - begun > GIVE_UP_MS) return 'late';
    await sleep(pauseMs);
  }
}
