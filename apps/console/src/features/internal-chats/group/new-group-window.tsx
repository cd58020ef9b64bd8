import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { fieldErrors } from '../../../ui/field-errors.js';
import { PickMany } from '../../../ui/people/pick-many.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { colleaguesFor, fullName } from '../people.js';
import { useStartChat } from '../use-start-chat.js';
import classes from './group.module.css';

export const MAX_NAME = 100;

/** A new group: its name, and who is in it besides oneself. */
export function NewGroupWindow({ operatorId, onClose }: { operatorId: number; onClose(): void }) {
  const { t } = useTranslation(['internal-chats', 'ui', 'app']);
  const { data: operators = [] } = useQuery(operatorsQuery);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<number[]>([]);
  const [missing, setMissing] = useState(false);
  const start = useStartChat();
  useFocusBack();
  const make = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) start.mutate({ kind: 'group', name: name.trim(), operatorIds: chosen }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('group.newTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.form} onSubmit={make} noValidate>
        <TextInput
          label={t('group.name')}
          data-autofocus
          maxLength={MAX_NAME}
          value={name}
          error={missing ? t('group.nameMissing') : fieldErrors(start.error)['name']}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <PickMany
          label={t('group.members')}
          placeholder={t('start.search')}
          empty={t('start.nobody')}
          choices={colleaguesFor(operators, operatorId, '').map((one) => ({ id: one.id, name: fullName(one) }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={start.isPending}>
            {t('group.make')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
