import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { Avatar } from '../../../ui/avatar.js';
import { PickList } from '../../../ui/pick-list.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { ChatPicture } from '../parts/chat-picture.js';
import parts from '../parts/parts.module.css';
import { colleaguesFor, fitsName, fullName } from '../people.js';
import { useStartChat } from '../use-start-chat.js';

/** Whom one writes to: type a part of the name, Enter. */
export function StartWindow({ operatorId, onClose }: { operatorId: number; onClose(): void }) {
  const { t } = useTranslation(['internal-chats', 'ui', 'app']);
  const { data: operators = [], isPending } = useQuery({ ...operatorsQuery, refetchOnMount: 'always' });
  const [search, setSearch] = useState('');
  const start = useStartChat();
  useFocusBack();
  const pick = (chat: Parameters<typeof start.mutate>[0]) => (): void => {
    if (!start.isPending) start.mutate(chat, { onSuccess: onClose });
  };
  const own = { kind: 'favourites', peer: null } as const;
  return (
    <Modal opened onClose={onClose} title={t('start.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <PickList
        label={t('start.search')}
        placeholder={t('start.search')}
        search={search}
        onSearch={setSearch}
        empty={isPending ? '' : t('start.nobody')}
        groups={[
          {
            items: colleaguesFor(operators, operatorId, search).map((person) => {
              const status = person.connected ? person.status : 'offline';
              return {
                key: `person${person.id}`,
                onPick: pick({ kind: 'personal', operatorId: person.id }),
                content: (
                  <>
                    <Avatar name={person.name} size={28} status={status} />
                    <span className={parts.name}>{fullName(person)}</span>
                    <span className={parts.side}>{(person.connected && person.statusName) || t(`app:status.${status}`)}</span>
                  </>
                ),
              };
            }),
          },
          {
            items: fitsName(t('favourites'), search)
              ? [
                  {
                    key: 'favourites',
                    onPick: pick({ kind: 'favourites' }),
                    content: (
                      <>
                        <ChatPicture chat={own} size={28} />
                        <span className={parts.name}>{t('favourites')}</span>
                        <span className={parts.side}>{t('start.favouritesHint')}</span>
                      </>
                    ),
                  },
                ]
              : [],
          },
        ]}
      />
    </Modal>
  );
}
