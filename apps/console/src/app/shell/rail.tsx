import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, publicQuery } from '../../api/session.js';
import { useMay } from '../../api/use-may.js';
import { useWebhookTrouble } from '../../api/use-webhook-trouble.js';
import { HintTooltip } from '../../ui/actions/action-button.js';
import { ACTIONS, type ActionId } from '../../ui/actions/definitions.js';
import { OwnRating } from './own-rating.js';
import { AccountButton } from './account-button.js';
import { REPORT_PERMISSIONS } from '../../features/reports/catalogue.js';
import { SETTINGS_PERMISSIONS } from '../../features/settings/sections.js';
import { useOpenSetUp } from '../onboarding/use-open-set-up.js';
import { useInternalCounters } from '../../features/internal-chats/use-internal-counters.js';
import { useDialogCounters } from '../../features/chat/queries/counters.js';
import foot from './own-rating.module.css';
import classes from './rail.module.css';

/** The places of the console, and oneself at the foot. On a narrow screen it lies at the bottom. */
export function Rail() {
  const { t } = useTranslation('app');
  const { data: me } = useQuery(meQuery);
  const { data: info } = useQuery(publicQuery);
  const { data: counters } = useDialogCounters();
  const colleagues = useInternalCounters();
  const trouble = useWebhookTrouble();
  const setUp = useOpenSetUp()?.progress;
  const [channels, scenarios, settings] = [useMay('channels'), useMay('scenarios'), useMay(...SETTINGS_PERMISSIONS)];
  const reports = useMay(...REPORT_PERMISSIONS);
  const billing = useMay('billing');

  return (
    <nav className={classes.rail} aria-label={t('rail.label')} data-region="rail">
      <span className={classes.mark} aria-hidden>
        <img src="/favicon.svg" width={28} height={28} alt="" />
      </span>
      {setUp ? <RailLink action="go.setUp" to="/onboarding" progress={setUp} /> : null}
      <RailLink action="go.chat" to="/chat" badge={counters?.unread} />
      <RailLink action="go.colleagues" to="/colleagues" badge={colleagues.unread} badgeText="rail.unreadChats" />
      <RailLink action="go.tickets" to="/tickets" />
      {channels ? <RailLink action="go.channels" to="/channels" /> : null}
      {scenarios ? <RailLink action="go.scenarios" to="/scenarios" /> : null}
      {reports ? <RailLink action="go.reports" to="/reports" /> : null}
      {billing ? <RailLink action="go.billing" to="/billing" wideOnly /> : null}
      {settings ? <RailLink action="go.settings" to="/settings" trouble={trouble ? t('rail.webhookOff') : ''} /> : null}
      {info?.simulator ? <RailLink action="go.simulator" to="/simulator" newWindow /> : null}
      <span className={classes.gap} />
      {me ? (
        <span className={foot.foot}>
          <AccountButton me={me} />
          <OwnRating />
        </span>
      ) : null}
    </nav>
  );
}

interface RailLinkProps {
  action: ActionId;
  to:
    | '/onboarding'
    | '/chat'
    | '/colleagues'
    | '/tickets'
    | '/channels'
    | '/scenarios'
    | '/reports'
    | '/billing'
    | '/settings'
    | '/simulator';
  badge?: number;
  /** What the badge counts. */
  badgeText?: 'rail.unread' | 'rail.unreadChats';
  /** What is wrong there and wants an admin. */
  trouble?: string;
  /** How much of it is done. */
  progress?: { done: number; total: number };
  newWindow?: boolean;
  /** There is another way to it from a narrow rail: the account window. */
  wideOnly?: boolean;
}

function RailLink({ action, to, badge = 0, badgeText = 'rail.unread', trouble = '', progress, newWindow, wideOnly }: RailLinkProps) {
  const { t } = useTranslation(['ui', 'app']);
  const Icon = ACTIONS[action].icon;
  const name = progress ? t('app:rail.setUp', { done: progress.done, total: progress.total }) : t(`ui:actions.${action}`);
  const unread = badge > 0 ? t(`app:${badgeText}`, { count: badge }) : trouble;
  return (
    <HintTooltip label={name} action={action}>
      <Link
        to={to}
        className={classes.link}
        data-wide-only={wideOnly || undefined}
        activeProps={{ 'data-active': true }}
        aria-label={unread ? `${name}, ${unread}` : name}
        {...(newWindow ? { target: '_blank', rel: 'noopener' } : {})}
      >
        <Icon size={22} stroke={1.6} />
        {badge > 0 ? <span className={classes.badge}>{badge > 99 ? '99+' : badge}</span> : null}
        {progress ? (
          <span className={classes.progress} aria-hidden>
            {progress.done}/{progress.total}
          </span>
        ) : null}
        {trouble ? (
          <span className={classes.badge} aria-hidden>
            !
          </span>
        ) : null}
      </Link>
    </HintTooltip>
  );
}
