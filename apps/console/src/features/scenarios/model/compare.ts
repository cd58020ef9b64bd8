import type { ScenarioContent } from './content.js';
import { same } from './same.js';

export interface Differences {
  added: number;
  removed: number;
  changed: number;
  /** Triggers, variables, settings, or where it begins. */
  elsewhere: boolean;
}

/** How a content differs from an older one. That a step was only moved on the canvas is no difference for clients. */
export function compare(older: ScenarioContent, newer: ScenarioContent): Differences {
  const before = new Map(older.steps.map((step) => [step.id, step]));
  const now = new Set(newer.steps.map(({ id }) => id));
  const place = { x: 0, y: 0 };
  return {
    added: newer.steps.filter(({ id }) => !before.has(id)).length,
    removed: older.steps.filter(({ id }) => !now.has(id)).length,
    changed: newer.steps.filter((step) => {
      const old = before.get(step.id);
      return old && !same({ ...old, at: place }, { ...step, at: place });
    }).length,
    elsewhere:
      older.start !== newer.start ||
      !same([older.triggers, older.variables, older.settings], [newer.triggers, newer.variables, newer.settings]),
  };
}

export const areSame = ({ added, removed, changed, elsewhere }: Differences): boolean => added + removed + changed === 0 && !elsewhere;
