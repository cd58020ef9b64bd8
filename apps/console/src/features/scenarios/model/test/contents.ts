import { NO_CONTENT, type ScenarioContent, type Step } from '../content.js';
import { newStep } from '../new-step.js';

/** A step with an id that a test can name. */
export const aStep = <K extends Step['kind']>(id: string, kind: K, more: Partial<Extract<Step, { kind: K }>> = {}): Step =>
  ({ ...newStep(kind, { x: 0, y: 0 }), ...more, id }) as Step;

export const aContent = (...steps: Step[]): ScenarioContent => ({ ...NO_CONTENT, start: steps[0]?.id ?? null, steps });

export const aButton = (id: string, text = id) => ({
  id,
  type: 'reply' as const,
  text,
  description: '',
  payload: null,
  target: '',
  color: null,
});
