import type { ScenarioContent, Step } from './content.js';
import { edgesOf } from './edit.js';

export interface OutlineRow {
  step: Step;
  /** As the list counts: 1 is where the scenario begins. */
  number: number;
  /** Some way leads here from the start or from where a trigger begins. */
  reached: boolean;
}

/** The steps in the order in which a client may meet them: each way to its end before the next one; then those that nothing leads to. */
export function outlineOf(content: ScenarioContent): OutlineRow[] {
  const steps = new Map(content.steps.map((step) => [step.id, step]));
  const met = new Set<string>();
  const begins = [content.start, ...content.triggers.map(({ stepId }) => stepId)].filter((id) => id !== null);
  const waiting = begins.reverse();
  while (waiting.length > 0) {
    const step = steps.get(waiting.pop() ?? '');
    if (!step || met.has(step.id)) continue;
    met.add(step.id);
    waiting.push(
      ...edgesOf(step)
        .map(({ target }) => target)
        .reverse(),
    );
  }
  const unreached = content.steps.filter(({ id }) => !met.has(id));
  return [...[...met].flatMap((id) => steps.get(id) ?? []), ...unreached].map((step, index) => ({
    step,
    number: index + 1,
    reached: met.has(step.id),
  }));
}
