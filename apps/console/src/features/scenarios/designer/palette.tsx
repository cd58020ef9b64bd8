import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { STEP_KINDS, newStep } from '../model/new-step.js';
import type { StepKind } from '../model/content.js';
import { exitsOf } from '../model/exits.js';
import { stepOf } from '../model/edit.js';
import { freePlace, placeAfter, STEP_WIDTH } from '../model/place.js';
import { KindIcon } from './kind-icon.js';
import classes from './palette.module.css';
import { useWorkshop, type Workshop } from './workshop.js';

/** What a kind of step is called while it is dragged. */
export const KIND_ON_DRAG = 'application/x-deskwire-step';

/** A new step after the current one, from its first way out that leads nowhere yet; else in the middle of what is seen. */
export function addAfterCurrent({ designer, view }: Workshop, kind: StepKind): void {
  const { content, current, add } = designer.getState();
  const step = current === null ? undefined : stepOf(content, current);
  const open = step && exitsOf(step).find(({ name }) => !step.exits[name]);
  const middle = step ? null : view.getState().stage?.middle();
  const at = middle ? freePlace(content, { x: middle.x - STEP_WIDTH / 2, y: middle.y - 60 }) : placeAfter(content, step?.id ?? null);
  const added = newStep(kind, at);
  add(added, step && open ? { stepId: step.id, exit: open.name } : undefined);
  view.setState({ pane: 'step' });
  view.getState().stage?.show(added.id);
}

/** The kinds of steps: to drag onto the canvas, or to press. */
export function Palette() {
  const { t } = useTranslation('scenarios');
  const workshop = useWorkshop();
  return (
    <div className={classes.palette} role="toolbar" aria-orientation="vertical" aria-label={t('designer.palette')} data-region="palette">
      {STEP_KINDS.map((kind) => (
        <Tooltip key={kind} label={t(`kindHint.${kind}`)} position="right">
          <button
            type="button"
            className={classes.kind}
            draggable
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData(KIND_ON_DRAG, kind);
              dataTransfer.effectAllowed = 'copy';
            }}
            onClick={() => addAfterCurrent(workshop, kind)}
          >
            <KindIcon kind={kind} size={18} />
            <span className={classes.name}>{t(`kind.${kind}`)}</span>
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
