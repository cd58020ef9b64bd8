import { Button, Input, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickMany, type Choice } from '../../../ui/people/pick-many.js';
import classes from './frame.module.css';

interface Props {
  /** What is chosen from. */
  label: string;
  choices: readonly Choice[];
  chosen: readonly number[];
  onChange(ids: number[]): void;
}

/** Some of many in a list that opens: nothing chosen means all. */
export function FilterButton({ label, choices, chosen, onChange }: Props) {
  const { t } = useTranslation('reports');
  const [opened, setOpened] = useState(false);
  const [only] = chosen;
  const name = choices.find((choice) => choice.id === only)?.name;
  const said = chosen.length === 0 ? t('filter.all') : chosen.length === 1 && name ? name : t('filter.some', { count: chosen.length });
  return (
    <div className={classes.filter}>
      <Input.Label labelElement="div" aria-hidden>
        {label}
      </Input.Label>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            className={classes.filterButton}
            classNames={{ inner: classes.filterInner ?? '', label: classes.filterLabel ?? '' }}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`${label}: ${said}`}
            data-chosen={chosen.length > 0 || undefined}
            onClick={() => setOpened(!opened)}
          >
            {said}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>
          <PickMany
            label={label}
            placeholder={t('filter.search')}
            empty={t('filter.nothing')}
            choices={choices}
            chosen={chosen}
            onChange={onChange}
          />
          {chosen.length > 0 && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange([])}>
              {t('filter.takeAll')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
