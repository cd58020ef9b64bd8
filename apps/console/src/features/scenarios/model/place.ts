import type { ScenarioContent } from './content.js';
import { stepOf, type Place } from './edit.js';

/** The grid that steps are drawn on. */
export const GRID = 10;
export const STEP_WIDTH = 260;
const BESIDE = STEP_WIDTH + 100;
const BELOW = 140;

/** Near the wanted place, but not on top of another step. */
export function freePlace({ steps }: ScenarioContent, wanted: Place): Place {
  const place = { x: Math.round(wanted.x / GRID) * GRID, y: Math.round(wanted.y / GRID) * GRID };
  const taken = ({ x, y }: Place): boolean => steps.some(({ at }) => Math.abs(at.x - x) < STEP_WIDTH && Math.abs(at.y - y) < BELOW);
  while (taken(place)) place.y += GRID * 2;
  return place;
}

/** To the right of a step; without one, to the right of all. */
export function placeAfter(content: ScenarioContent, stepId: string | null): Place {
  const step = stepId === null ? undefined : stepOf(content, stepId);
  if (step) return freePlace(content, { x: step.at.x + BESIDE, y: step.at.y });
  const right = Math.max(-BESIDE, ...content.steps.map(({ at }) => at.x));
  return freePlace(content, { x: right + BESIDE, y: content.steps[0]?.at.y ?? 0 });
}

export type Direction = 'left' | 'up' | 'right' | 'down';

const AHEAD: Record<Direction, (from: Place, to: Place) => { ahead: number; aside: number }> = {
  left: (from, to) => ({ ahead: from.x - to.x, aside: Math.abs(to.y - from.y) }),
  right: (from, to) => ({ ahead: to.x - from.x, aside: Math.abs(to.y - from.y) }),
  up: (from, to) => ({ ahead: from.y - to.y, aside: Math.abs(to.x - from.x) }),
  down: (from, to) => ({ ahead: to.y - from.y, aside: Math.abs(to.x - from.x) }),
};

/** The step that one means with an arrow key: in that direction, near, and rather straight ahead than aside. */
export function neighbour({ steps }: ScenarioContent, id: string, direction: Direction): string | null {
  const from = steps.find((step) => step.id === id);
  if (!from) return null;
  let best: { id: string; cost: number } | null = null;
  for (const step of steps) {
    const { ahead, aside } = AHEAD[direction](from.at, step.at);
    if (step.id === id || ahead <= 0) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { id: step.id, cost };
  }
  return best?.id ?? null;
}
