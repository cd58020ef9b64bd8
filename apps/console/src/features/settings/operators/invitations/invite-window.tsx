import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitePeople, type InviteValues } from '../../../../ui/people/invite-people.js';

const EMPTY: InviteValues = { text: '', role: { role: 'operator' }, groupIds: [] };

/** Invites one or many; stays open with what became of each address. */
export function InviteWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['operators', 'ui']);
  const [values, setValues] = useState(EMPTY);
  return (
    <Modal opened onClose={onClose} title={t('operators:inviteTitle')} size="lg" closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <InvitePeople {...values} onChange={(change) => setValues((old) => ({ ...old, ...change }))}>
        <Button variant="default" onClick={onClose}>
          {t('ui:close')}
        </Button>
      </InvitePeople>
    </Modal>
  );
}
