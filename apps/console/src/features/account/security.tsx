import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from '../../api/account.js';
import type { Me } from '../../api/types.js';
import { useFormats } from '../../ui/format.js';
import classes from './account.module.css';
import { NewCodesWindow } from './new-codes-window.js';
import { PasswordWindow } from './password-window.js';
import { SetUpWindow } from './set-up-window.js';
import { TurnOffWindow } from './turn-off-window.js';

type Opened = 'password' | 'set-up' | 'turn-off' | 'new-codes';

const AFTER_CLOSING_MS = 50;

/** Password and second factor, each a row with what can be done about it. */
export function Security({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const id = useId();
  const [opened, setOpened] = useState<Opened | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = (): void => {
    setOpened(null);
    // The button that opened the window may have become another one meanwhile.
    setTimeout(() => document.activeElement === document.body && heading.current?.focus(), AFTER_CLOSING_MS);
  };
  const { email } = me.operator;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.heading} id={id} ref={heading} tabIndex={-1}>
        {t('security.title')}
      </h2>
      <ul className={classes.list}>
        <Row name={t('security.password')} text={t('security.passwordText')}>
          <Button variant="default" onClick={() => setOpened('password')}>
            {t('security.changePassword')}
          </Button>
        </Row>
        <Row name={t('security.factor')} text={<FactorState isOn={me.operator.secondFactor} />}>
          {me.operator.secondFactor ? (
            <>
              <Button variant="default" onClick={() => setOpened('new-codes')}>
                {t('security.newCodes')}
              </Button>
              <Button variant="default" onClick={() => setOpened('turn-off')}>
                {t('security.turnOff')}
                <span className="visually-hidden"> {t('security.factor')}</span>
              </Button>
            </>
          ) : (
            <Button onClick={() => setOpened('set-up')}>
              {t('security.turnOn')}
              <span className="visually-hidden"> {t('security.factor')}</span>
            </Button>
          )}
        </Row>
      </ul>
      {opened === 'password' && <PasswordWindow email={email} onClose={close} />}
      {opened === 'set-up' && <SetUpWindow email={email} onClose={close} />}
      {opened === 'turn-off' && <TurnOffWindow email={email} onClose={close} />}
      {opened === 'new-codes' && <NewCodesWindow email={email} onClose={close} />}
    </section>
  );
}

function Row({ name, text, children }: { name: string; text: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.note}>{text}</p>
      </div>
      <div className={classes.buttons}>{children}</div>
    </li>
  );
}

function FactorState({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const { data } = useQuery({ ...secondFactorQuery, enabled: isOn });
  if (!isOn) return t('security.factorOff');
  if (!data?.enabledAt) return null;
  return (
    <>
      {t('security.factorOn', { date: formats.date(data.enabledAt) })} {t('security.codesLeft', { count: data.recoveryCodesLeft })}
    </>
  );
}
