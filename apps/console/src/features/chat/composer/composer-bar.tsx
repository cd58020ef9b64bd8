import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { useFormats } from '../../../ui/format.js';
import classes from '../../../ui/composer/composer.module.css';
import { maySend } from './use-send.js';

interface Props {
  row: DialogRow;
  view: DialogView | undefined;
  notice: string | null;
  comment: boolean;
}

const SOON_MILLISECONDS = 4 * 3_600_000;

/** What one must know before writing: a colleague is typing, the provider's window, nobody's or a closed dialog. */
export function ComposerBar({ row, view, notice, comment }: Props) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  useEveryMinute();
  const mayClaim = useActionEnabled('dialog.claim');
  const mayReopen = useActionEnabled('dialog.reopen');
  const mayGiveBack = useActionEnabled('dialog.giveBack');
  const mayUseTemplate = useActionEnabled('write.template');

  if (notice) return <Bar tone="wait" text={notice} role="alert" />;
  if (comment) return <Bar tone="note" text={t('composer.commentHint')} />;
  if (view && !view.canWrite) return <Bar tone="plain" text={t('composer.mayNotWrite')} />;
  if (!maySend(view)) {
    return mayUseTemplate ? (
      <Bar tone="danger" text={t('composer.windowClosedTemplate')} action={<BarButton action="write.template" />} />
    ) : (
      <Bar tone="danger" text={t('composer.windowClosed')} />
    );
  }
  if (view?.client.unreachableSince) {
    return <Bar tone="danger" text={t('composer.unreachable', { time: formats.full(view.client.unreachableSince) })} />;
  }
  if (row.state === 'closed') {
    return <Bar tone="plain" text={t('composer.dialogClosed')} action={mayReopen ? <BarButton action="dialog.reopen" /> : null} />;
  }
  if (row.bot === 'running') {
    return <Bar tone="plain" text={t('composer.bot')} action={mayClaim ? <BarButton action="dialog.claim" /> : null} />;
  }
  if (row.bot === 'paused' && mayGiveBack) {
    return <Bar tone="plain" text={t('composer.pausedBot')} action={<BarButton action="dialog.giveBack" />} />;
  }
  if (row.operator === null && mayClaim) {
    return <Bar tone="plain" text={t('composer.nobody')} action={<BarButton action="dialog.claim" />} />;
  }
  const closesAt = view?.windowClosesAt;
  if (closesAt && Date.parse(closesAt) - Date.now() < SOON_MILLISECONDS) {
    return <Bar tone="wait" text={t('composer.windowCloses', { distance: formats.distance(closesAt) })} />;
  }
  return null;
}

function Bar({ tone, text, action, role }: { tone: string; text: string; action?: React.ReactNode; role?: 'alert' }) {
  return (
    <div className={classes.bar} data-tone={tone} role={role}>
      <span className={classes.barText}>{text}</span>
      {action}
    </div>
  );
}

function BarButton({ action }: { action: 'dialog.reopen' | 'dialog.claim' | 'dialog.giveBack' | 'write.template' }) {
  const { t } = useTranslation('ui');
  return (
    <Button size="compact-xs" variant="default" onClick={() => runAction(action)}>
      {t(`actions.${action}`)}
    </Button>
  );
}

function useEveryMinute(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}
