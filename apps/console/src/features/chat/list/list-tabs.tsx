import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCounters, DialogFilter } from '../../../api/types.js';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import type { ActionId } from '../../../ui/actions/definitions.js';
import { useAction } from '../../../ui/actions/registry.js';
import { useDialogCounters } from '../queries/counters.js';
import { useChatLocation } from '../use-chat-location.js';
import classes from './dialog-list.module.css';

const FILTERS: { filter: DialogFilter; action: ActionId }[] = [
  { filter: 'mine', action: 'list.mine' },
  { filter: 'new', action: 'list.new' },
  { filter: 'blocked', action: 'list.blocked' },
  { filter: 'bot', action: 'list.bot' },
  { filter: 'snoozed', action: 'list.snoozed' },
  { filter: 'all', action: 'list.all' },
  { filter: 'closed', action: 'list.closed' },
];

/** What is rarely looked for stands here only while it is looked at, or while there is something to be done about it. */
const isOffered = (filter: DialogFilter, chosen: DialogFilter, blocked: number): boolean =>
  filter === chosen || (filter === 'blocked' ? blocked > 0 : filter !== 'snoozed');

function countOf(filter: DialogFilter, counters: DialogCounters | undefined): number | undefined {
  if (filter === 'all' || filter === 'closed') return undefined;
  return filter === 'blocked' ? counters?.blockedCount : counters?.[filter];
}

/** Which dialogs the list shows. */
export function ListTabs() {
  const { t } = useTranslation('chat');
  const { data: counters } = useDialogCounters();
  const { parameters, choose } = useChatLocation();
  const tabs = useRef<HTMLDivElement>(null);
  const blocked = counters?.blockedCount ?? 0;
  useAction('list.mine', () => choose('mine'));
  useAction('list.new', () => choose('new'));
  useAction('list.bot', () => choose('bot'));
  useAction('list.snoozed', () => choose('snoozed'));
  useAction('list.all', () => choose('all'));
  useAction('list.closed', () => choose('closed'));
  useAction('list.blocked', () => choose('blocked'), blocked > 0);
  // There may be more of them than there is room: the chosen one is always in sight.
  useEffect(() => {
    tabs.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [parameters]);

  return (
    <div ref={tabs} className={classes.tabs} role="group" aria-label={t('list.filters')}>
      {FILTERS.filter(({ filter }) => isOffered(filter, parameters.filter, blocked)).map(({ filter, action }) => (
        <HintTooltip key={filter} label={t(`list.filterHint.${filter}`)} action={action}>
          <button
            type="button"
            className={classes.tab}
            aria-pressed={!parameters.query && parameters.filter === filter}
            onClick={() => choose(filter)}
          >
            {filter === 'blocked' ? <BlockedName /> : t(`list.filter.${filter}`)}
            <Count filter={filter} count={countOf(filter, counters)} />
          </button>
        </HintTooltip>
      ))}
    </div>
  );
}

/** A sign instead of the word: the others keep their room. */
function BlockedName() {
  const { t } = useTranslation('chat');
  return (
    <>
      <IconLock size={15} aria-hidden />
      <span className="visually-hidden">{t('list.filter.blocked')}</span>
    </>
  );
}

function Count({ filter, count }: { filter: DialogFilter; count: number | undefined }) {
  if (!count) return null;
  return (
    <span className={classes.count} data-hot={filter === 'new' || filter === 'blocked' || undefined}>
      {count > 99 ? '99+' : count}
    </span>
  );
}
