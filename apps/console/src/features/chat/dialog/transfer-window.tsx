import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import type { DialogRow, Operator } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import classes from './transfer-window.module.css';

interface Props {
  row: DialogRow;
  opened: boolean;
  pending: boolean;
  onClose(): void;
  onChoose(operator: Operator): void;
}

const ORDER = { online: 0, away: 1, offline: 2 } as const;

/** Those who can take it first: online, and with the fewest open dialogs. */
function candidates(operators: Operator[], row: DialogRow, search: string): Operator[] {
  const wanted = search.trim().toLocaleLowerCase();
  return operators
    .filter(({ id, name, firstName, lastName }) => id !== row.operator?.id && `${name} ${firstName} ${lastName ?? ''}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.openDialogs - b.openDialogs || a.name.localeCompare(b.name));
}

/** Chooses the operator who gets the dialog: type a part of the name, Enter. */
export function TransferWindow({ row, opened, pending, onClose, onChoose }: Props) {
  const { t } = useTranslation('chat');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('transfer.title', { name: row.client.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Picker row={row} pending={pending} onChoose={onChoose} />
    </Modal>
  );
}

function Picker({ row, pending, onChoose }: Pick<Props, 'row' | 'pending' | 'onChoose'>) {
  const { t } = useTranslation('chat');
  const { data: operators = [], isPending } = useQuery({ ...operatorsQuery, refetchOnMount: 'always' });
  const [search, setSearch] = useState('');
  const [marked, setMarked] = useState(0);
  const found = useMemo(() => candidates(operators, row, search), [operators, row, search]);
  const current = Math.min(marked, found.length - 1);

  const key = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const operator = found[current];
    if (step !== undefined) {
      event.preventDefault();
      setMarked((current + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && operator && !pending) {
      event.preventDefault();
      onChoose(operator);
    }
  };

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="transfer-operators"
        aria-activedescendant={found[current] ? `transfer-${found[current].id}` : undefined}
        aria-label={t('transfer.search')}
        placeholder={t('transfer.search')}
        leftSection={<IconSearch size={15} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={key}
      />
      <div id="transfer-operators" role="listbox" aria-label={t('transfer.operators')} className={classes.list}>
        {found.map((operator, index) => (
          <OperatorOption key={operator.id} operator={operator} marked={index === current} onChoose={() => onChoose(operator)} />
        ))}
      </div>
      {!isPending && found.length === 0 ? <p className={classes.empty}>{t('transfer.nobody')}</p> : null}
    </>
  );
}

function OperatorOption({ operator, marked, onChoose }: { operator: Operator; marked: boolean; onChoose(): void }) {
  const { t } = useTranslation(['chat', 'app']);
  const load =
    operator.maxOpenDialogs === null
      ? t('app:palette.open', { open: operator.openDialogs })
      : t('app:palette.load', { open: operator.openDialogs, max: operator.maxOpenDialogs });
  return (
    <div
      id={`transfer-${operator.id}`}
      role="option"
      aria-selected={marked}
      className={classes.option}
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onChoose}
    >
      <Avatar name={operator.name} size={30} status={operator.status} />
      <span className={classes.name}>{[operator.firstName, operator.lastName].filter(Boolean).join(' ')}</span>
      <span className={classes.load}>
        {t(`app:status.${operator.status}`)} · {load}
      </span>
    </div>
  );
}
