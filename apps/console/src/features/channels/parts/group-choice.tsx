import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperatorGroup } from '../../../api/types.js';
import classes from './parts.module.css';

interface GroupChoiceProps {
  groups: readonly OperatorGroup[];
  chosen: readonly number[];
  disabled?: boolean;
  onChange: (groupIds: number[]) => void;
}

/** Whose operators get the channel's dialogs. Nobody chosen means everybody. */
export function GroupChoice({ groups, chosen, disabled, onChange }: GroupChoiceProps) {
  const { t } = useTranslation('channels');
  if (groups.length === 0) return <p className={classes.hint}>{t('groups.none')}</p>;
  return (
    <Checkbox.Group
      label={t('groups.label')}
      description={t('groups.hint')}
      value={chosen.map(String)}
      onChange={(values) => onChange(values.map(Number))}
    >
      <div className={classes.groups}>
        {groups.map(({ id, name, operatorIds }) => (
          <Checkbox key={id} value={String(id)} disabled={disabled} label={t('groups.item', { name, count: operatorIds.length })} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
