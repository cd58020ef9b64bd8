import { Button, Input, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { PickList } from '../../../../ui/pick-list.js';
import { useComplaint } from '../logic/scope.js';
import classes from './fields.module.css';

export interface Choice {
  value: string;
  label: string;
  note?: string;
}

interface Props {
  label: string;
  /** Null = nothing is chosen. */
  value: string | null;
  choices: readonly Choice[];
  /** Stands in the place of a choice that isn't made, or is gone. */
  placeholder: string;
  searchLabel: string;
  empty: string;
  onChange(value: string): void;
  field?: string;
  description?: string;
}

/** One of many: a button that says what is chosen, and opens a list to search. */
export function PickField({ label, value, choices, placeholder, searchLabel, empty, onChange, field, description }: Props) {
  const id = useId();
  const complaint = useComplaint(field);
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const chosen = choices.find((choice) => choice.value === value);
  const wanted = search.trim().toLowerCase();
  const items = choices
    .filter((choice) => `${choice.label} ${choice.note ?? ''}`.toLowerCase().includes(wanted))
    .map((choice) => ({
      key: choice.value,
      content: (
        <span className={classes.variable}>
          {choice.label}
          {choice.note && <small>{choice.note}</small>}
        </span>
      ),
      onPick: () => {
        setOpened(false);
        setSearch('');
        onChange(choice.value);
      },
    }));
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: `${id}-label` }} description={description} error={complaint}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width="target" trapFocus returnFocus withinPortal>
        <Popover.Target>
          <Button
            id={`${id}-button`}
            className={classes.pick}
            variant="default"
            justify="space-between"
            rightSection={<IconChevronDown size={15} />}
            aria-labelledby={`${id}-label ${id}-button`}
            onClick={() => setOpened(!opened)}
          >
            <span className={classes.pickText}>{chosen?.label ?? placeholder}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label} miw={240}>
          <PickList label={searchLabel} placeholder={searchLabel} search={search} onSearch={setSearch} groups={[{ items }]} empty={empty} />
        </Popover.Dropdown>
      </Popover>
    </Input.Wrapper>
  );
}
