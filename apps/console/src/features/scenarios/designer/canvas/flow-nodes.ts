import { applyNodeChanges, type Edge as FlowEdge, type Node, type NodeChange } from '@xyflow/react';
import type { TFunction } from 'i18next';
import { useCallback, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioContent, Step } from '../../model/content.js';
import { edgesOf, type Exit, type Place } from '../../model/edit.js';
import { stepLabel } from '../../model/labels.js';
import { useDesigner, useWorkshop } from '../workshop.js';

export type StepNode = Node<{ step: Step }, 'step'>;
/** The mark where the scenario begins, left of the step that its line leads to. */
export type StartNode = Node<Record<string, never>, 'start'>;
export type FlowNode = StepNode | StartNode;

/** An id that no step can have. */
export const START = ':start';
export const EXIT_OF_START = 'start';
const LEFT_OF_START = 210;

const startPlace = (at: Place | undefined): Place => (at ? { x: at.x - LEFT_OF_START, y: at.y } : { x: 0, y: 0 });

/**
 * The nodes as React Flow draws them, kept beside the content: while a step is dragged only they change, and the content learns of
 * its new place when it is dropped. What did not change stays the same object, so that its node is not drawn again.
 */
export function useFlowNodes() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const content = useDesigner((state) => state.content);
  const chosen = useDesigner((state) => state.chosen);
  const current = useDesigner((state) => state.current);
  const [nodes, setNodes] = useState<FlowNode[]>([]);

  useLayoutEffect(() => setNodes((old) => synced(old, content, chosen, current, t)), [content, chosen, current, t]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const choices = changes.filter((change) => change.type === 'select');
      if (choices.length > 0) {
        const next = new Set(designer.getState().chosen);
        for (const { id, selected } of choices) {
          if (selected) next.add(id);
          else next.delete(id);
        }
        designer.getState().choose(next);
      }
      const others = changes.filter(({ type }) => type === 'position' || type === 'dimensions');
      if (others.length > 0) setNodes((old) => withStart(applyNodeChanges(others, old), designer.getState().content.start));
    },
    [designer],
  );
  return { nodes, onNodesChange };
}

function synced(
  old: readonly FlowNode[],
  content: ScenarioContent,
  chosen: ReadonlySet<string>,
  current: string | null,
  t: TFunction<'scenarios'>,
): FlowNode[] {
  const known = new Map(old.map((node) => [node.id, node]));
  const steps = content.steps.map((step): FlowNode => {
    const node = known.get(step.id) as StepNode | undefined;
    const selected = chosen.has(step.id);
    const focusable = step.id === current;
    if (node && node.data.step === step && node.selected === selected && node.focusable === focusable) return node;
    const ariaLabel = `${t(`kind.${step.kind}`)}: ${stepLabel(step, t)}`;
    const data = node?.data.step === step ? node.data : { step };
    const position = node?.data.step.at === step.at ? node.position : step.at;
    return { ...node, id: step.id, type: 'step', data, position, selected, focusable, ariaLabel };
  });
  const start = (known.get(START) as StartNode | undefined) ?? {
    ...{ id: START, type: 'start' as const, data: {}, position: { x: 0, y: 0 } },
    // React Flow lets nothing be pressed on a node that can't be chosen.
    ...{ draggable: false, selectable: false, focusable: false, style: { pointerEvents: 'all' as const } },
  };
  return withStart([start, ...steps], content.start);
}

/** The mark goes along with its step, also while that is dragged. */
function withStart(nodes: FlowNode[], stepId: string | null): FlowNode[] {
  const at = startPlace(nodes.find(({ id }) => id === stepId)?.position);
  const [start] = nodes;
  if (!start || start.id !== START || (start.position.x === at.x && start.position.y === at.y)) return nodes;
  return [{ ...start, position: at }, ...nodes.slice(1)];
}

export type LineEdge = FlowEdge<Exit & Record<string, unknown>, 'line'>;

const drawn = new WeakMap<Step, LineEdge[]>();

/** The lines of a step; the same objects for as long as the step is the same. */
function linesOf(step: Step): LineEdge[] {
  let lines = drawn.get(step);
  if (!lines) {
    lines = edgesOf(step).map(({ stepId, exit, target }) => ({
      ...{ id: `${stepId} ${exit}`, type: 'line' as const, data: { stepId, exit } },
      ...{ source: stepId, sourceHandle: exit, target, targetHandle: 'in', reconnectable: 'target' as const },
    }));
    drawn.set(step, lines);
  }
  return lines;
}

export function flowEdges({ steps, start }: ScenarioContent, line: Exit | null): LineEdge[] {
  const edges = steps
    .flatMap(linesOf)
    .map((edge) => (edge.data?.stepId === line?.stepId && edge.data?.exit === line?.exit ? { ...edge, selected: true } : edge));
  if (start === null) return edges;
  return [
    {
      ...{ id: START, type: 'line', data: { stepId: START, exit: EXIT_OF_START }, selectable: false },
      ...{ source: START, sourceHandle: EXIT_OF_START, target: start, targetHandle: 'in', reconnectable: 'target' },
    },
    ...edges,
  ];
}
