import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLineLit } from '../../trace/use-lit.js';
import { open, useWorkshop } from '../workshop.js';
import classes from './canvas.module.css';
import { useFar } from './use-far.js';
import type { LineEdge as FlowLineEdge } from './flow-nodes.js';

/** A line that goes back is drawn around the steps, not through them. */
const BACK = 20;

/** From a way out to the next step; while it is chosen, with what can be done to it. */
export const LineEdge = memo(function LineEdge(props: EdgeProps<FlowLineEdge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props;
  const lit = useLineLit(data?.stepId, data?.exit);
  const isFar = useFar();
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  const [path, x, y] = targetX < sourceX - BACK ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: BACK }) : getBezierPath(ends);
  return (
    <>
      <BaseEdge
        path={path}
        className={classes.line}
        data-selected={selected || undefined}
        data-lit={lit || undefined}
        interactionWidth={isFar ? 0 : 16}
      />
      {selected && data ? <Tools stepId={data.stepId} exit={data.exit} x={x} y={y} /> : null}
    </>
  );
});

function Tools({ stepId, exit, x, y }: { stepId: string; exit: string; x: number; y: number }) {
  const { t } = useTranslation('scenarios');
  const { designer, view } = useWorkshop();
  return (
    <EdgeLabelRenderer>
      <div className={`${classes.lineTools} nodrag nopan`} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        <button
          type="button"
          aria-label={t('designer.insert')}
          title={t('designer.insert')}
          onClick={() => open(view, { kind: 'next', from: { stepId, exit }, at: { x, y } })}
        >
          <IconPlus size={14} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={t('designer.cutLine')}
          title={t('designer.cutLine')}
          onClick={() => designer.getState().cut([{ stepId, exit }])}
        >
          <IconX size={14} aria-hidden />
        </button>
      </div>
    </EdgeLabelRenderer>
  );
}
