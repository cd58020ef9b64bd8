import { ActionIcon, Button } from '@mantine/core';
import { IconMail, IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery, type ReportView } from '../../../api/reports.js';
import { meQuery } from '../../../api/session.js';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { toast } from '../../../ui/toast.js';
import { reportOfName } from '../catalogue.js';
import { searchOf } from '../question.js';
import { useWords } from '../words.js';
import { refusalText } from './refusal-text.js';
import { useViewDeeds } from './use-views.js';
import classes from './views.module.css';

/** Whether whoever looks is among those who get a view by mail. */
export function useIsMailedToMe(view: ReportView | null): boolean {
  const { data: me } = useQuery(meQuery);
  return me !== undefined && (view?.mail?.operatorIds.includes(me.operator.id) ?? false);
}

interface Props {
  view: ReportView;
  /** Opened by the link of a letter: it asks at once. */
  asked: boolean;
  onAnswered(): void;
}

/** On the page of a view that comes by mail: when it comes next, and the way not to get it any more. */
export function MyLetters({ view, asked, onAnswered }: Props) {
  const { t } = useTranslation('reports');
  const mine = useIsMailedToMe(view);
  const [stopping, setStopping] = useState(asked);
  const { data: choices } = useQuery(reportChoicesQuery);
  const words = useWords(choices?.timeZone ?? 'UTC');
  const close = (): void => {
    setStopping(false);
    onAnswered();
  };
  if (!mine) return asked ? <p className={classes.letters}>{t('letters.none')}</p> : null;
  const next = view.mail?.nextAt ?? null;
  return (
    <div className={classes.letters}>
      <IconMail size={16} aria-hidden />
      <span>
        {t(`letters.${view.mail?.every ?? 'week'}`)} {next && t('mail.next', { at: words.moment(next) })}
      </span>
      <Button variant="default" size="compact-sm" onClick={() => setStopping(true)}>
        {t('letters.stop')}
      </Button>
      {stopping && <StopLetters view={view} isOpen onClose={close} />}
    </div>
  );
}

/** The same beside its name in the menu. */
export function StopLettersButton({ view, isOpen }: { view: ReportView; isOpen: boolean }) {
  const { t } = useTranslation('reports');
  const mine = useIsMailedToMe(view);
  const [stopping, setStopping] = useState(false);
  if (!mine) return null;
  return (
    <>
      <HintTooltip label={t('letters.stop')}>
        <ActionIcon
          className={classes.stopLetters}
          size={24}
          aria-label={t('letters.stopOf', { name: view.name })}
          onClick={() => setStopping(true)}
        >
          <IconMailOff size={15} aria-hidden />
        </ActionIcon>
      </HintTooltip>
      {stopping && <StopLetters view={view} isOpen={isOpen} onClose={() => setStopping(false)} />}
    </>
  );
}

function StopLetters({ view, isOpen, onClose }: { view: ReportView; isOpen: boolean; onClose(): void }) {
  const { t } = useTranslation('reports');
  const { leaveMail } = useViewDeeds();
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const stays = view.shared || view.ownerId === me?.operator.id;
  const done = (): void => {
    toast(t('letters.stopped', { name: view.name }));
    const report = reportOfName(view.report);
    // What was his only as a letter is his no more: the question stays, without its name.
    if (!stays && isOpen && report)
      void navigate({
        to: '/reports/$report',
        params: { report: report.path },
        search: searchOf(view.question),
        replace: true,
      });
    else onClose();
  };
  return (
    <QuestionWindow
      question={t('letters.question', { name: view.name })}
      action={t('letters.stop')}
      isBusy={leaveMail.isPending}
      problem={leaveMail.error && refusalText(leaveMail.error)}
      // Where the view goes with its letters, this window is gone before the answer is told to it.
      onConfirm={() => void leaveMail.mutateAsync(view.id).then(done, () => undefined)}
      onClose={onClose}
    >
      <p>{t(view.mail?.operatorIds.length === 1 ? 'letters.last' : 'letters.others')}</p>
      <p>{t(stays ? 'letters.stays' : 'letters.goes')}</p>
    </QuestionWindow>
  );
}
