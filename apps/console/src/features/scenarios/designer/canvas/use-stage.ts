import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { stepOf } from '../../model/edit.js';
import { STEP_WIDTH } from '../../model/place.js';
import { useDesigner, useWorkshop, type Stage } from '../workshop.js';
import type { FlowNode } from './flow-nodes.js';
import { fitting, moving } from './framing.js';

/** Where a step is looked for, it should be readable. */
const READABLE = 0.7;
const HALF_A_STEP = 70;

const nodeElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

/**
 * Focuses the node as soon as it can be: what was out of view is drawn only after the canvas has moved, and what is new is hidden
 * until it is measured. Whoever has gone elsewhere meanwhile stays there.
 */
function focusSoon(id: string, from = document.activeElement, triesLeft = 30): void {
  const element = nodeElement(id);
  const now = document.activeElement;
  if (now === element || (now !== from && now !== null && now !== document.body)) return;
  if (element?.tabIndex === 0) element.focus({ preventScroll: true });
  if (document.activeElement !== element && triesLeft > 0) requestAnimationFrame(() => focusSoon(id, from, triesLeft - 1));
}

/** Tells the designer how to show things on the canvas. */
export function useStage(): void {
  const { designer, view } = useWorkshop();
  const flow = useReactFlow<FlowNode>();
  useEffect(() => {
    const stage: Stage = {
      show: (stepId, { focus = true } = {}) => {
        const step = stepOf(designer.getState().content, stepId);
        if (!step) return;
        const zoom = Math.max(READABLE, flow.getZoom());
        void flow.setCenter(step.at.x + STEP_WIDTH / 2, step.at.y + HALF_A_STEP, { ...moving(), zoom: Math.min(zoom, 1.2) });
        if (focus) focusSoon(stepId);
      },
      fit: () => void flow.fitView({ ...moving(), ...fitting() }),
      zoom: (by) => void (by === 'in' ? flow.zoomIn(moving()) : flow.zoomOut(moving())),
      middle: () => {
        const box = document.querySelector('.react-flow')?.getBoundingClientRect();
        return box ? flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 }) : null;
      },
      sizes: () =>
        new Map(
          flow
            .getNodes()
            .flatMap(({ id, measured }) =>
              measured?.width && measured.height ? [[id, { width: measured.width, height: measured.height }] as const] : [],
            ),
        ),
    };
    view.setState({ stage });
    return () => view.setState({ stage: null });
  }, [designer, view, flow]);
}

/** While the focus is on the canvas it is on the current step, and that can be seen. */
export function useFocusedNode() {
  const frame = useRef<HTMLElement>(null);
  const { designer } = useWorkshop();
  const current = useDesigner((state) => state.current);
  const flow = useReactFlow<FlowNode>();
  useEffect(() => {
    const focused = document.activeElement;
    if (current === null || !frame.current?.contains(focused) || focused?.closest('button, input, [role="dialog"]')) return;
    const step = stepOf(designer.getState().content, current);
    const box = frame.current.getBoundingClientRect();
    const corner = step && flow.flowToScreenPosition(step.at);
    const isSeen = corner && corner.x >= box.left && corner.x < box.right - 60 && corner.y >= box.top && corner.y < box.bottom - 40;
    if (step && !isSeen) void flow.setCenter(step.at.x + STEP_WIDTH / 2, step.at.y + HALF_A_STEP, { ...moving(), zoom: flow.getZoom() });
    focusSoon(current);
  }, [current, designer, flow]);
  return frame;
}
