import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inOtherLayout } from '../../../../ui/actions/layout-swap.js';
import { PickList, type PickGroup } from '../../../../ui/pick-list.js';
import type { StepKind } from '../../model/content.js';
import { stepOf, type Exit, type Place } from '../../model/edit.js';
import { findSteps } from '../../model/find.js';
import { exitLabel, stepLabel } from '../../model/labels.js';
import { newStep, STEP_KINDS } from '../../model/new-step.js';
import { freePlace, placeAfter } from '../../model/place.js';
import { KindIcon } from '../kind-icon.js';
import { addAfterCurrent } from '../palette.js';
import { useWorkshop, type Workshop } from '../workshop.js';
import classes from './windows.module.css';

interface Props {
  from: Exit | null;
  at: Place | null;
  onClose: () => void;
}

/** What comes next: a new step of some kind, or, for a way out, a step that is there. */
export function NextWindow({ from, at, onClose }: Props) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const workshop = useWorkshop();
  const [search, setSearch] = useState('');
  const { content } = workshop.designer.getState();
  const source = from && stepOf(content, from.stepId);
  const wanted = search.trim().toLocaleLowerCase();
  const fits = (kind: StepKind): boolean => {
    const words = `${t(`scenarios:kind.${kind}`)} ${t(`scenarios:kindHint.${kind}`)}`.toLocaleLowerCase();
    return words.includes(wanted) || words.includes(inOtherLayout(wanted));
  };
  const pick = (what: () => void) => (): void => {
    onClose();
    what();
  };
  const groups: PickGroup[] = [
    {
      title: t('scenarios:next.new'),
      items: STEP_KINDS.filter(fits).map((kind) => ({
        key: kind,
        content: <Kind kind={kind} />,
        onPick: pick(() => add(workshop, kind, from, at)),
      })),
    },
  ];
  if (from) {
    groups.push({
      title: t('scenarios:next.known'),
      items: findSteps(content, search, (step) => stepLabel(step, t)).map(({ step }) => ({
        key: step.id,
        content: (
          <>
            <KindIcon kind={step.kind} />
            <span className={classes.pickName}>{stepLabel(step, t)}</span>
          </>
        ),
        onPick: pick(() => workshop.designer.getState().lead(from, step.id)),
      })),
    });
  }
  const title = source && from ? t('scenarios:next.title', { exit: exitLabel(source, from.exit, t) }) : t('scenarios:designer.addStep');
  return (
    <Modal opened onClose={onClose} returnFocus={false} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <PickList
        label={title}
        placeholder={t(from ? 'scenarios:next.placeholder' : 'scenarios:next.placeholderNew')}
        search={search}
        onSearch={setSearch}
        groups={groups}
        empty={t('scenarios:search.nothing')}
      />
    </Modal>
  );
}

function Kind({ kind }: { kind: StepKind }) {
  const { t } = useTranslation('scenarios');
  return (
    <>
      <KindIcon kind={kind} />
      <span className={classes.pickName}>{t(`kind.${kind}`)}</span>
      <span className={classes.pickHint}>{t(`kindHint.${kind}`)}</span>
    </>
  );
}

function add(workshop: Workshop, kind: StepKind, from: Exit | null, at: Place | null): void {
  if (!from && !at) return addAfterCurrent(workshop, kind);
  const { content, add: addStep } = workshop.designer.getState();
  const step = newStep(kind, at ? freePlace(content, at) : placeAfter(content, from?.stepId ?? null));
  addStep(step, from ?? undefined);
  workshop.view.setState({ pane: 'step' });
  // Where one has just pointed to is in view.
  if (!at) workshop.view.getState().stage?.show(step.id);
}
