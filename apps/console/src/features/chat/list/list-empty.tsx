import { Button } from '@mantine/core';
import { IconBolt, IconCheck, IconInbox, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../../api/session.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useDialogCounters } from '../queries/counters.js';
import { useChatLocation } from '../use-chat-location.js';

/** Why the list is empty, and what to do about it. */
export function ListEmpty() {
  const { t } = useTranslation('chat');
  const { parameters, refine, choose } = useChatLocation();
  const { data: counters } = useDialogCounters();
  const mayTake = useActionEnabled('list.lightning');
  const { data: info } = useQuery(publicQuery);

  if (parameters.query || parameters.channelId !== undefined) {
    return (
      <EmptyState
        icon={<IconSearchOff size={22} />}
        title={t('empty.search')}
        action={
          <Button variant="default" onClick={() => refine({ query: undefined, channelId: undefined })}>
            {t('empty.searchAction')}
          </Button>
        }
      >
        {t('empty.searchText')}
      </EmptyState>
    );
  }
  const waiting = counters?.new ?? 0;
  if (parameters.filter === 'mine' && waiting > 0 && mayTake) {
    return (
      <EmptyState
        icon={<IconBolt size={22} />}
        title={t('empty.mine')}
        action={<Button onClick={() => runAction('list.lightning')}>{t('empty.mineAction')}</Button>}
      >
        {t('empty.mineWaiting', { count: waiting })}
      </EmptyState>
    );
  }
  const icon = parameters.filter === 'new' ? <IconCheck size={22} /> : <IconInbox size={22} />;
  return (
    <EmptyState
      icon={icon}
      title={t(`empty.${parameters.filter}`)}
      action={
        parameters.filter === 'mine' ? (
          info?.simulator ? (
            <Button variant="default" onClick={() => runAction('go.simulator')}>
              {t('empty.simulator')}
            </Button>
          ) : null
        ) : (
          <Button variant="default" onClick={() => choose(parameters.filter === 'all' ? 'closed' : 'mine')}>
            {t(parameters.filter === 'all' ? 'empty.toClosed' : 'empty.toMine')}
          </Button>
        )
      }
    >
      {t(`empty.${parameters.filter}Text`)}
    </EmptyState>
  );
}
