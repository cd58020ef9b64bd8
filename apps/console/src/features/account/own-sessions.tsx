import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endOwnSession, ownSessionsQuery, type LoginSession } from '../../api/account.js';
import { QuestionWindow } from '../../ui/question-window.js';
import { deviceName, SessionRow } from '../../ui/devices/session-row.js';
import { errorText, toast } from '../../ui/toast.js';
import classes from './account.module.css';

type Question = { about: 'one'; session: LoginSession } | { about: 'others' };

/** Where one is logged in; the others can be ended from here. `readOnly`: somebody else looks. */
export function OwnSessions({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation(['account', 'ui']);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const sessions = useQuery(ownSessionsQuery);
  const [question, setQuestion] = useState<Question | null>(null);
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 className={classes.heading} id={id} ref={heading} tabIndex={-1}>
          {t('account:sessions.title')}
        </h2>
        {others.length > 0 && !readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setQuestion({ about: 'others' })}>
            {t('account:sessions.endOthers')}
          </Button>
        )}
      </div>
      <p className={classes.note}>{t('account:sessions.text')}</p>
      {sessions.isPending && <Skeleton height={140} />}
      {sessions.isError && !sessions.data && (
        <p className={classes.problem} role="alert">
          {errorText(sessions.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void sessions.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      <ul className={classes.list} aria-label={t('account:sessions.list')}>
        {sessions.data?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            action={!session.current && !readOnly && <EndButton session={session} onClick={() => setQuestion({ about: 'one', session })} />}
          />
        ))}
      </ul>
      {question && (
        <EndQuestion question={question} onClose={() => setQuestion(null)} onEnded={() => setTimeout(() => heading.current?.focus())} />
      )}
    </section>
  );
}

function EndButton({ session, onClick }: { session: LoginSession; onClick: () => void }) {
  const { t } = useTranslation('account');
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {t('sessions.end')}
      <span className="visually-hidden"> {deviceName(session) ?? t('sessions.unknown')}</span>
    </Button>
  );
}

interface QuestionProps {
  question: Question;
  onClose: () => void;
  /** The button that asked is gone with what it ended. */
  onEnded: () => void;
}

function EndQuestion({ question, onClose, onEnded }: QuestionProps) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const one = question.about === 'one' ? question.session : null;
  const ending = useMutation({
    mutationFn: async () => (one ? endOwnSession(one.id).then(() => null) : (await endOtherSessions()).ended),
    onSuccess: async (ended) => {
      await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
      toast(ended === null ? t('sessions.ended') : t('sessions.endedOthers', { count: ended }));
      onClose();
      onEnded();
    },
  });
  return (
    <QuestionWindow
      question={one ? t('sessions.endThis', { device: deviceName(one) ?? t('sessions.unknown') }) : t('sessions.endOthersQuestion')}
      action={t(one ? 'sessions.endConfirm' : 'sessions.endOthers')}
      isBusy={ending.isPending}
      problem={ending.error && errorText(ending.error)}
      onConfirm={() => ending.mutate()}
      onClose={onClose}
    >
      <p>{t(one ? 'sessions.endText' : 'sessions.endOthersText')}</p>
    </QuestionWindow>
  );
}
