import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { runAction } from '../../../../ui/actions/registry.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import type { Step } from '../../model/content.js';
import { exitsOf } from '../../model/exits.js';
import { exitLabel, stepLabel } from '../../model/labels.js';
import { outlineOf, type OutlineRow } from '../../model/outline.js';
import { complaintText } from '../../steps/complaints.js';
import { summaryOf } from '../../steps/step-summary.js';
import { StepMark } from '../../trace/step-mark.js';
import { KindIcon } from '../kind-icon.js';
import { open, showStep, useDesigner, useView, useWorkshop } from '../workshop.js';
import classes from './outline.module.css';

const rowId = (stepId: string): string => `step-row-${stepId}`;

/** The same graph as a list: for screen readers, for narrow screens, and for whoever reads better than he looks. */
export function Outline() {
  const { t } = useTranslation('scenarios');
  const { view } = useWorkshop();
  const content = useDesigner((state) => state.content);
  const rows = useMemo(() => outlineOf(content), [content]);
  const numbers = useMemo(() => new Map(rows.map(({ step, number }) => [step.id, number])), [rows]);
  useEffect(() => {
    view.setState({
      stage: {
        show: (stepId, { focus = true } = {}) =>
          requestAnimationFrame(() => {
            const row = document.getElementById(rowId(stepId));
            if (focus) row?.focus();
            else row?.scrollIntoView({ block: 'nearest' });
          }),
        fit: () => {},
        zoom: () => {},
        middle: () => null,
        sizes: () => new Map(),
      },
    });
    return () => view.setState({ stage: null });
  }, [view]);
  return (
    <section className={classes.outline} aria-label={t('designer.asList')} data-region="canvas">
      {rows.length === 0 ? (
        <EmptyState title={t('designer.empty')} action={<Button onClick={() => runAction('steps.add')}>{t('designer.addFirst')}</Button>}>
          {t('designer.emptyList')}
        </EmptyState>
      ) : (
        <>
          <ol className={classes.rows}>
            {rows.map((row) => (
              <Row key={row.step.id} row={row} numbers={numbers} isStart={row.step.id === content.start} />
            ))}
          </ol>
          <Button variant="default" leftSection={<IconPlus size={16} />} className={classes.add} onClick={() => runAction('steps.add')}>
            {t('designer.addStep')}
          </Button>
        </>
      )}
    </section>
  );
}

function Row({
  row: { step, number, reached },
  numbers,
  isStart,
}: {
  row: OutlineRow;
  numbers: ReadonlyMap<string, number>;
  isStart: boolean;
}) {
  const { t } = useTranslation('scenarios');
  const workshop = useWorkshop();
  const isChosen = useDesigner(({ chosen }) => chosen.has(step.id));
  return (
    <li className={classes.row} data-chosen={isChosen || undefined}>
      <div className={classes.head}>
        <button
          type="button"
          id={rowId(step.id)}
          className={classes.title}
          aria-current={isChosen || undefined}
          onClick={() => {
            workshop.designer.getState().choose([step.id]);
            workshop.view.setState({ pane: 'step' });
          }}
        >
          <span className={classes.number}>{number}</span>
          <KindIcon kind={step.kind} />
          <span className={classes.name}>
            <span className="visually-hidden">{t(`kind.${step.kind}`)}: </span>
            {stepLabel(step, t)}
          </span>
        </button>
        {isStart ? <span className={classes.mark}>{t('designer.start')}</span> : null}
        {reached ? null : <span className={classes.mark}>{t('designer.unreached')}</span>}
        <StepMark stepId={step.id} />
        <ActionIcon
          size={28}
          aria-label={t('designer.removeNamed', { name: stepLabel(step, t) })}
          onClick={() => workshop.designer.getState().remove(new Set([step.id]))}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      <Words step={step} />
      <Complaints stepId={step.id} />
      <Ways step={step} numbers={numbers} />
    </li>
  );
}

function Words({ step }: { step: Step }) {
  const { t } = useTranslation('scenarios');
  const lines = useDesigner(({ content }) => summaryOf(step, content, t).filter(Boolean).join('\n'));
  return lines ? <p className={classes.words}>{lines}</p> : null;
}

function Complaints({ stepId }: { stepId: string }) {
  const { t } = useTranslation();
  const complaints = useView(({ byStep }) => byStep.get(stepId));
  return (
    <>
      {complaints?.map((complaint, index) => (
        <p key={index} className={classes.complaint} data-severity={complaint.severity}>
          {complaintText(complaint, t)}
        </p>
      ))}
    </>
  );
}

/** Each way out: where it leads, to follow; or nowhere, to be led. */
function Ways({ step, numbers }: { step: Step; numbers: ReadonlyMap<string, number> }) {
  const { t } = useTranslation('scenarios');
  const workshop = useWorkshop();
  const content = useDesigner((state) => state.content);
  const exits = exitsOf(step);
  if (exits.length === 0) return null;
  return (
    <ul className={classes.ways}>
      {exits.map(({ name, needed }) => {
        const target = content.steps.find(({ id }) => id === step.exits[name]);
        return (
          <li key={name} className={classes.way}>
            <span className={classes.exit}>{exitLabel(step, name, t)}</span>
            {target ? (
              <button type="button" className={classes.link} onClick={() => showStep(workshop, target.id)}>
                {t('designer.toStep', { number: numbers.get(target.id) ?? 0, name: stepLabel(target, t) })}
              </button>
            ) : (
              <button
                type="button"
                className={classes.link}
                data-needed={needed || undefined}
                onClick={() => open(workshop.view, { kind: 'next', from: { stepId: step.id, exit: name }, at: null })}
              >
                {t(needed ? 'designer.leadNeeded' : 'designer.lead')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
