import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../api/company.js';
import classes from './people.module.css';

interface Props {
  label: string;
  description?: string;
  chosen: readonly number[];
  disabled?: boolean;
  onChange: (groupIds: number[]) => void;
}

/** The company's groups to tick; nothing where there are none. */
export function GroupTicks({ label, description, chosen, disabled, onChange }: Props) {
  const { t } = useTranslation('people');
  const { data: groups = [] } = useQuery(groupsQuery);
  if (groups.length === 0) return null;
  return (
    <Checkbox.Group label={label} description={description} value={chosen.map(String)} onChange={(ids) => onChange(ids.map(Number))}>
      <div className={classes.ticks}>
        {groups.map(({ id, name, operatorIds }) => (
          <Checkbox key={id} value={String(id)} disabled={disabled} label={t('groupItem', { name, count: operatorIds.length })} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
