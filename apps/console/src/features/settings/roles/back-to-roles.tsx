import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '../row-focus.js';

export function BackToRoles() {
  const { t } = useTranslation('roles');
  const first = useFirstFocus();
  return (
    <div>
      <Button
        renderRoot={(props: object) => <Link {...props} ref={first} to="/settings/roles" search={{}} />}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
      >
        {t('back')}
      </Button>
    </div>
  );
}
