import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList } from '../../../../ui/pick-list.js';
import { stepOf } from '../../model/edit.js';
import { exitsOf } from '../../model/exits.js';
import { exitLabel, openExitLabel, stepLabel } from '../../model/labels.js';
import { open, useWorkshop } from '../workshop.js';
import classes from './windows.module.css';

/** Which way out of the step is to be led somewhere; not asked where there is only one. */
export function ExitWindow({ stepId, onClose }: { stepId: string; onClose: () => void }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const { designer, view } = useWorkshop();
  const [search, setSearch] = useState('');
  const { content } = designer.getState();
  const step = stepOf(content, stepId);
  const exits = step ? exitsOf(step) : [];
  const only = exits.length === 1 ? exits[0]?.name : undefined;
  const lead = (exit: string): void => open(view, { kind: 'next', from: { stepId, exit }, at: null });
  useEffect(() => {
    if (only) lead(only);
    // Asked once, as it opens.
  }, [only]);
  if (!step || only) return null;
  const wanted = search.trim().toLocaleLowerCase();
  return (
    <Modal opened onClose={onClose} title={t('scenarios:next.whichExit')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <PickList
        label={t('scenarios:next.whichExit')}
        placeholder={stepLabel(step, t)}
        search={search}
        onSearch={setSearch}
        empty={t('scenarios:next.noExit')}
        groups={[
          {
            items: exits
              .filter(({ name }) => exitLabel(step, name, t).toLocaleLowerCase().includes(wanted))
              .map((way) => {
                const { name } = way;
                const target = stepOf(content, step.exits[name] ?? '');
                return {
                  key: name,
                  content: (
                    <>
                      <span className={classes.pickName}>{exitLabel(step, name, t)}</span>
                      <span className={classes.pickHint}>{target ? stepLabel(target, t) : openExitLabel(way, t)}</span>
                    </>
                  ),
                  onPick: () => lead(name),
                };
              }),
          },
        ]}
      />
    </Modal>
  );
}
