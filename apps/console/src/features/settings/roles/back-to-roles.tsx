import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function BackToRoles() {
  const { t } = useTranslation('roles');
  return (
    <div>
      <Button
        renderRoot={(props: object) => <Link {...props} to="/settings/roles" search={{}} />}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
      >
        {t('back')}
      </Button>
    </div>
  );
}
