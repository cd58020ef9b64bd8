import type { TFunction } from 'i18next';
import type { ScenarioContent, Step } from '../model/content.js';

/** What a step does, in one to four short lines; for its node on the canvas and its row in the list. */
export function summaryOf(step: Step, _content: ScenarioContent, _t: TFunction<'scenarios'>): string[] {
  return step.kind === 'message' || step.kind === 'rating' ? [step.text] : [];
}
