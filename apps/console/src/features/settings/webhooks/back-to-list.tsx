import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function BackToList() {
  const { t } = useTranslation('settings');
  return (
    <div>
      <Button
        renderRoot={(props: object) => <Link {...props} to="/settings/webhooks" search={{}} />}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
      >
        {t('webhooks.back')}
      </Button>
    </div>
  );
}
