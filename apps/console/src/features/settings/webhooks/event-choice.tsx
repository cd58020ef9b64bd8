import { Button, Checkbox } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_EVENTS, EVENT_GROUPS, eventsOf } from './webhook-values.js';
import classes from './webhooks.module.css';

interface EventChoiceProps {
  value?: string[];
  error?: ReactNode;
  onChange?: (events: string[]) => void;
}

/** What is told of, each event with a sentence that says when it happens. */
export function EventChoice({ value = [], error, onChange }: EventChoiceProps) {
  const { t } = useTranslation('settings');
  const all = value.length === ALL_EVENTS.length;
  return (
    <Checkbox.Group label={t('webhooks.eventsLabel')} value={value} error={error} onChange={(events) => onChange?.(events)}>
      <div className={classes.choose}>
        <Button size="compact-xs" variant="default" onClick={() => onChange?.(all ? [] : [...ALL_EVENTS])}>
          {t(all ? 'webhooks.noEvents' : 'webhooks.allEvents')}
        </Button>
      </div>
      <div className={classes.groups}>
        {EVENT_GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Group({ group }: { group: (typeof EVENT_GROUPS)[number] }) {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classes.group}>
      <p id={id} className={classes.groupName}>
        {t(`webhooks.group.${group}`)}
      </p>
      {eventsOf(group).map((name) => (
        <Checkbox key={name} value={name} label={t(`webhooks.event.${name}`)} description={name} />
      ))}
    </div>
  );
}
