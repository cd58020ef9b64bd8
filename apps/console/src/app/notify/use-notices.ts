import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../../api/notifications.js';
import { meQuery } from '../../api/session.js';
import type { LiveEvent } from '../../api/types.js';
import { actionToast } from '../../ui/action-toast.js';
import { blink, stopBlinking } from '../../ui/notices/page-title.js';
import { showDesktop } from '../../ui/notices/desktop.js';
import { keepPush, whenPushPressed } from '../../ui/notices/push.js';
import { timeOfDay } from '../../ui/notices/quiet.js';
import { isSound, playSound, readySound } from '../../ui/notices/sounds.js';
import { clientChat, colleagueChat, noticesOf, readerOf, type Notice } from './notices.js';
import { planFor } from './plan.js';
import { Tabs } from './tabs.js';

/** Long enough for somebody who is writing to another client just now. */
const REMINDER_MILLISECONDS = 20_000;

const OPEN_CHAT = /^\/(chat|colleagues)\/(\d+)/;

function chatOf(pathname: string): string | null {
  const [, page, id] = OPEN_CHAT.exec(pathname) ?? [];
  if (!id) return null;
  return page === 'chat' ? clientChat(Number(id)) : colleagueChat(Number(id));
}

/** Tells of news in the ways that their reader chose. Returns what is to be called with every live event. */
export function useNotices(): (events: readonly LiveEvent[]) => void {
  const { t } = useTranslation(['app', 'chat']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data: me } = useQuery(meQuery);
  const operatorId = me?.operator.id;
  const timeZone = me?.company.timeZone ?? 'UTC';
  useQuery({ ...notificationsQuery, enabled: operatorId !== undefined });
  const tabs = useRef<Tabs | null>(null);
  const go = useCallback((href: string) => void navigate({ to: href }), [navigate]);

  useEffect(() => {
    const own = new Tabs();
    tabs.current = own;
    // A sound needs a page that was touched once.
    window.addEventListener('pointerdown', readySound, { once: true });
    window.addEventListener('keydown', readySound, { once: true });
    window.addEventListener('focus', stopBlinking);
    return () => {
      own.stop();
      stopBlinking();
      window.removeEventListener('focus', stopBlinking);
    };
  }, []);
  useEffect(() => tabs.current?.open(chatOf(pathname)), [pathname]);
  useEffect(() => whenPushPressed(go), [go]);
  useEffect(() => {
    // Whether pushes come matters while no tab is open; the next visit tries again.
    if (operatorId !== undefined) void keepPush(operatorId).catch(() => undefined);
  }, [operatorId]);

  const wording = (notice: Notice, preview: boolean): { title: string; body: string } => {
    const isBack = notice.about === 'snooze_over';
    if (!preview) return { title: t(`notify.new.${isBack ? 'snooze_over' : notice.kind}`), body: '' };
    if (isBack) return { title: notice.from, body: t('notify.new.snooze_over') };
    const what = notice.text ?? (notice.attachment ? t(`chat:kind.${notice.attachment}`) : t('chat:list.attachment'));
    return { title: notice.where ? `${notice.from} · ${notice.where}` : notice.from, body: what };
  };

  return (events) => {
    const settings = client.getQueryData(notificationsQuery.queryKey);
    if (!me || !settings || !tabs.current) return;
    const notices = noticesOf(events, readerOf(me));
    if (notices.length === 0) return;
    const { looked, isHere, leads } = tabs.current;
    const plan = planFor(notices, { settings, time: timeOfDay(new Date(), timeZone), looked, isHere, leads });
    if (isSound(plan.sound)) void playSound(plan.sound);
    for (const notice of plan.desktop) {
      const words = wording(notice, settings.kinds[notice.kind].preview);
      showDesktop({ ...words, tag: notice.path, onPress: () => go(notice.path) });
    }
    for (const { from, path } of plan.reminders) {
      actionToast(t('notify.snoozeOver', { client: from }), t('notify.open'), () => go(path), REMINDER_MILLISECONDS);
    }
    if (plan.blink) {
      const { title } = wording(plan.blink, settings.kinds[plan.blink.kind].preview);
      blink(title);
    }
  };
}
