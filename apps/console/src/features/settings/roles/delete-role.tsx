import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRole, type CustomRole, type RoleRef } from '../../../api/roles.js';
import { RoleSelect } from '../../../ui/people/role-select.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText, toast } from '../../../ui/toast.js';
import { useRoleChange } from './use-role-change.js';

/** Deletes a role; whoever has it gets another one at the same moment, which has to be chosen. */
export function DeleteRole({ role }: { role: CustomRole }) {
  const { t } = useTranslation('roles');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [replacement, setReplacement] = useState<RoleRef | null>(null);
  const [missing, setMissing] = useState(false);
  const held = role.holders > 0;
  const deletion = useRoleChange(
    () => deleteRole(role.id, replacement ?? undefined),
    async () => {
      toast(t('deleted', { name: role.name }));
      await navigate({ to: '/settings/roles', search: {} });
    },
  );
  const confirm = (): void => {
    setMissing(held && !replacement);
    if (!held || replacement) deletion.mutate(undefined);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {asking && (
        <QuestionWindow
          question={t('deleteQuestion', { name: role.name })}
          action={t('delete')}
          isBusy={deletion.isPending}
          problem={deletion.error && errorText(deletion.error)}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{held ? t('deleteHeld', { count: role.holders }) : t('deleteUnused')}</p>
          {held && (
            <RoleSelect
              label={t('replacement')}
              value={replacement}
              without={{ customRoleId: role.id }}
              error={missing ? t('replacementMissing') : undefined}
              onChange={(chosen) => {
                setReplacement(chosen);
                setMissing(false);
              }}
            />
          )}
        </QuestionWindow>
      )}
    </>
  );
}
