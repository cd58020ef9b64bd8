import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, use } from 'react';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../../api/session.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import type { ScenarioContent } from '../model/content.js';
import { WatchedRun } from '../trace/one-run.js';
import { useLitRun } from '../trace/use-lit.js';
import { TrialPhoneSlot } from './phone-slot.js';
import { RealPhone } from './real-phone.js';
import classes from './trial.module.css';
import { useTrial, useTrialRun, type PlayedTrial } from './use-trial.js';

export interface TrialPaneProps {
  scenarioId: number;
  content: ScenarioContent;
  /** Resolves when all that was drawn is saved, so that the trial plays what one sees. */
  saved: () => Promise<void>;
  onShow: (stepId: string) => void;
  onClose: () => void;
}

/** The phone simulator beside the canvas, playing the draft; its way is lit on the drawing as one plays. */
export function TrialPane({ scenarioId, content, saved, onShow, onClose }: TrialPaneProps) {
  const { t } = useTranslation(['trial', 'ui']);
  const played = useTrial(scenarioId, content, saved);
  const run = useTrialRun(scenarioId, played.trial);
  useLitRun(run, scenarioId);
  return (
    <aside className={classes.pane} aria-label={t('trial:title')} data-region="trial">
      <div className={classes.head}>
        <h2 className={classes.title}>{t('trial:title')}</h2>
        <ActionIcon aria-label={t('trial:close')} onClick={onClose} data-region-focus>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <Status played={played} />
      {played.trial ? <Players text={played.trial.message} /> : null}
      {run ? (
        <details className={classes.run}>
          <summary>{t('trial:steps')}</summary>
          <WatchedRun run={run} scenarioId={scenarioId} onShow={onShow} />
        </details>
      ) : null}
    </aside>
  );
}

/** Whether what is played is what is drawn, and until when. */
function Status({ played }: { played: PlayedTrial }) {
  const { t } = useTranslation('trial');
  const formats = useFormats();
  const { trial, error, starting, outdated, restart } = played;
  const expired = trial !== undefined && Date.parse(trial.expiresAt) < Date.now();
  return (
    <div className={classes.status} role="status">
      {error ? <p className={classes.problem}>{errorText(error)}</p> : null}
      {starting ? <p className={classes.note}>{t('starting')}</p> : null}
      {trial && !starting ? (
        <p className={classes.note} data-changed={outdated || undefined}>
          {outdated ? t('outdated') : expired ? t('expired') : t('until', { time: formats.time(trial.expiresAt) })}
        </p>
      ) : null}
      <Button
        size="compact-sm"
        variant={outdated || expired ? 'filled' : 'default'}
        leftSection={<IconRefresh size={15} />}
        loading={starting}
        onClick={restart}
      >
        {t('restart')}
      </Button>
    </div>
  );
}

/** The simulator's phone, and the words for a real one. */
function Players({ text }: { text: string }) {
  const { t } = useTranslation('trial');
  const Phone = use(TrialPhoneSlot);
  const { data: info } = useQuery(publicQuery);
  const simulated = Phone !== null && info?.simulator === true;
  return (
    <>
      {Phone && simulated ? (
        <Suspense fallback={<Loader aria-label={t('starting')} />}>
          <Phone text={text} />
        </Suspense>
      ) : null}
      <details className={classes.run} open={info?.simulator === false}>
        <summary>{t('code.title')}</summary>
        <RealPhone text={text} />
      </details>
    </>
  );
}
