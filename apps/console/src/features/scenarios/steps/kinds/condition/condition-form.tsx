import { Button, Input } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch, ConditionStep } from '../../../model/content.js';
import { newId } from '../../../model/new-id.js';
import classes from '../../fields/fields.module.css';
import { Sortable } from '../../fields/sortable.js';
import { replaced } from '../../logic/move.js';
import { useComplaint } from '../../logic/scope.js';
import { BranchFields } from './branch-fields.js';

interface Props {
  step: ConditionStep;
  onChange(step: ConditionStep): void;
}

/** Branches in their order: the first whose tests hold is taken, else the last way out. */
export function ConditionForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const box = useRef<HTMLDivElement>(null);
  const complaint = useComplaint('branches');
  const change = (branches: Branch[]): void => onChange({ ...step, branches });
  const add = (): void => {
    change([...step.branches, { id: newId(), title: '', match: 'all', tests: [] }]);
    requestAnimationFrame(() => [...(box.current?.querySelectorAll<HTMLElement>('[data-title]') ?? [])].at(-1)?.focus());
  };
  return (
    <div className={classes.stack} ref={box}>
      <p className={classes.hint}>{t('condition.what')}</p>
      <Sortable
        label={t('condition.branches')}
        items={step.branches}
        keyOf={({ id }) => id}
        titleOf={({ title }, index) => title.trim() || t('condition.numbered', { number: index + 1 })}
        onChange={change}
      >
        {(branch, index) => (
          <BranchFields branch={branch} at={`branches.${index}`} onChange={(next) => change(replaced(step.branches, index, next))} />
        )}
      </Sortable>
      {complaint && <Input.Error>{complaint}</Input.Error>}
      <div>
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('condition.add')}
        </Button>
      </div>
      <p className={classes.hint}>{t('condition.else')}</p>
    </div>
  );
}
