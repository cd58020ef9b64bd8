import { useCallback, type KeyboardEvent } from 'react';
import { stepOf } from '../../model/edit.js';
import { GRID, neighbour, type Direction } from '../../model/place.js';
import { useWorkshop } from '../workshop.js';

const DIRECTIONS: Record<string, Direction> = { ArrowLeft: 'left', ArrowUp: 'up', ArrowRight: 'right', ArrowDown: 'down' };
const STEP = 2 * GRID;
const BY: Record<Direction, [x: number, y: number]> = { left: [-STEP, 0], up: [0, -STEP], right: [STEP, 0], down: [0, STEP] };

/** Arrows walk from step to step, with Alt to the one beside as a further choice, with Shift they move what is chosen. Other keys are actions. */
export function useCanvasKeys() {
  const { designer, view } = useWorkshop();
  return useCallback(
    (event: KeyboardEvent) => {
      const direction = DIRECTIONS[event.key];
      const isOnStage = event.target instanceof Element && !event.target.closest('button, input, [role="dialog"]');
      if (!isOnStage || event.ctrlKey || event.metaKey) return;
      const { content, current, chosen, choose, move } = designer.getState();
      if (event.key === 'Escape') return choose([]);
      if (!direction) return;
      event.preventDefault();
      if (event.shiftKey) {
        const [x, y] = BY[direction];
        const places = [...chosen].flatMap((id) => {
          const at = stepOf(content, id)?.at;
          return at ? [[id, { x: at.x + x, y: at.y + y }] as const] : [];
        });
        return move(new Map(places), 'keys');
      }
      const next = current === null ? (content.start ?? content.steps[0]?.id ?? null) : neighbour(content, current, direction);
      if (next === null) return;
      choose(event.altKey ? [...chosen, next] : [next]);
      view.setState(({ pane }) => ({ pane: pane ?? 'step' }));
    },
    [designer, view],
  );
}
