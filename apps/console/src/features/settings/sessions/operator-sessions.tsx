import { Button } from '@mantine/core';
import { IconChevronRight, IconTool } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignedInOperator } from '../../../api/staff-sessions.js';
import { Avatar } from '../../../ui/avatar.js';
import { useFormats } from '../../../ui/format.js';
import { deviceName, SessionRow } from '../../../ui/devices/session-row.js';
import type { Ending } from './end-question.js';
import classes from './sessions.module.css';

/** The server writes activity down once a minute. */
const NOW_MS = 2 * 60_000;

interface Props {
  operator: SignedInOperator;
  mayEnd: boolean;
  onEnd: (ending: Ending) => void;
}

/** One operator: how many sessions and when he was active last; opened, each of them. */
export function OperatorSessions({ operator, mayEnd, onEnd }: Props) {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const { name, firstName, lastName, email, sessions, lastActivityAt } = operator;
  const fullName = [firstName, lastName].filter(Boolean).join(' ');
  const isActive = Date.now() - new Date(lastActivityAt).getTime() < NOW_MS;
  const isSelf = sessions.some(({ current }) => current);
  const canEndAll = mayEnd && sessions.some(({ current }) => !current);
  return (
    <li className={classes.operator}>
      <button type="button" className={classes.head} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden />
        <Avatar name={name} size={30} />
        <span className={classes.who}>
          <span className={classes.name}>{fullName}</span>
          <span className={classes.email}>
            {email} · ID {operator.id}
          </span>
        </span>
        <span className={classes.facts}>
          {sessions.some(({ technicalAccess }) => technicalAccess) && (
            <span className={classes.technical}>
              <IconTool size={13} aria-hidden />
              {t('technical')}
            </span>
          )}
          <span>{t('count', { count: sessions.length })}</span>
          <span>{isActive ? t('now') : t('active', { when: formats.distance(lastActivityAt) })}</span>
        </span>
      </button>
      <div id={id} hidden={!opened} className={classes.body}>
        <ul className={classes.sessions}>
          {sessions.map((session) => {
            const device = deviceName(session) ?? t('unknown');
            return (
              <SessionRow
                key={session.id}
                session={session}
                action={
                  mayEnd &&
                  !session.current && (
                    <Button size="compact-sm" variant="default" onClick={() => onEnd({ about: 'one', name: fullName, session, device })}>
                      {t('end')}
                      <span className="visually-hidden">
                        {' '}
                        {fullName}, {device}
                      </span>
                    </Button>
                  )
                }
              />
            );
          })}
        </ul>
        {canEndAll && sessions.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onEnd({ about: 'all', name: fullName, operatorId: operator.id, isSelf })}
          >
            {t(isSelf ? 'endOthers' : 'endAll')}
            {!isSelf && <span className="visually-hidden"> {fullName}</span>}
          </Button>
        )}
      </div>
    </li>
  );
}
