import { defineSignal } from '@temporalio/workflow';
import type { ProcessDefinition } from '../process.js';

export interface TemplateSyncInput {
  companyId: number;
  channelId: number;
  /** `schedule`: its time has come; `asked`: by an admin; `announced`: the provider says that its list changed; `refused_send`: a message was refused for its template. */
  reason: 'schedule' | 'asked' | 'announced' | 'refused_send';
  /** When it was asked for (ISO 8601); the relay adds it. */
  at?: string;
}

export interface TemplateSyncResult {
  /** Of the last look. `skipped`: the channel is gone, paused or broken. */
  outcome: 'stored' | 'failed' | 'skipped';
  /** How many templates the channel has; null when nobody could say. */
  count: number | null;
  /** Why the provider's list could not be read, in words. */
  error: string | null;
}

/** Starts out of turn; the runs every ten minutes come from the channel's schedule. */
export const templateSyncProcess = {
  name: 'template-sync',
  workflowType: 'templateSync',
  taskQueue: 'flows',
  startSignal: 'templatesAsked',
} as const satisfies ProcessDefinition;

export const templatesAskedSignal = defineSignal<[TemplateSyncInput]>(templateSyncProcess.startSignal);

/** One run out of turn for a channel: who asks meanwhile has the same process look once more. */
export const templateSyncNowWorkflowId = (channelId: number): string => `template-sync-now:${channelId}`;

const PREFIX = 'template-sync:';

/** The schedule of a channel; its runs carry the same id with the time behind it. */
export const templateScheduleId = (channelId: number): string => `${PREFIX}${channelId}`;

/** The channel of a schedule's id; null for another one. */
export function channelIdOfSchedule(scheduleId: string): number | null {
  const id = scheduleId.startsWith(PREFIX) ? scheduleId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
