import { ActionIcon, Popover } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** What exactly a figure counts: one definition, one text, behind "?" beside its name. */
export function Definition({ of, name }: { of: string; name: string }) {
  const { t } = useTranslation('reports');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom" withArrow returnFocus trapFocus>
      <Popover.Target>
        <ActionIcon className={classes.ask} size={20} aria-label={t('whatIs', { name })} onClick={() => setOpened(!opened)}>
          <IconQuestionMark size={13} stroke={2.2} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <p className={classes.definition} tabIndex={-1} data-autofocus>
          {t(`definition.${of}`)}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
