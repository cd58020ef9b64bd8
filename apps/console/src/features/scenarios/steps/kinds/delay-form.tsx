import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../../api/session.js';
import type { DelayStep } from '../../model/content.js';
import { DurationField } from '../fields/duration-field.js';
import classes from '../fields/fields.module.css';
import { TemplateField } from '../fields/template-field.js';
import { TakeoverField } from '../fields/wait-fields.js';
import { useComplaint } from '../logic/scope.js';

type Until = DelayStep['until'];

const FRESH: Record<Until['kind'], Until> = {
  for: { kind: 'for', seconds: 300 },
  time: { kind: 'time', time: '09:00' },
  working_hours: { kind: 'working_hours' },
  moment: { kind: 'moment', moment: '' },
};
const KINDS = ['for', 'time', 'working_hours', 'moment'] as const;

interface Props {
  step: DelayStep;
  onChange(step: DelayStep): void;
}

/** How long the run rests, or until when. */
export function DelayForm({ step, onChange }: Props) {
  const { t } = useTranslation('steps');
  const { until } = step;
  const set = (next: Until): void => onChange({ ...step, until: next });
  return (
    <div className={classes.stack}>
      <NativeSelect
        label={t('delay.until')}
        value={until.kind}
        data={KINDS.map((value) => ({ value, label: t(`delay.kinds.${value}`) }))}
        onChange={(event) => set(FRESH[KINDS.find((each) => each === event.currentTarget.value) ?? 'for'])}
      />
      {until.kind === 'for' && (
        <DurationField
          label={t('delay.for')}
          field="until.seconds"
          most={366 * 86_400}
          seconds={until.seconds}
          onChange={(seconds) => set({ kind: 'for', seconds })}
        />
      )}
      {until.kind === 'time' && <TimeField time={until.time} onChange={(time) => set({ kind: 'time', time })} />}
      {until.kind === 'working_hours' && <p className={classes.hint}>{t('delay.workingHoursHint')}</p>}
      {until.kind === 'moment' && (
        <TemplateField
          label={t('delay.moment')}
          description={t('delay.momentHint')}
          placeholder="{{ order.deliveryAt }}"
          field="until.moment"
          value={until.moment}
          onChange={(moment) => set({ kind: 'moment', moment })}
        />
      )}
      <TakeoverField step={step} onChange={(takeover) => onChange({ ...step, takeover })} />
    </div>
  );
}

function TimeField({ time, onChange }: { time: string; onChange: (time: string) => void }) {
  const { t } = useTranslation('steps');
  const { data: me } = useQuery(meQuery);
  const complaint = useComplaint('until.time');
  return (
    <TextInput
      type="time"
      label={t('delay.time')}
      description={t('delay.timeHint', { zone: me?.company.timeZone ?? '' })}
      value={time}
      error={complaint}
      onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
    />
  );
}
