import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpSheet } from './help-sheet.js';

/** Opens the sheet on templates and expressions. */
export function HelpLink() {
  const { t } = useTranslation('steps');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => setOpened(true)}>
        {t('help.link')}
      </Anchor>
      <HelpSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
