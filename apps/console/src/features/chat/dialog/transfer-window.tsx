import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import type { DialogRow, Operator } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { PickList } from '../../../ui/pick-list.js';
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
export function transferCandidates(operators: readonly Operator[], row: DialogRow, search: string): Operator[] {
  const wanted = search.trim().toLocaleLowerCase();
  return operators
    .filter(({ id }) => id !== row.operator?.id)
    .filter(({ name, firstName, lastName }) => `${name} ${firstName} ${lastName ?? ''}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.openDialogs - b.openDialogs || a.name.localeCompare(b.name));
}

/** Chooses the operator who gets the dialog: type a part of the name, Enter. */
export function TransferWindow({ row, opened, onClose, ...picker }: Props) {
  const { t } = useTranslation('chat');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('transfer.title', { name: row.client.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Picker row={row} {...picker} />
    </Modal>
  );
}

function Picker({ row, pending, onChoose }: Pick<Props, 'row' | 'pending' | 'onChoose'>) {
  const { t } = useTranslation('chat');
  const { data: operators = [], isPending } = useQuery({ ...operatorsQuery, refetchOnMount: 'always' });
  const [search, setSearch] = useState('');
  const items = transferCandidates(operators, row, search).map((operator) => ({
    key: String(operator.id),
    content: <OperatorLine operator={operator} />,
    onPick: () => {
      if (!pending) onChoose(operator);
    },
  }));
  return (
    <PickList
      label={t('transfer.search')}
      placeholder={t('transfer.search')}
      search={search}
      onSearch={setSearch}
      groups={[{ items }]}
      empty={isPending ? '' : t('transfer.nobody')}
    />
  );
}

function OperatorLine({ operator }: { operator: Operator }) {
  const { t } = useTranslation(['chat', 'app']);
  const load = t('transfer.load', { open: operator.openDialogs, max: operator.maxOpenDialogs });
  return (
    <>
      <Avatar name={operator.name} size={30} status={operator.status} />
      <span className={classes.name}>{[operator.firstName, operator.lastName].filter(Boolean).join(' ')}</span>
      <span className={classes.load}>
        {t(`app:status.${operator.status}`)} · {load}
      </span>
    </>
  );
}
