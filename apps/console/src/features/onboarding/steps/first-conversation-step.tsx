import { Button, Select } from '@mantine/core';
import { IconCheck, IconMessage2, IconMessageReply } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import type { DialogRow } from '../../../api/types.js';
import { useNewestDialog } from '../model/use-newest-dialog.js';
import frame from '../frame.module.css';
import pane from '../pane.module.css';
import classes from './steps.module.css';
import { OnboardingPartsSlot } from '../parts-slot.js';
import { Answered } from '../parts/answered.js';
import { TEST_TRANSPORT, TestChannel } from '../parts/test-channel.js';
import { StepEnd } from './step-end.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

const KEPT = 'deskwire.set-up.channel';

/** The finish line: a client writes, and is answered. */
export function FirstConversationStep({ onboarding, step }: StepProps) {
  const { t } = useTranslation('onboarding');
  const { data: channels = [] } = useQuery(channelsQuery);
  const { channel, choose } = useChosenChannel(channels);
  const ending = useStepEnd({ onboarding, step });
  const parts = use(OnboardingPartsSlot);
  if (onboarding.facts.answered || step.state === 'done') return <Answered onboarding={onboarding} ending={ending} />;
  return (
    <>
      {channels.length > 1 && (
        <Select
          className={classes.number}
          label={t('first.channel')}
          data={channels.map(({ id, name }) => ({ value: String(id), label: name }))}
          allowDeselect={false}
          value={channel ? String(channel.id) : null}
          onChange={(id) => choose(Number(id))}
        />
      )}
      {channel ? (
        <div className={classes.first}>
          <Wait channel={channel} />
          {parts && <parts.Phone key={channel.id} channel={channel} />}
        </div>
      ) : (
        <p className={pane.locked}>{t('first.noChannel')}</p>
      )}
      {!channels.some(({ transport }) => transport === TEST_TRANSPORT) && <TestChannel />}
      <StepEnd ending={ending} />
    </>
  );
}

/** A site's chat can always be written to from here, so it is what one begins with. */
function useChosenChannel(channels: readonly Channel[]): { channel: Channel | undefined; choose: (id: number) => void } {
  const [id, setId] = useState(() => Number(sessionStorage.getItem(KEPT)));
  const chosen = channels.find((channel) => channel.id === id);
  return {
    channel: chosen ?? channels.find(({ transport }) => transport === TEST_TRANSPORT) ?? channels[0],
    choose: (next) => {
      sessionStorage.setItem(KEPT, String(next));
      setId(next);
    },
  };
}

/** What has happened so far, as it happens. */
function Wait({ channel }: { channel: Channel }) {
  const { t } = useTranslation('onboarding');
  const dialog = useNewestDialog(channel.id);
  const heard = useHeardHere(dialog);
  return (
    <ol className={classes.wait} aria-label={t('first.progress')}>
      <li data-state={heard ? 'done' : 'now'}>
        <span className={frame.mark} data-state={heard ? 'done' : 'open'} aria-hidden>
          {heard ? <IconCheck size={15} stroke={2.5} /> : <IconMessage2 size={15} />}
        </span>
        <span aria-live="polite">{heard ? t('first.came', { name: heard.client.name }) : t('first.write', { channel: channel.name })}</span>
      </li>
      <li data-state={heard ? 'now' : 'later'}>
        <span className={frame.mark} data-state="open" aria-hidden>
          <IconMessageReply size={15} />
        </span>
        <span>
          {t('first.answer')}
          {heard && (
            <Button
              className={classes.openChat}
              size="sm"
              renderRoot={(props) => (
                <Link to="/chat/$dialogId" params={{ dialogId: String(heard.id) }} search={{ filter: 'all' }} {...props} />
              )}
            >
              {t('first.open')}
            </Button>
          )}
        </span>
      </li>
    </ol>
  );
}

/** The dialog that a client has opened; of a company that is at work already, only what is written from now on counts. */
function useHeardHere(dialog: DialogRow | undefined): DialogRow | undefined {
  const [since, setSince] = useState<number | null>(null);
  const last = dialog?.lastMessage?.id ?? 0;
  const wasAnswered = dialog?.lastMessage !== undefined && dialog.lastMessage?.kind !== 'from_client';
  useEffect(() => {
    if (since === null && dialog) setSince(wasAnswered || dialog.state === 'closed' ? last : 0);
  }, [since, dialog, last, wasAnswered]);
  if (!dialog || dialog.state === 'closed' || since === null || last <= since) return undefined;
  return dialog;
}
