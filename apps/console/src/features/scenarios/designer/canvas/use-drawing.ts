import { useReactFlow, type Connection, type FinalConnectionState } from '@xyflow/react';
import { useMemo, type DragEvent, type MouseEvent } from 'react';
import type { StepKind } from '../../model/content.js';
import type { Place } from '../../model/edit.js';
import { newStep } from '../../model/new-step.js';
import { freePlace, STEP_WIDTH } from '../../model/place.js';
import { KIND_ON_DRAG } from '../palette.js';
import { open, useWorkshop } from '../workshop.js';
import { START, type FlowNode, type LineEdge } from './flow-nodes.js';

/** Half a head above the pointer, so that a step appears under the hand that dropped it. */
const UNDER_HAND = 24;

const pointOf = (event: globalThis.MouseEvent | TouchEvent): Place =>
  'clientX' in event
    ? { x: event.clientX, y: event.clientY }
    : { x: event.changedTouches[0]?.clientX ?? 0, y: event.changedTouches[0]?.clientY ?? 0 };

/** What the mouse does on the canvas, as changes of the scenario. */
export function useDrawing() {
  const { designer, view } = useWorkshop();
  const flow = useReactFlow<FlowNode, LineEdge>();
  return useMemo(() => {
    const lead = (source: string, exit: string, target: string): void => {
      if (source === START) designer.getState().setStart(target);
      else designer.getState().lead({ stepId: source, exit }, target);
    };
    const dropped = (nodes: FlowNode[]): void => designer.getState().move(new Map(nodes.map(({ id, position }) => [id, position])));
    return {
      onDropped: (_: unknown, __: FlowNode, nodes: FlowNode[]) => dropped(nodes),
      onSelectionDropped: (_: unknown, nodes: FlowNode[]) => dropped(nodes),
      onNodeClick: () => view.setState({ pane: 'step' }),
      onEdgeClick: (_: unknown, { data, source }: LineEdge) => data && source !== START && designer.getState().chooseLine(data),
      onConnect: ({ source, sourceHandle, target }: Connection) => sourceHandle && lead(source, sourceHandle, target),
      onReconnect: ({ data }: LineEdge, { target }: Connection) => data && lead(data.stepId, data.exit, target),
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, { isValid, fromNode, fromHandle }: FinalConnectionState) => {
        if (isValid || !fromNode || fromHandle?.type !== 'source' || !fromHandle.id) return;
        const point = pointOf(event);
        const over = document.elementFromPoint(point.x, point.y)?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
        // Anywhere on a step will do; one need not hit its small handle.
        if (over !== undefined) {
          if (over !== START) lead(fromNode.id, fromHandle.id, over);
          return;
        }
        const at = flow.screenToFlowPosition(point);
        const from = fromNode.id === START ? null : { stepId: fromNode.id, exit: fromHandle.id };
        open(view, { kind: 'next', from, at: { x: at.x, y: at.y - UNDER_HAND } });
      },
      onDoubleClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
        open(view, { kind: 'next', from: null, at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(KIND_ON_DRAG)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        const kind = event.dataTransfer.getData(KIND_ON_DRAG) as StepKind | '';
        if (!kind) return;
        event.preventDefault();
        const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const at = freePlace(designer.getState().content, { x: x - STEP_WIDTH / 2, y: y - UNDER_HAND });
        designer.getState().add(newStep(kind, at));
        view.setState({ pane: 'step' });
      },
    };
  }, [designer, view, flow]);
}
