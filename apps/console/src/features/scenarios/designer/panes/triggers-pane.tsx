import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '../../../../api/tags.js';
import type { Trigger } from '../../model/content.js';
import { NEEDS_TAG, newTrigger, TRIGGER_KINDS } from '../../model/new-trigger.js';
import { complaintText } from '../../steps/complaints.js';
import { useDesigner, useView, useWorkshop } from '../workshop.js';
import classes from './panes.module.css';
import { TriggerForm } from './trigger-form.js';

/** What starts the scenario, where and at which step. */
export function TriggersPane() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const triggers = useDesigner(({ content }) => content.triggers);
  const { data: tags } = useQuery(tagsQuery);
  const change = (next: Trigger[], group?: string): void => {
    const { content, change: apply } = designer.getState();
    apply({ ...content, triggers: next }, group);
  };
  return (
    <div className={classes.form}>
      <h2 className={classes.heading}>{t('pane.triggers')}</h2>
      {triggers.length === 0 ? <p className={classes.note}>{t('trigger.none')}</p> : null}
      {triggers.map((trigger) => (
        <section key={trigger.id} className={classes.trigger} aria-label={t(`trigger.${trigger.kind}.name`)}>
          <header className={classes.triggerHead}>
            <h3 className={classes.subheading}>{t(`trigger.${trigger.kind}.name`)}</h3>
            <ActionIcon
              size={28}
              aria-label={t('trigger.remove', { name: t(`trigger.${trigger.kind}.name`) })}
              onClick={() => change(triggers.filter(({ id }) => id !== trigger.id))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </header>
          <TriggerComplaints id={trigger.id} />
          <TriggerForm
            trigger={trigger}
            onChange={(next) =>
              change(
                triggers.map((one) => (one.id === next.id ? next : one)),
                `trigger ${next.id}`,
              )
            }
          />
        </section>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={16} />}>
            {t('trigger.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TRIGGER_KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              disabled={NEEDS_TAG.has(kind) && !tags?.items.length}
              onClick={() => change([...triggers, newTrigger(kind, tags?.items[0]?.id ?? 0)])}
            >
              {t(`trigger.${kind}.name`)}
              <span className={classes.menuHint}>{t(`trigger.${kind}.about`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function TriggerComplaints({ id }: { id: string }) {
  const { t } = useTranslation();
  const complaints = useView((state) => state.complaints).filter(({ triggerId }) => triggerId === id);
  return (
    <>
      {complaints.map((complaint, index) => (
        <p key={index} className={classes.triggerComplaint} data-severity={complaint.severity}>
          {complaintText(complaint, t)}
        </p>
      ))}
    </>
  );
}
