import { Button, Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { operatorsQuery } from '../../../api/company.js';
import { forwardInternal, internalChatsQuery, startInternalChat } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import { PickList } from '../../../ui/pick-list.js';
import { errorText, toast } from '../../../ui/toast.js';
import { endChoice } from '../../../ui/thread/choosing.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { applyWholeChat, applyWritten } from '../live/apply-internal-events.js';
import { chatName } from '../names.js';
import { ChatPicture } from '../parts/chat-picture.js';
import parts from '../parts/parts.module.css';
import { fitsName, fullName } from '../people.js';
import type { Originals } from './forward-store.js';
import { targetsOf, type Target } from './targets.js';
import classes from '../group/group.module.css';

/** The most chats that copies go to at once. */
const MAX_TARGETS = 20;

interface Props {
  originals: Originals;
  operatorId: number;
  onClose(): void;
}

/** Sends copies to as many chats as one ticks. They stay whatever becomes of the originals. */
export default function ForwardWindow({ originals, operatorId, onClose }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const client = useQueryClient();
  const { data: chats = [] } = useQuery(internalChatsQuery);
  const { data: operators = [] } = useQuery(operatorsQuery);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Target[]>([]);
  // One id for all tries: one whose answer was lost is not done twice.
  const [clientMessageId] = useState(() => uuid());
  useFocusBack();
  const isChosen = ({ key }: Target): boolean => chosen.some((one) => one.key === key);
  const toggle = (target: Target): void =>
    setChosen(isChosen(target) ? chosen.filter(({ key }) => key !== target.key) : [...chosen, target].slice(0, MAX_TARGETS));

  const send = useMutation({
    mutationFn: async () => {
      const chatIds: number[] = [];
      for (const target of chosen) chatIds.push(await chatIdOf(target));
      return forwardInternal(originals, [...new Set(chatIds)], clientMessageId);
    },
    onSuccess: ({ items }) => {
      for (const message of items) applyWritten(client, message, operatorId);
      endChoice();
      toast(t('forward.done', { count: chosen.length }));
      onClose();
    },
  });
  const chatIdOf = async (target: Target): Promise<number> => {
    if (target.kind === 'chat') return target.chat.id;
    const chat = await startInternalChat(
      target.kind === 'favourites' ? { kind: 'favourites' } : { kind: 'personal', operatorId: target.person.id },
    );
    applyWholeChat(client, chat);
    return chat.id;
  };

  const { length: count } = 'messageIds' in originals ? originals.messageIds : originals.dialogMessageIds;
  const targets = targetsOf(chats, operators, operatorId).filter((target) => fitsName(nameOf(target, t), search));
  return (
    <Modal
      opened
      onClose={onClose}
      title={count === 1 ? t('forward.title') : t('forward.titleMany', { count })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.form}>
        <PickList
          label={t('forward.search')}
          placeholder={t('forward.search')}
          search={search}
          onSearch={setSearch}
          empty={t('start.nobody')}
          groups={[
            {
              items: targets.map((target) => ({
                key: target.key,
                onPick: () => toggle(target),
                content: <TargetLine target={target} ticked={isChosen(target)} />,
              })),
            },
          ]}
        />
        {send.error ? (
          <p role="alert" className={parts.problem}>
            {errorText(send.error)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button disabled={chosen.length === 0} loading={send.isPending} onClick={() => send.mutate()}>
            {chosen.length === 0 ? t('message.forward') : t('forward.action', { count: chosen.length })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function nameOf(target: Target, t: TFunction): string {
  if (target.kind === 'person') return fullName(target.person);
  return target.kind === 'chat' ? chatName(target.chat, t) : t('internal-chats:favourites');
}

function TargetLine({ target, ticked }: { target: Target; ticked: boolean }) {
  const { t } = useTranslation(['internal-chats', 'people']);
  return (
    <>
      <span className={parts.tick} data-ticked={ticked || undefined} aria-hidden>
        {ticked ? <IconCheck size={13} stroke={3} /> : null}
      </span>
      {target.kind === 'person' ? (
        <Avatar name={target.person.name} size={26} status={target.person.connected ? target.person.status : 'offline'} />
      ) : (
        <ChatPicture chat={target.kind === 'chat' ? target.chat : { kind: 'favourites', peer: null }} size={26} />
      )}
      <span className={parts.name}>
        {nameOf(target, t)}
        {ticked ? <span className="visually-hidden">, {t('people:ticked')}</span> : null}
      </span>
    </>
  );
}
