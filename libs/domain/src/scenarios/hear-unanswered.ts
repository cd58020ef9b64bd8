import { isWorkingTime } from '../companies/working-hours.js';
import type { HeldTrigger, RunWork } from './run-desk.port.js';
import { byCare } from './trigger-of-message.js';
import type { Walk } from './walk.js';

/** The time has passed in which somebody should have answered the client's message: where nobody has, a scenario takes it up. */
export async function hearUnanswered(
  { messageId, afterSeconds }: { messageId: number; afterSeconds: number },
  walk: Walk,
  work: RunWork,
): Promise<void> {
  const { dialog } = work.state;
  if (walk.openRun || !dialog.isOpen || (await work.desk.answeredSince(dialog.id, messageId))) return;
  const trigger = (await work.triggers()).filter((each) => isPulled(each, afterSeconds, work)).sort(byCare)[0];
  const revision = trigger && (await work.revision(trigger.revisionId));
  if (!trigger || !revision) return;
  await walk.begin({ revision, stepId: trigger.stepId, startedBy: { trigger: 'missed', messageId }, variables: {} });
}

function isPulled({ kind, channelIds, detail }: HeldTrigger, afterSeconds: number, { state, desk }: RunWork): boolean {
  const { channel, company } = state.facts;
  if (kind !== 'missed' || detail['afterSeconds'] !== afterSeconds || !(channelIds?.includes(channel.id) ?? true)) return false;
  return detail['outsideHours'] !== true || !isWorkingTime(state.workingHours, company.timeZone, desk.changes.now);
}
