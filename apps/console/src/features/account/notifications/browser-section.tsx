import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../api/session.js';
import { askForDesktop, desktopState } from '../../../ui/notices/desktop.js';
import { isPushOn, PushRefused, pushSupported, switchPushOff, switchPushOn } from '../../../ui/notices/push.js';
import { errorText } from '../../../ui/toast.js';
import account from '../account.module.css';
import classes from './notifications.module.css';

/** What this browser lets us do: notes of the system while it is open, pushes while it is not. */
export function BrowserSection() {
  const { t } = useTranslation('notifications');
  const id = useId();
  const [permission, setPermission] = useState(desktopState);
  const ask = (): void => void askForDesktop().then(setPermission);
  return (
    <section className={account.section} aria-labelledby={id}>
      <h2 className={account.heading} id={id}>
        {t('browser.title')}
      </h2>
      <p className={account.note}>{t('browser.text')}</p>
      <p className={classes.state} data-state={permission} role="status">
        {t(`browser.permission.${permission}`)}
      </p>
      {permission === 'default' ? (
        <div>
          <Button variant="default" onClick={ask}>
            {t('browser.allow')}
          </Button>
        </div>
      ) : null}
      <Push onPermission={() => setPermission(desktopState())} />
    </section>
  );
}

function Push({ onPermission }: { onPermission(): void }) {
  const { t } = useTranslation('notifications');
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const operatorId = me?.operator.id ?? 0;
  const queryKey = ['push', operatorId];
  const { data: isOn = false } = useQuery({ queryKey, queryFn: () => isPushOn(operatorId), staleTime: 0 });
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      if (!wanted) return switchPushOff();
      if ((await askForDesktop()) !== 'granted') throw new NotAllowed();
      await switchPushOn(operatorId);
    },
    onSettled: () => {
      onPermission();
      void client.invalidateQueries({ queryKey });
    },
  });
  if (!pushSupported()) return <p className={account.note}>{t(window.isSecureContext ? 'push.missing' : 'push.insecure')}</p>;
  return (
    <>
      <Switch
        className={classes.switch}
        label={t('push.label')}
        description={t('push.hint')}
        checked={change.isPending ? change.variables : isOn}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      {change.error ? (
        <p className={account.problem} role="alert">
          {change.error instanceof NotAllowed
            ? t('browser.denied')
            : change.error instanceof PushRefused
              ? t('push.refused')
              : errorText(change.error)}
        </p>
      ) : null}
    </>
  );
}

/** The browser's own question was answered with no. */
class NotAllowed extends Error {}
