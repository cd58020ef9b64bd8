import { Button, Modal } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../../api/channel-types.js';
import classes from '../channel.module.css';
import type { Step } from './use-sign-in.js';

/** Ends the session, at the messenger too; asked twice, for it takes the phone to come back. */
export function SignOut({ channel, run, pending }: { channel: Channel } & Pick<Step, 'run' | 'pending'>) {
  const { t } = useTranslation(['channels', 'ui']);
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button variant="default" leftSection={<IconLogout size={15} />} loading={pending === 'sign_out'} onClick={() => setAsking(true)}>
        {t('channels:signIn.out.action')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('channels:signIn.out.question', { name: channel.name })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <div className={classes.form}>
          <p className={classes.fact}>{t('channels:signIn.out.text')}</p>
          <div className={classes.buttons}>
            <Button
              color="red"
              onClick={() => {
                setAsking(false);
                run({ step: 'sign_out' });
              }}
            >
              {t('channels:signIn.out.confirm')}
            </Button>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('ui:cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}
