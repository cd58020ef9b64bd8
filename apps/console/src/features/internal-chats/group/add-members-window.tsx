import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import type { InternalChat } from '../../../api/internal-chats.js';
import { PickMany } from '../../../ui/people/pick-many.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { colleaguesFor, fullName } from '../people.js';
import type { useGroupChange } from './use-group-change.js';
import classes from './group.module.css';

interface Props {
  chat: InternalChat;
  operatorId: number;
  change: ReturnType<typeof useGroupChange>;
  onClose(): void;
}

/** Who comes into a group. */
export function AddMembersWindow({ chat, operatorId, change, onClose }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const { data: operators = [] } = useQuery(operatorsQuery);
  const [chosen, setChosen] = useState<number[]>([]);
  useFocusBack();
  const choices = colleaguesFor(operators, operatorId, '')
    .filter(({ id }) => !chat.members.some((member) => member.id === id))
    .map((one) => ({ id: one.id, name: fullName(one) }));
  return (
    <Modal opened onClose={onClose} title={t('group.add')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.form}>
        <PickMany
          label={t('group.members')}
          description={t('group.addHint')}
          placeholder={t('start.search')}
          empty={t(choices.length === 0 ? 'group.everybody' : 'start.nobody')}
          choices={choices}
          chosen={chosen}
          onChange={setChosen}
        />
        <div className={classes.buttons}>
          <Button
            disabled={chosen.length === 0}
            loading={change.isBusy}
            onClick={() => void change.add(chosen).then(onClose, () => undefined)}
          >
            {t('group.addAction')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
