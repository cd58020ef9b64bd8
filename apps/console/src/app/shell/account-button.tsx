import { Modal, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/types.js';
import { useAction } from '../../ui/actions/registry.js';
import { HintTooltip } from '../../ui/actions/action-button.js';
import { Avatar } from '../../ui/avatar.js';
import { useNarrow } from '../../ui/use-width.js';
import { AccountWindow } from './account-window.js';
import classes from './account.module.css';

/** One's own picture at the foot of the rail; opens the account window. */
export function AccountButton({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const narrow = useNarrow();
  const [opened, setOpened] = useState(false);
  useAction('account.open', () => setOpened(true));
  const status = me.operator.statusName ?? t(`status.${me.operator.status}`);

  const button = (
    <button
      type="button"
      className={classes.button}
      aria-label={t('account.button', { name: me.operator.name, status })}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    >
      <Avatar name={me.operator.name} size={34} status={me.operator.status} />
    </button>
  );

  if (narrow) {
    return (
      <>
        {button}
        <Modal
          opened={opened}
          onClose={() => setOpened(false)}
          title={t('account.title')}
          closeButtonProps={{ 'aria-label': t('ui:close') }}
        >
          <AccountWindow me={me} onLeave={() => setOpened(false)} />
        </Modal>
      </>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="right-end"
      offset={14}
      width={312}
      trapFocus
      returnFocus
      withRoles={false}
      // It would hear Escape before a field in it that wants the key for itself.
      closeOnEscape={false}
    >
      <Popover.Target>
        <span>
          <HintTooltip label={`${me.operator.name} · ${status}`} action="account.open">
            {button}
          </HintTooltip>
        </span>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('account.title')}
        p="md"
        className={classes.dropdown}
        onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
      >
        <AccountWindow me={me} onLeave={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
