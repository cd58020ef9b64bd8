import { Graph, layout } from '@dagrejs/dagre';
import type { ScenarioContent, Step } from './content.js';
import { edgesOf, type Place } from './edit.js';
import { exitsOf } from './exits.js';
import { GRID, STEP_WIDTH } from './place.js';

export interface Size {
  width: number;
  height: number;
}

/** About as high as its node is drawn, for steps that were not drawn yet. */
const roughSize = (step: Step): Size => ({ width: STEP_WIDTH, height: 90 + 28 * exitsOf(step).length });

/**
 * Places for the wanted steps (all of them, if none is named), from left to right as the conversation goes. The first of them stays
 * where it is, so that one does not lose sight of it.
 */
export function arrange(
  content: ScenarioContent,
  sizes: ReadonlyMap<string, Size>,
  wanted: ReadonlySet<string> = new Set(),
): Map<string, Place> {
  const steps = wanted.size > 1 ? content.steps.filter(({ id }) => wanted.has(id)) : content.steps;
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 4 * GRID, ranksep: 10 * GRID });
  graph.setDefaultEdgeLabel(() => ({}));
  // Dagre keeps the order in which it is told the steps where nothing else decides.
  const anchor = steps.find(({ id }) => id === content.start) ?? steps[0];
  for (const step of steps) graph.setNode(step.id, { ...(sizes.get(step.id) ?? roughSize(step)) });
  for (const { stepId, target } of steps.flatMap(edgesOf)) {
    if (graph.hasNode(target) && target !== stepId) graph.setEdge(stepId, target);
  }
  layout(graph);
  const corner = (id: string): Place => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id);
    return { x: x - width / 2, y: y - height / 2 };
  };
  if (!anchor) return new Map();
  const from = corner(anchor.id);
  const onGrid = (value: number): number => Math.round(value / GRID) * GRID;
  return new Map(
    steps.map(({ id }) => {
      const { x, y } = corner(id);
      return [id, { x: onGrid(x - from.x + anchor.at.x), y: onGrid(y - from.y + anchor.at.y) }];
    }),
  );
}
