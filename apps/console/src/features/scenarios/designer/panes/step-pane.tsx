import { ActionIcon, Button } from '@mantine/core';
import { IconArrowRight, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/actions/action-button.js';
import { runAction } from '../../../../ui/actions/registry.js';
import type { Complaint } from '../../model/complaint.js';
import type { Step } from '../../model/content.js';
import { stepOf, waysInto } from '../../model/edit.js';
import { exitsOf } from '../../model/exits.js';
import { exitLabel, openExitLabel, stepLabel } from '../../model/labels.js';
import { StepEditor } from '../../steps/step-editor.js';
import { KindIcon } from '../kind-icon.js';
import { open, showStep, useDesigner, useView, useWorkshop } from '../workshop.js';
import classes from './panes.module.css';

const NO_COMPLAINTS: Complaint[] = [];

/** The form of the chosen step; of several, what can be done with them together. */
export function StepPane() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const content = useDesigner((state) => state.content);
  const current = useDesigner((state) => state.current);
  const count = useDesigner((state) => state.chosen.size);
  const complaints = useView(({ byStep }) => byStep.get(current ?? '')) ?? NO_COMPLAINTS;
  const step = current === null ? undefined : stepOf(content, current);
  if (!step) return <p className={classes.note}>{t('designer.nothingChosen')}</p>;
  if (count > 1) return <Several count={count} />;
  return (
    <>
      <header className={classes.stepHead}>
        <KindIcon kind={step.kind} size={18} />
        <h2 className={classes.heading}>{t(`kind.${step.kind}`)}</h2>
        <ActionButton action="steps.duplicate" size={28} />
        <ActionButton action="steps.remove" size={28} />
      </header>
      <StepEditor step={step} content={content} onChange={designer.getState().editStep} complaints={complaints} />
      <Ways step={step} />
      <WaysIn step={step} />
    </>
  );
}

function Several({ count }: { count: number }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  return (
    <div className={classes.form}>
      <h2 className={classes.heading}>{t('scenarios:designer.chosen', { count })}</h2>
      {(['steps.duplicate', 'steps.arrange', 'steps.remove'] as const).map((action) => (
        <Button key={action} variant="default" onClick={() => runAction(action)}>
          {t(`ui:actions.${action}`)}
        </Button>
      ))}
    </div>
  );
}

/** Where each way out leads, and how to lead it elsewhere, for the keyboard as for the mouse. */
function Ways({ step }: { step: Step }) {
  const { t } = useTranslation('scenarios');
  const workshop = useWorkshop();
  const content = useDesigner((state) => state.content);
  const exits = exitsOf(step);
  if (exits.length === 0) return null;
  return (
    <section className={classes.ways} aria-labelledby="ways-title">
      <h3 className={classes.subheading} id="ways-title">
        {t('designer.ways')}
      </h3>
      <ul className={classes.wayList}>
        {exits.map((way) => {
          const { name, needed } = way;
          const target = content.steps.find(({ id }) => id === step.exits[name]);
          const label = exitLabel(step, name, t);
          const from = { stepId: step.id, exit: name };
          const leadsTo = target ? stepLabel(target, t) : openExitLabel(way, t);
          return (
            <li key={name} className={classes.way}>
              <span className={classes.exit}>{label}</span>
              <Button
                size="compact-sm"
                variant="default"
                className={classes.target}
                data-open={(needed && !target) || undefined}
                aria-label={t('designer.leadNamed', { name: label, target: leadsTo })}
                onClick={() => open(workshop.view, { kind: 'next', from, at: null })}
              >
                {leadsTo}
              </Button>
              {target ? (
                <>
                  <ActionIcon size={28} aria-label={t('designer.follow', { name: label })} onClick={() => showStep(workshop, target.id)}>
                    <IconArrowRight size={15} />
                  </ActionIcon>
                  <ActionIcon
                    size={28}
                    aria-label={t('designer.cutNamed', { name: label })}
                    onClick={() => workshop.designer.getState().cut([from])}
                  >
                    <IconX size={15} />
                  </ActionIcon>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WaysIn({ step }: { step: Step }) {
  const { t } = useTranslation('scenarios');
  const workshop = useWorkshop();
  const content = useDesigner((state) => state.content);
  const isStart = content.start === step.id;
  const sources = [...new Set(waysInto(content, step.id).map(({ stepId }) => stepId))].flatMap((id) => stepOf(content, id) ?? []);
  return (
    <section className={classes.ways} aria-labelledby="ways-in-title">
      <h3 className={classes.subheading} id="ways-in-title">
        {t('designer.waysIn')}
      </h3>
      {isStart ? <p className={classes.note}>{t('designer.isStart')}</p> : null}
      <ul className={classes.wayList}>
        {sources.map((source) => (
          <li key={source.id}>
            <button type="button" className={classes.link} onClick={() => showStep(workshop, source.id)}>
              {stepLabel(source, t)}
            </button>
          </li>
        ))}
      </ul>
      {isStart ? null : (
        <Button size="compact-sm" variant="default" onClick={() => workshop.designer.getState().setStart(step.id)}>
          {t('designer.makeStart')}
        </Button>
      )}
    </section>
  );
}
