import type { ProcessDefinition } from '../process.js';

export interface ScenarioScheduleInput {
  companyId: number;
  triggerId: number;
  /** The client behind whom the next page begins. */
  after?: number;
  /** Runs asked for so far, carried over a continue-as-new. */
  runs?: number;
}

export interface ScenarioScheduleResult {
  runs: number;
}

/** One occurrence of a trigger's schedule: Temporal's schedule starts it. */
export const scenarioScheduleProcess = {
  name: 'scenario-schedule',
  workflowType: 'scenarioSchedule',
  taskQueue: 'flows',
  startSignal: 'scheduled',
} as const satisfies ProcessDefinition;

const PREFIX = 'scenario-schedule:';

/** The schedule of a trigger; its occurrences carry the same id with the time behind it. */
export const scenarioScheduleId = (triggerId: number): string => `${PREFIX}${triggerId}`;

/** The trigger of a schedule's id; null for another one. */
export function triggerIdOfSchedule(scheduleId: string): number | null {
  const id = scheduleId.startsWith(PREFIX) ? scheduleId.slice(PREFIX.length) : '';
  return /^\d+$/.test(id) ? Number(id) : null;
}
