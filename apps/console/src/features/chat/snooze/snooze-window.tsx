import { Button, Modal, TextInput } from '@mantine/core';
import { IconCalendar, IconClock, IconMoon, IconSunrise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../api/session.js';
import type { DialogRow } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { fromField, snoozeTimes, toField, type SnoozeTime } from './times.js';
import classes from './snooze.module.css';

interface Props {
  row: DialogRow;
  pending: boolean;
  onChoose(until: Date): void;
  onClose(): void;
}

const ICONS = { hour: IconClock, evening: IconMoon, morning: IconSunrise, monday: IconCalendar };

/** Until when: one of the usual times, or any; in the company's time zone. */
export function SnoozeWindow({ row, pending, onChoose, onClose }: Props) {
  const { t } = useTranslation('chat');
  const { data: me } = useQuery(meQuery);
  const timeZone = me?.company.timeZone ?? 'UTC';
  const [times] = useState(() => snoozeTimes(new Date(), timeZone));
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t('snooze.title', { name: row.client.name })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <ul className={classes.times}>
        {times.map((time, index) => (
          <li key={time.name}>
            <TimeButton time={time} first={index === 0} timeZone={timeZone} disabled={pending} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <OtherTime timeZone={timeZone} pending={pending} onChoose={onChoose} />
      <p className={classes.hint}>{t('snooze.hint', { zone: timeZone })}</p>
    </Modal>
  );
}

interface TimeProps {
  time: SnoozeTime;
  first: boolean;
  timeZone: string;
  disabled: boolean;
  onChoose(until: Date): void;
}

function TimeButton({ time: { name, at }, first, timeZone, disabled, onChoose }: TimeProps) {
  const { t, i18n } = useTranslation('chat');
  const Icon = ICONS[name];
  const shown = new Intl.DateTimeFormat(i18n.language, { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);
  return (
    <Button
      fullWidth
      variant="default"
      justify="flex-start"
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={<span className={classes.at}>{shown}</span>}
      data-autofocus={first || undefined}
      disabled={disabled}
      onClick={() => onChoose(at)}
      classNames={{ label: classes.label }}
    >
      {t(`snooze.time.${name}`)}
    </Button>
  );
}

function OtherTime({ timeZone, pending, onChoose }: { timeZone: string; pending: boolean; onChoose(until: Date): void }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const [value, setValue] = useState('');
  const [complained, setComplained] = useState(false);
  const at = fromField(value, timeZone);
  const bad = !at || at.getTime() <= Date.now();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (bad) setComplained(true);
    else onChoose(at);
  };
  return (
    <form className={classes.other} onSubmit={submit} noValidate>
      <TextInput
        type="datetime-local"
        label={t('snooze.other')}
        min={toField(new Date(), timeZone)}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={complained && bad ? t('snooze.past') : null}
        description={at && !bad ? formats.distance(at) : undefined}
      />
      <Button type="submit" disabled={pending}>
        {t('snooze.do')}
      </Button>
    </form>
  );
}
