import type { ScenarioContent, Step } from './content.js';
import type { Place } from './edit.js';
import { newId } from './new-id.js';

/** Steps that were copied, with the lines between them; as JSON it goes over the clipboard, into other scenarios and installations too. */
export interface Fragment {
  deskwire: 'steps';
  format: 1;
  steps: Step[];
}

export function fragmentOf(content: ScenarioContent, ids: ReadonlySet<string>): Fragment {
  return { deskwire: 'steps', format: 1, steps: content.steps.filter(({ id }) => ids.has(id)) };
}

/** What was copied, if that is what this text is. */
export function readFragment(text: string): Fragment | null {
  try {
    const value = JSON.parse(text) as Partial<Fragment> | null;
    return value?.deskwire === 'steps' && value.format === 1 && Array.isArray(value.steps) && value.steps.every(isStep)
      ? (value as Fragment)
      : null;
  } catch {
    return null;
  }
}

function isStep(value: unknown): boolean {
  const { id, kind, at, exits } = (value ?? {}) as Partial<Step>;
  return (
    typeof id === 'string' && typeof kind === 'string' && typeof at?.x === 'number' && typeof at.y === 'number' && typeof exits === 'object'
  );
}

export interface Pasted {
  content: ScenarioContent;
  ids: Set<string>;
}

/**
 * The copied steps once more, all their ids new: buttons of messages that clients already have are routed by the old ones. They
 * lie with their upper left corner at `at`; ways out to steps that were not copied stay only if `outward`.
 */
export function paste(content: ScenarioContent, { steps }: Fragment, at: Place, { outward = false } = {}): Pasted {
  const left = Math.min(...steps.map((step) => step.at.x));
  const top = Math.min(...steps.map((step) => step.at.y));
  const ids = new Map(steps.map(({ id }) => [id, newId()]));
  const known = new Set(content.steps.map(({ id }) => id));
  const pasted = steps.map((step) => {
    const copy = withNewParts(step);
    const exits = Object.entries(copy.exits).flatMap(([exit, target]) => {
      const inside = ids.get(target) ?? (outward && known.has(target) ? target : undefined);
      return inside === undefined ? [] : [[exit, inside] as const];
    });
    const moved = { x: Math.round(step.at.x - left + at.x), y: Math.round(step.at.y - top + at.y) };
    return { ...copy, id: ids.get(step.id) ?? newId(), at: moved, exits: Object.fromEntries(exits) };
  });
  const start = content.start ?? pasted[0]?.id ?? null;
  return { content: { ...content, start, steps: [...content.steps, ...pasted] }, ids: new Set(pasted.map(({ id }) => id)) };
}

/** Its buttons or branches with new ids, and its ways out named by them. */
function withNewParts(step: Step): Step {
  if (step.kind === 'message') {
    const [buttons, exits] = renamed(step.buttons, 'button', step.exits);
    return { ...step, buttons, exits };
  }
  if (step.kind === 'condition') {
    const [branches, exits] = renamed(step.branches, 'branch', step.exits);
    return { ...step, branches, exits };
  }
  return step;
}

function renamed<T extends { id: string }>(parts: T[], prefix: string, exits: Step['exits']): [T[], Step['exits']] {
  const ids = new Map(parts.map(({ id }) => [`${prefix}:${id}`, newId()]));
  const name = (exit: string): string => (ids.has(exit) ? `${prefix}:${ids.get(exit)}` : exit);
  return [
    parts.map((part) => ({ ...part, id: ids.get(`${prefix}:${part.id}`) ?? part.id })),
    Object.fromEntries(Object.entries(exits).map(([exit, target]) => [name(exit), target])),
  ];
}
