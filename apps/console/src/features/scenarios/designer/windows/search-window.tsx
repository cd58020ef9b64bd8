import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList } from '../../../../ui/pick-list.js';
import { findSteps } from '../../model/find.js';
import { stepLabel } from '../../model/labels.js';
import { KindIcon } from '../kind-icon.js';
import { showStep, useWorkshop } from '../workshop.js';
import classes from './windows.module.css';

/** A list of more is not read any more. */
const MOST = 50;

/** Finds a step by any text in it: words, titles, payloads, addresses, variables. */
export function SearchWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const workshop = useWorkshop();
  const [search, setSearch] = useState('');
  const titleOf = (step: Parameters<typeof stepLabel>[0]): string => `${stepLabel(step, t)} ${t(`scenarios:kind.${step.kind}`)}`;
  const found = findSteps(workshop.designer.getState().content, search, titleOf);
  return (
    <Modal
      opened
      onClose={onClose}
      returnFocus={false}
      title={t('scenarios:search.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <PickList
        label={t('scenarios:search.title')}
        placeholder={t('scenarios:search.placeholder')}
        search={search}
        onSearch={setSearch}
        empty={t('scenarios:search.nothing')}
        groups={[
          {
            items: found.slice(0, MOST).map(({ step, where }) => ({
              key: step.id,
              content: (
                <>
                  <KindIcon kind={step.kind} />
                  <span className={classes.pickName}>{stepLabel(step, t)}</span>
                  <span className={classes.pickHint}>{where || t(`scenarios:kind.${step.kind}`)}</span>
                </>
              ),
              onPick: () => {
                onClose();
                showStep(workshop, step.id);
              },
            })),
          },
        ]}
      />
    </Modal>
  );
}
