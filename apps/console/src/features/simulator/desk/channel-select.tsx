import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import type { SimulatedChannel } from '../model/sim-types.js';
import { channelGroups } from './channel-groups.js';
import classes from './desk.module.css';

interface Props extends Pick<SelectProps, 'value' | 'onChange' | 'error'> {
  channels: readonly SimulatedChannel[];
}

/** Whom to write to: the company's channels, by messenger. */
export function ChannelSelect({ channels, value, ...props }: Props) {
  const { t } = useTranslation('simulator');
  const transportOf = (key: string | null | undefined): string => channels.find(({ channelKey }) => channelKey === key)?.transport ?? '';
  return (
    <Select
      label={t('setup.channel')}
      data={channelGroups(channels).map(({ family, channels: members }) => ({
        group: t(`setup.family.${family}`),
        items: members.map(({ channelKey, channelName, number }) => ({
          value: channelKey,
          label: number ? `${channelName} · ${number}` : channelName,
        })),
      }))}
      renderOption={({ option }) => (
        <span className={classes.channelOption}>
          <TransportIcon transport={transportOf(option.value)} size={18} />
          {option.label}
        </span>
      )}
      leftSection={<TransportIcon transport={transportOf(value)} size={18} />}
      maxDropdownHeight={360}
      allowDeselect={false}
      value={value}
      {...props}
    />
  );
}
