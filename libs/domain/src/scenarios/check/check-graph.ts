import type { ScenarioContent, Step } from '../content.js';
import { exitsOf } from '../exits.js';
import { complaint, type Complaint } from './complaint.js';

interface Edge {
  exit: string;
  to: string;
  /** Nothing has to happen before it is taken. */
  atOnce: boolean;
}

/** How steps lead to each other: what is not reached, what leads nowhere, what runs in circles. */
export function checkGraph(content: ScenarioContent, scenarioId: number | null): Complaint[] {
  const steps = new Map(content.steps.map((step) => [step.id, step]));
  const edges = new Map(content.steps.map((step) => [step.id, edgesOf(step, content, scenarioId)]));
  return [
    ...content.steps.flatMap((step) => checkExits(step, steps)),
    ...unreached(content, edges).map((stepId) => complaint('unreachable', { stepId })),
    ...loops(edges).map(([stepId, length]) => complaint('loop_without_wait', { stepId, params: { count: length } })),
  ];
}

function checkExits(step: Step, steps: ReadonlyMap<string, Step>): Complaint[] {
  return exitsOf(step).flatMap(({ name, needed }) => {
    const to = step.exits[name];
    const about = { stepId: step.id, exit: name, field: `exits.${name}` };
    if (to === undefined) return needed ? [complaint('exit_leads_nowhere', { ...about, params: { exit: name } })] : [];
    return steps.has(to) ? [] : [complaint('exit_to_missing_step', { ...about, params: { exit: name, step: to } })];
  });
}

function edgesOf(step: Step, content: ScenarioContent, scenarioId: number | null): Edge[] {
  const edges = exitsOf(step).flatMap(({ name }) => {
    const to = step.exits[name];
    return to === undefined ? [] : [{ exit: name, to, atOnce: isTakenAtOnce(step, name) }];
  });
  if (step.kind !== 'go' || step.scenarioId === null || step.scenarioId !== scenarioId) return edges;
  const to = step.stepId ?? content.start;
  return to === null ? edges : [...edges, { exit: 'go', to, atOnce: true }];
}

/** Working hours may be now, so a delay until then may be none; an HTTP step that asks again at once would never stop. */
function isTakenAtOnce(step: Step, exit: string): boolean {
  switch (step.kind) {
    case 'message':
      return exit === 'error' || (exit === 'next' && step.wait === null);
    case 'reply':
    case 'rating':
      return false;
    case 'delay':
      return step.until.kind === 'working_hours' || (step.until.kind === 'for' && step.until.seconds === 0);
    default:
      return true;
  }
}

function unreached(content: ScenarioContent, edges: ReadonlyMap<string, Edge[]>): string[] {
  const reached = new Set<string>();
  const open = [content.start, ...content.triggers.map(({ stepId }) => stepId)].filter((id) => id !== null);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(edges.get(id) ?? []).map(({ to }) => to));
  }
  return content.steps.map(({ id }) => id).filter((id) => !reached.has(id));
}

/** One step of each circle that is run through without anybody having to do anything, and how many steps it has. */
function loops(edges: ReadonlyMap<string, Edge[]>): [string, number][] {
  const found: [string, number][] = [];
  const place = new Map<string, number>();
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (id: string): void => {
    place.set(id, path.push(id));
    for (const { to, atOnce } of edges.get(id) ?? []) {
      const since = place.get(to);
      if (!atOnce || done.has(to)) continue;
      if (since !== undefined) found.push([to, path.length - since + 1]);
      else walk(to);
    }
    path.pop();
    place.delete(id);
    done.add(id);
  };
  for (const id of edges.keys()) if (!done.has(id)) walk(id);
  return [...new Map(found).entries()];
}
