import { Modal, Textarea } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import { groupsQuery, operatorsQuery } from '../../../api/company.js';
import type { Transfer } from '../../../api/dialogs.js';
import type { DialogRow } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { PickList } from '../../../ui/pick-list.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { groupTargets, operatorTargets, type GroupTarget, type OperatorTarget } from './transfer-targets.js';
import classes from './transfer-window.module.css';

/** Whom the dialog goes to, by name, and what to ask of the server. */
export interface ChosenTarget {
  name: string;
  transfer: Transfer;
}

interface Props {
  row: DialogRow;
  opened: boolean;
  pending: boolean;
  onClose(): void;
  onChoose(target: ChosenTarget): void;
}

/** The most that the server keeps of a comment. */
const COMMENT_LENGTH = 1000;

/** Chooses the operator or the group that gets the dialog: type a part of the name, perhaps Tab and the reason, Enter. */
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
  const { data: groups = [] } = useQuery({ ...groupsQuery, refetchOnMount: 'always' });
  const { data: channels = [] } = useQuery(channelsQuery);
  useFocusBack();
  const [search, setSearch] = useState('');
  const [comment, setComment] = useState('');
  const channel = channels.find(({ id }) => id === row.channel.id);
  const choose = (name: string, to: Pick<Transfer, 'operatorId' | 'groupId'>) => (): void => {
    const reason = comment.trim();
    if (!pending) onChoose({ name, transfer: { ...to, ...(reason && { comment: reason }) } });
  };
  const people = operatorTargets(operators, groups, channel, row, search).map((target) => ({
    key: `operator${target.operator.id}`,
    content: <OperatorLine {...target} />,
    onPick: choose(target.operator.name, { operatorId: target.operator.id }),
  }));
  const teams = groupTargets(operators, groups, search).map((target) => ({
    key: `group${target.group.id}`,
    content: <GroupLine {...target} />,
    onPick: choose(target.group.name, { groupId: target.group.id }),
  }));
  return (
    <PickList
      label={t('transfer.search')}
      placeholder={t('transfer.search')}
      search={search}
      onSearch={setSearch}
      groups={[
        { title: t('transfer.operators'), items: people },
        { title: t('transfer.groups'), items: teams },
      ]}
      empty={isPending ? '' : t('transfer.nobody')}
      between={(pick) => <Comment value={comment} onChange={setComment} onEnter={pick} />}
    />
  );
}

function Comment({ value, onChange, onEnter }: { value: string; onChange(text: string): void; onEnter(): void }) {
  const { t } = useTranslation('chat');
  return (
    <Textarea
      className={classes.comment}
      aria-label={t('transfer.comment')}
      placeholder={t('transfer.comment')}
      description={t('transfer.commentHint')}
      inputWrapperOrder={['input', 'description']}
      autosize
      minRows={1}
      maxRows={5}
      maxLength={COMMENT_LENGTH}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

function OperatorLine({ operator, serves }: OperatorTarget) {
  const { t } = useTranslation(['chat', 'app']);
  const status = operator.connected ? operator.status : 'offline';
  const full = operator.openDialogs >= operator.maxOpenDialogs;
  return (
    <>
      <Avatar name={operator.name} size={30} status={status} />
      <span className={classes.name}>
        {[operator.firstName, operator.lastName].filter(Boolean).join(' ')}
        {serves ? null : <span className={classes.note}>{t('transfer.notServing')}</span>}
      </span>
      <span className={classes.load} data-full={full || undefined}>
        {(operator.connected && operator.statusName) || t(`app:status.${status}`)} ·{' '}
        {t('transfer.load', { open: operator.openDialogs, max: operator.maxOpenDialogs })}
      </span>
    </>
  );
}

function GroupLine({ group, online, free }: GroupTarget) {
  const { t } = useTranslation('chat');
  return (
    <>
      <span className={classes.group} aria-hidden>
        <IconUsersGroup size={18} stroke={1.75} />
      </span>
      <span className={classes.name}>
        {group.name}
        {free > 0 ? null : <span className={classes.note}>{t('transfer.willWait')}</span>}
      </span>
      <span className={classes.load}>{t('transfer.online', { online, all: group.operatorIds.length })}</span>
    </>
  );
}
