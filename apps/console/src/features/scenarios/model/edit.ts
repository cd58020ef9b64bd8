import type { ScenarioContent, Step } from './content.js';
import { exitsOf } from './exits.js';

/** A way out of a step. */
export interface Exit {
  stepId: string;
  exit: string;
}

export interface Edge extends Exit {
  target: string;
}

export type Place = Step['at'];

/** All that is here gives a new content and leaves the old one as it was; steps that did not change stay the same objects. */
export const stepOf = (content: ScenarioContent, id: string): Step | undefined => content.steps.find((step) => step.id === id);

const withStep = (content: ScenarioContent, id: string, change: (step: Step) => Step): ScenarioContent => ({
  ...content,
  steps: content.steps.map((step) => (step.id === id ? change(step) : step)),
});

const withExits = (step: Step, exits: Step['exits']): Step => ({ ...step, exits });

/** Every line between two steps, in the order of the steps and of their ways out. */
export function edgesOf(step: Step): Edge[] {
  return exitsOf(step).flatMap(({ name }) => {
    const target = step.exits[name];
    return target ? [{ stepId: step.id, exit: name, target }] : [];
  });
}

/** The ways out that lead to this step. */
export function waysInto(content: ScenarioContent, id: string): Exit[] {
  return content.steps.flatMap((step) => edgesOf(step).filter(({ target }) => target === id));
}

export function connect(content: ScenarioContent, { stepId, exit }: Exit, target: string): ScenarioContent {
  return withStep(content, stepId, (step) => withExits(step, { ...step.exits, [exit]: target }));
}

export function disconnect(content: ScenarioContent, exits: readonly Exit[]): ScenarioContent {
  return exits.reduce(
    (result, { stepId, exit }) =>
      withStep(result, stepId, (step) => {
        const { [exit]: _, ...rest } = step.exits;
        return withExits(step, rest);
      }),
    content,
  );
}

/** A new step, led to from a way out if one is named. What that led to before comes after the new step. */
export function addStep(content: ScenarioContent, step: Step, from?: Exit): ScenarioContent {
  const before = from && stepOf(content, from.stepId)?.exits[from.exit];
  const next = before ? exitsOf(step).find(({ name }) => name === 'next' || name === 'text') : undefined;
  const added: Step = before && next ? withExits(step, { [next.name]: before }) : step;
  const grown = { ...content, steps: [...content.steps, added], start: content.start ?? step.id };
  return from ? connect(grown, from, step.id) : grown;
}

/** What a form has made of a step. Lines from ways out that are no more are gone; between `next` and `text` they move over. */
export function changeStep(content: ScenarioContent, changed: Step): ScenarioContent {
  return withStep(content, changed.id, () => withExits(changed, fittingExits(changed)));
}

function fittingExits(step: Step): Step['exits'] {
  const names = new Set(exitsOf(step).map(({ name }) => name));
  const { exits } = step;
  if (Object.keys(exits).every((name) => names.has(name))) return exits;
  const kept = Object.fromEntries(Object.entries(exits).filter(([name]) => names.has(name)));
  for (const [gone, instead] of [
    ['text', 'next'],
    ['next', 'text'],
  ] as const) {
    const target = exits[gone];
    if (target && !names.has(gone) && names.has(instead) && !kept[instead]) kept[instead] = target;
  }
  return kept;
}

export function moveSteps(content: ScenarioContent, places: ReadonlyMap<string, Place>): ScenarioContent {
  const moved = (step: Step): Step => {
    const at = places.get(step.id);
    return at && (at.x !== step.at.x || at.y !== step.at.y) ? { ...step, at: { x: Math.round(at.x), y: Math.round(at.y) } } : step;
  };
  const steps = content.steps.map(moved);
  return steps.every((step, index) => step === content.steps[index]) ? content : { ...content, steps };
}

/** Without these steps and all that leads to them. If the start goes, what came after it is the start. */
export function removeSteps(content: ScenarioContent, ids: ReadonlySet<string>): ScenarioContent {
  const steps = content.steps.filter(({ id }) => !ids.has(id));
  const start = content.start !== null && ids.has(content.start) ? successor(content, content.start, ids) : content.start;
  return withoutLooseEnds({ ...content, steps, start });
}

function successor(content: ScenarioContent, id: string, without: ReadonlySet<string>): string | null {
  const seen = new Set<string>();
  let step = stepOf(content, id);
  while (step && without.has(step.id) && !seen.has(step.id)) {
    seen.add(step.id);
    const target: string | undefined = edgesOf(step)[0]?.target;
    step = target === undefined ? undefined : stepOf(content, target);
  }
  return step && !without.has(step.id) ? step.id : null;
}

/** Nothing leads to a step that is not there. */
export function withoutLooseEnds(content: ScenarioContent): ScenarioContent {
  const known = new Set(content.steps.map(({ id }) => id));
  const steps = content.steps.map((step) =>
    Object.values(step.exits).every((target) => known.has(target))
      ? step
      : withExits(step, Object.fromEntries(Object.entries(step.exits).filter(([, target]) => known.has(target)))),
  );
  const triggers = content.triggers.map((trigger) =>
    trigger.stepId === null || known.has(trigger.stepId) ? trigger : { ...trigger, stepId: null },
  );
  return { ...content, steps, triggers, start: content.start !== null && known.has(content.start) ? content.start : null };
}
