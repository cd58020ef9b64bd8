import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery, groupsQuery } from '../../../api/company.js';
import type { Channel } from '../../../api/channel-types.js';
import { GroupChoice } from '../parts/group-choice.js';
import classes from './channel.module.css';
import type { ChannelChange } from './use-channel-change.js';

/** Who gets the dialogs of this channel. Changes take effect at once. */
export function Distribution({ channel, change }: { channel: Channel; change: ChannelChange }) {
  const { t } = useTranslation('channels');
  const { data: groups } = useQuery(groupsQuery);
  const { data: company } = useQuery(companyQuery);
  const autoAssign = change.variables?.autoAssign !== undefined && change.isPending ? change.variables.autoAssign : channel.autoAssign;
  const chosen = change.variables?.groupIds !== undefined && change.isPending ? change.variables.groupIds : channel.groupIds;
  return (
    <section className={classes.section} aria-labelledby="channel-distribution">
      <h3 className={classes.heading} id="channel-distribution">
        {t('distribution.title')}
      </h3>
      <Switch
        label={t('distribution.autoAssign')}
        description={t(autoAssign === null ? 'distribution.asCompany' : 'distribution.autoAssignHint', {
          context: company?.autoAssign ? 'on' : 'off',
        })}
        checked={autoAssign ?? company?.autoAssign ?? false}
        onChange={(event) => change.mutate({ autoAssign: event.currentTarget.checked })}
      />
      {groups && <GroupChoice groups={groups} chosen={chosen} onChange={(groupIds) => change.mutate({ groupIds })} />}
    </section>
  );
}
