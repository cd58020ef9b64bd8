import { Checkbox, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../../api/channels.js';
import { tagsQuery } from '../../../../api/tags.js';
import type { Trigger } from '../../model/content.js';
import { stepLabel } from '../../model/labels.js';
import { outlineOf } from '../../model/outline.js';
import { useDesigner, useWorkshop } from '../workshop.js';
import classes from './panes.module.css';

interface Props<T extends Trigger = Trigger> {
  trigger: T;
  onChange: (trigger: Trigger) => void;
}

/** When a trigger starts the scenario, in which channels, and at which step. */
export function TriggerForm(props: Props) {
  return (
    <div className={classes.form}>
      <Own {...props} />
      <Channels {...props} />
      <BeginsAt {...props} />
    </div>
  );
}

function Own({ trigger, onChange }: Props) {
  const { t } = useTranslation('scenarios');
  switch (trigger.kind) {
    case 'first_message':
      return (
        <Select
          label={t('trigger.first_message.of')}
          allowDeselect={false}
          data={(['client', 'request'] as const).map((value) => ({ value, label: t(`trigger.first_message.${value}`) }))}
          value={trigger.of}
          onChange={(of) => onChange({ ...trigger, of: of as typeof trigger.of })}
        />
      );
    case 'keyword':
      return <Keyword trigger={trigger} onChange={onChange} />;
    case 'payload':
      return (
        <TextInput
          label={t('trigger.payload.action')}
          description={t('trigger.payload.actionHint')}
          maxLength={64}
          spellCheck={false}
          value={trigger.action}
          onChange={(event) => onChange({ ...trigger, action: event.currentTarget.value })}
        />
      );
    case 'tag':
      return <TagChoice label={t('trigger.tag.tag')} tagId={trigger.tagId} onChange={(tagId) => onChange({ ...trigger, tagId })} />;
    case 'schedule':
      return <Schedule trigger={trigger} onChange={onChange} />;
    case 'missed':
      return <Missed trigger={trigger} onChange={onChange} />;
    case 'api':
      return <ByProgram />;
    case 'closed':
      return <p className={classes.note}>{t('trigger.closed.about')}</p>;
  }
}

function ByProgram() {
  const { t } = useTranslation('scenarios');
  const { scenarioId } = useWorkshop();
  return (
    <p className={classes.note}>
      {t('trigger.api.about')} <code className={classes.code}>POST /api/scenarios/{scenarioId}/runs</code>
    </p>
  );
}

function Keyword({ trigger, onChange }: Props<Extract<Trigger, { kind: 'keyword' }>>) {
  const { t } = useTranslation('scenarios');
  return (
    <>
      <TagsInput
        label={t('trigger.keyword.words')}
        description={t('trigger.keyword.wordsHint')}
        maxTags={100}
        splitChars={[',', ';', '\n']}
        value={trigger.words}
        onChange={(words) => onChange({ ...trigger, words })}
      />
      <Select
        label={t('trigger.keyword.match')}
        allowDeselect={false}
        data={(['is', 'starts', 'contains'] as const).map((value) => ({ value, label: t(`trigger.keyword.${value}`) }))}
        value={trigger.match}
        onChange={(match) => onChange({ ...trigger, match: match as typeof trigger.match })}
      />
    </>
  );
}

function Schedule({ trigger, onChange }: Props<Extract<Trigger, { kind: 'schedule' }>>) {
  const { t, i18n } = useTranslation('scenarios');
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const nameOf = (day: number): string => weekday.format(Date.UTC(2024, 0, day));
  return (
    <>
      <Checkbox.Group
        label={t('trigger.schedule.days')}
        value={trigger.days.map(String)}
        onChange={(days) => onChange({ ...trigger, days: days.map(Number).sort((a, b) => a - b) })}
      >
        <div className={classes.days}>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox key={day} value={String(day)} label={nameOf(day)} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        type="time"
        label={t('trigger.schedule.time')}
        description={t('trigger.schedule.zone')}
        value={trigger.time}
        onChange={(event) => onChange({ ...trigger, time: event.currentTarget.value })}
      />
      <TagChoice label={t('trigger.schedule.tag')} tagId={trigger.tagId} onChange={(tagId) => onChange({ ...trigger, tagId })} />
    </>
  );
}

const MINUTE = 60;

function Missed({ trigger, onChange }: Props<Extract<Trigger, { kind: 'missed' }>>) {
  const { t } = useTranslation('scenarios');
  return (
    <>
      <NumberInput
        label={t('trigger.missed.after')}
        min={1}
        max={10_080}
        allowDecimal={false}
        value={Math.round(trigger.afterSeconds / MINUTE)}
        onChange={(minutes) => Number(minutes) > 0 && onChange({ ...trigger, afterSeconds: Number(minutes) * MINUTE })}
      />
      <Checkbox
        label={t('trigger.missed.outside')}
        checked={trigger.outsideHours}
        onChange={(event) => onChange({ ...trigger, outsideHours: event.currentTarget.checked })}
      />
    </>
  );
}

function TagChoice({ label, tagId, onChange }: { label: string; tagId: number; onChange: (tagId: number) => void }) {
  const { data: tags } = useQuery(tagsQuery);
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      data={(tags?.items ?? []).map((tag) => ({ value: String(tag.id), label: tag.label }))}
      value={String(tagId)}
      onChange={(id) => id && onChange(Number(id))}
    />
  );
}

function Channels({ trigger, onChange }: Props) {
  const { t } = useTranslation('scenarios');
  const { data: channels } = useQuery(channelsQuery);
  return (
    <MultiSelect
      label={t('trigger.channels')}
      placeholder={trigger.channelIds === null ? t('trigger.allChannels') : undefined}
      clearable
      comboboxProps={{ withinPortal: false }}
      data={(channels ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={(trigger.channelIds ?? []).map(String)}
      onChange={(ids) => onChange({ ...trigger, channelIds: ids.length === 0 ? null : ids.map(Number) })}
    />
  );
}

function BeginsAt({ trigger, onChange }: Props) {
  const { t } = useTranslation('scenarios');
  const content = useDesigner((state) => state.content);
  const steps = outlineOf(content).map(({ step, number }) => ({ value: step.id, label: `${number}. ${stepLabel(step, t)}` }));
  return (
    <Select
      label={t('trigger.beginsAt')}
      searchable
      allowDeselect={false}
      data={[{ value: '', label: t('trigger.atStart') }, ...steps]}
      value={trigger.stepId ?? ''}
      onChange={(id) => onChange({ ...trigger, stepId: id || null })}
    />
  );
}
