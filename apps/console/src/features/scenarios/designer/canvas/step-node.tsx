import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconAlertTriangle, IconBolt } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../model/content.js';
import { exitsOf } from '../../model/exits.js';
import { exitLabel, stepLabel } from '../../model/labels.js';
import { summaryOf } from '../../steps/step-summary.js';
import { ExitMark, StepMark } from '../../trace/step-mark.js';
import { KindIcon } from '../kind-icon.js';
import { useDesigner, useView } from '../workshop.js';
import { useFar } from './use-far.js';
import classes from './canvas.module.css';
import type { StepNode as FlowStepNode } from './flow-nodes.js';

const MOST_LINES = 4;

/** A step on the canvas: what it does, and a handle for each way out. Drawn again only when the step itself, or what is said of it, changes. */
export const StepNode = memo(function StepNode({ id, data: { step }, selected, height }: NodeProps<FlowStepNode>) {
  const { t } = useTranslation('scenarios');
  const isFar = useFar();
  // React Flow keeps where the handles are, once it has measured them.
  if (isFar && height !== undefined) {
    return (
      <div className={classes.step} data-selected={selected || undefined} data-far style={{ height }}>
        <div className={classes.farTitle}>{stepLabel(step, t)}</div>
        <ComplaintMark id={id} />
        <StepMark stepId={id} />
      </div>
    );
  }
  return (
    <div className={classes.step} data-selected={selected || undefined} data-kind={step.kind}>
      <Handle type="target" position={Position.Left} id="in" className={classes.in} aria-hidden />
      <div className={classes.head}>
        <KindIcon kind={step.kind} />
        <span className={classes.title}>{step.title || t(`kind.${step.kind}`)}</span>
        <TriggerMark id={id} />
        <ComplaintMark id={id} />
        <StepMark stepId={id} />
      </div>
      <Summary step={step} />
      <Exits step={step} />
    </div>
  );
});

/** Reads the content by itself: a name that it mentions may change without the step. */
function Summary({ step }: { step: Step }) {
  const { t } = useTranslation('scenarios');
  const lines = useDesigner(({ content }) => summaryOf(step, content, t).filter(Boolean).slice(0, MOST_LINES).join('\n'));
  return lines ? <div className={classes.summary}>{lines}</div> : null;
}

function Exits({ step }: { step: Step }) {
  const { t } = useTranslation('scenarios');
  const exits = exitsOf(step);
  if (exits.length === 0) return null;
  return (
    <ul className={classes.exits}>
      {exits.map(({ name, needed }) => (
        <li key={name} className={classes.exit} data-kind={name.split(':')[0]} data-open={(needed && !step.exits[name]) || undefined}>
          <span className={classes.exitName}>{exitLabel(step, name, t)}</span>
          <ExitMark stepId={step.id} exit={name} />
          <Handle type="source" position={Position.Right} id={name} className={classes.out} aria-hidden />
        </li>
      ))}
    </ul>
  );
}

function ComplaintMark({ id }: { id: string }) {
  const { t } = useTranslation('scenarios');
  const complaints = useView(({ byStep }) => byStep.get(id));
  if (!complaints) return null;
  const isError = complaints.some(({ severity }) => severity === 'error');
  return (
    <span
      className={classes.complaint}
      data-severity={isError ? 'error' : 'warning'}
      title={t('designer.complaints', { count: complaints.length })}
    >
      <IconAlertTriangle size={14} aria-hidden />
      <span className="visually-hidden">{t('designer.complaints', { count: complaints.length })}</span>
    </span>
  );
}

function TriggerMark({ id }: { id: string }) {
  const { t } = useTranslation('scenarios');
  const kinds = useDesigner(({ content }) =>
    content.triggers
      .filter(({ stepId }) => stepId === id)
      .map(({ kind }) => kind)
      .join(),
  );
  if (!kinds) return null;
  const names = kinds.split(',').map((kind) => t(`trigger.${kind as 'api'}.name`));
  return (
    <span className={classes.trigger} title={t('designer.beginsBy', { names: names.join(', ') })}>
      <IconBolt size={14} aria-hidden />
    </span>
  );
}
