import { ActionIcon, Menu } from '@mantine/core';
import { IconCrown, IconDotsVertical, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChat, InternalMember } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import type { useGroupChange } from './use-group-change.js';
import classes from './group.module.css';

interface Props {
  chat: InternalChat;
  operatorId: number;
  change: ReturnType<typeof useGroupChange>;
}

type Question = { about: 'remove' | 'handOver'; member: InternalMember };

/** Who is in a group; its owner removes people, and hands it over. */
export function Members({ chat, operatorId, change }: Props) {
  const { t } = useTranslation(['internal-chats', 'app']);
  const [question, setQuestion] = useState<Question | null>(null);
  const isOwner = chat.role === 'owner';
  const confirm = ({ about, member }: Question): void => {
    const call = about === 'remove' ? change.remove : change.handOver;
    void call(member.id).then(
      () => setQuestion(null),
      () => setQuestion(null),
    );
  };
  return (
    <>
      <ul className={classes.members}>
        {chat.members.map((member) => (
          <li key={member.id} className={classes.member}>
            <Avatar name={member.name} size={28} status={member.connected ? member.status : 'offline'} />
            <span className={classes.memberName}>
              {member.name}
              {member.id === operatorId ? ` (${t('details.you')})` : ''}
              <span className="visually-hidden">, {t(`app:status.${member.connected ? member.status : 'offline'}`)}</span>
            </span>
            {member.role === 'owner' ? <span className={classes.owner}>{t('details.owner')}</span> : null}
            {isOwner && member.id !== operatorId ? <MemberMenu member={member} onChoose={setQuestion} /> : null}
          </li>
        ))}
      </ul>
      {question ? (
        <QuestionWindow
          question={t(`group.${question.about}Question`, { name: question.member.name })}
          action={t(`group.${question.about}`)}
          isBusy={change.isBusy}
          onConfirm={() => confirm(question)}
          onClose={() => setQuestion(null)}
        >
          <p>{t(`group.${question.about}Text`, { name: question.member.name })}</p>
        </QuestionWindow>
      ) : null}
    </>
  );
}

function MemberMenu({ member, onChoose }: { member: InternalMember; onChoose(question: Question): void }) {
  const { t } = useTranslation('internal-chats');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('details.memberMenu', { name: member.name })}>
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {member.state === 'active' ? (
          <Menu.Item leftSection={<IconCrown size={16} />} onClick={() => onChoose({ about: 'handOver', member })}>
            {t('group.handOver')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconUserMinus size={16} />} color="red" onClick={() => onChoose({ about: 'remove', member })}>
          {t('group.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
