import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, ChannelSession } from '../../../../api/channel-types.js';
import parts from '../../parts/parts.module.css';
import { RefusalNote } from '../../parts/refusal-note.js';
import { useRefusal } from '../../parts/use-refusal.js';
import classes from '../channel.module.css';
import { CodeForm } from './code-form.js';
import { PasswordForm } from './password-form.js';
import own from './sign-in.module.css';
import { SignOut } from './sign-out.js';
import { useSignIn } from './use-sign-in.js';
import { WaysIn, type Way } from './ways-in.js';

interface Props {
  channel: Channel;
  session: ChannelSession;
}

/** Signing in to a personal number: what is asked for depends on where the messenger says the sign-in stands. */
export function SignIn({ channel, session }: Props) {
  const { t } = useTranslation('channels');
  const [way, setWay] = useState<Way>('qr');
  const signIn = useSignIn(channel.id);
  const refusal = useRefusal([], ['phone', 'code', 'password']);
  const { error } = signIn.step;
  const step = { run: signIn.run, pending: signIn.pending, wrong: error ? refusal.byPath(error) : {}, moved: signIn.moved };
  return (
    <section className={classes.section} aria-labelledby="channel-sign-in">
      <h3 className={classes.heading} id="channel-sign-in">
        {t('signIn.title')}
      </h3>
      <StateWords session={session} />
      {refusal.general(error) && <RefusalNote error={error} text={refusal.general(error)} />}
      {(session.state === 'signed_out' || session.state === 'awaits_qr') && (
        <WaysIn transport={channel.transport} session={session} way={way} onWay={setWay} {...step} />
      )}
      {session.state === 'awaits_code' && <CodeForm {...step} />}
      {session.state === 'awaits_password' && <PasswordForm {...step} />}
      {session.state === 'open' && <SignOut channel={channel} run={signIn.run} pending={signIn.pending} />}
    </section>
  );
}

/** Said aloud as it changes, for the phone may be what changed it. */
function StateWords({ session: { state, problem, account } }: { session: ChannelSession }) {
  const { t, i18n } = useTranslation('channels');
  const trouble = problem && (i18n.exists(`channels:channelSession.${problem}`) ? problem : 'other');
  return (
    <div className={own.state} role="status" data-state={state}>
      {trouble && state !== 'open' && (
        <p className={parts.warning}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          {t(`channelSession.${trouble}`)}
        </p>
      )}
      <p className={classes.fact}>{state === 'open' && account ? t('signIn.openAs', { account }) : t(`signIn.state.${state}`)}</p>
    </div>
  );
}
