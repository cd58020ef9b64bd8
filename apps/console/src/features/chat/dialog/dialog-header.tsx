import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconClockHour4, IconDotsVertical, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFrame } from '../../../api/frame.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { ActionButton, HintTooltip } from '../../../ui/actions/action-button.js';
import { ACTIONS, type ActionId } from '../../../ui/actions/definitions.js';
import { runAction, useActionEnabled, useActionHidden, useActionWhy } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { useFormats } from '../../../ui/format.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { BotMark } from '../bot/bot-mark.js';
import { useClientTyping } from '../live/client-typing.js';
import { SnoozeMark } from '../snooze/snooze-mark.js';
import { useWaiting } from '../parts/waiting.js';
import { useChatLocation } from '../use-chat-location.js';
import { Viewers } from './viewers.js';
import classes from './dialog-header.module.css';

interface Props {
  row: DialogRow;
  view: DialogView | undefined;
  operatorId: number;
  narrow: boolean;
  panelShown: boolean;
}

/** Whose dialog it is, who else is here, and what can be done with it. */
export function DialogHeader({ row, operatorId, narrow, panelShown }: Props) {
  const { t } = useTranslation('chat');
  const { open, refine } = useChatLocation();
  const transportName = useTransportName();
  const mine = row.operator?.id === operatorId;
  const typing = useClientTyping(row.id);
  const alone = useFrame(({ dialogId }) => dialogId !== null);

  return (
    <header className={classes.header}>
      {narrow && !alone ? (
        <ActionIcon aria-label={t('ui:back')} onClick={() => open(null)}>
          <IconArrowLeft size={20} />
        </ActionIcon>
      ) : null}
      <div className={classes.who}>
        <h2 className={classes.name}>
          {narrow ? (
            <button type="button" className={classes.nameButton} onClick={() => refine({ pane: 'client' })}>
              {row.client.name}
            </button>
          ) : (
            row.client.name
          )}
        </h2>
        <div className={classes.meta}>
          <span className={classes.channel} title={transportName(row.channel.transport)}>
            <TransportIcon transport={row.channel.transport} />
            <span>{row.channel.name}</span>
          </span>
          {typing ? <span className={classes.typing}>{t('dialog.clientTyping')}</span> : <Standing row={row} mine={mine} />}
          <SnoozeMark until={row.snoozedUntil} />
        </div>
      </div>
      <Viewers dialogId={row.id} operatorId={operatorId} />
      {narrow ? null : <WideActions row={row} />}
      {narrow ? null : <MoreMenu actions={MORE} />}
      {narrow ? <NarrowActions row={row} mine={mine} /> : null}
      {narrow ? null : <ActionButton action="dialog.panel" pressed={panelShown} variant={panelShown ? 'light' : 'subtle'} />}
    </header>
  );
}

/** In whose hands the dialog is. */
function Standing({ row, mine }: { row: DialogRow; mine: boolean }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const waiting = useWaiting(row, null);
  if (row.blockedAt) {
    return (
      <span className={classes.waits} title={t('blocked.reason', { time: formats.full(row.blockedAt) })}>
        <IconLock size={13} aria-hidden />
        {t('blocked.state')}
      </span>
    );
  }
  if (row.state === 'closed') {
    return (
      <span className={classes.closed}>
        {row.closedAt ? t('dialog.closedAt', { time: formats.short(row.closedAt) }) : t('dialog.isClosed')}
      </span>
    );
  }
  if (row.bot === 'running') return <BotMark bot={row.bot} />;
  if (waiting) {
    return (
      <span className={classes.waits} title={waiting.why}>
        <IconClockHour4 size={13} aria-hidden />
        {waiting.text}
      </span>
    );
  }
  if (!row.operator) return <span className={classes.waits}>{t('dialog.nobody')}</span>;
  return (
    <>
      <span className={classes.operator}>{mine ? t('dialog.yours') : row.operator.name}</span>
      <BotMark bot={row.bot} />
    </>
  );
}

function WideActions({ row }: { row: DialogRow }) {
  const { t } = useTranslation('chat');
  const mayTransfer = useActionEnabled('dialog.transfer');
  const mayTake = useMay('take_new_chats');
  const mayClose = useMay('close_chats');
  const isOpen = row.state === 'open';
  return (
    <div className={classes.actions}>
      <ActionButton action="dialog.find" />
      <ActionButton action="dialog.unread" />
      {row.snoozedUntil ? <ActionButton action="dialog.wake" /> : null}
      {isOpen && mayClose && row.operator && !row.snoozedUntil ? <ActionButton action="dialog.snooze" /> : null}
      {isOpen && mayTransfer ? <ActionButton action="dialog.transfer" /> : null}
      {isOpen && mayTake && !row.operator ? <MainAction action="dialog.claim" filled /> : null}
      {isOpen && mayClose && row.operator ? <MainAction action="dialog.close" label={t('dialog.close')} /> : null}
      {isOpen && mayClose && !row.operator ? <ActionButton action="dialog.close" /> : null}
      {isOpen || !mayClose ? null : <MainAction action="dialog.reopen" />}
    </div>
  );
}

function MainAction({ action, label, filled = false }: { action: ActionId; label?: string; filled?: boolean }) {
  const { t } = useTranslation('chat');
  const Icon = ACTIONS[action].icon;
  const enabled = useActionEnabled(action);
  const why = useActionWhy(action);
  if (useActionHidden(action)) return null;
  const button = (
    <Button
      size="xs"
      variant={filled ? 'filled' : 'default'}
      leftSection={<Icon size={15} stroke={2} />}
      rightSection={<Shortcut action={action} />}
      // What says why it can't be done keeps the focus, so that the keyboard reaches the reason.
      disabled={!enabled && !why}
      {...(why && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': why })}
      onClick={() => runAction(action)}
    >
      {label ?? t(`ui:actions.${action}`)}
    </Button>
  );
  return why ? <HintTooltip label={why}>{button}</HintTooltip> : button;
}

/** What is done now and then; beside the buttons where there is room for them. */
const MORE: ActionId[] = ['dialog.ticket', 'dialog.export', 'dialog.share'];

const MENU: ActionId[] = [
  'dialog.claim',
  'dialog.close',
  'dialog.reopen',
  'dialog.transfer',
  'dialog.snooze',
  'dialog.wake',
  'dialog.giveBack',
  'dialog.stopBot',
  'dialog.unread',
  'dialog.find',
  'dialog.day',
  'dialog.panel',
  ...MORE,
];

function NarrowActions({ row, mine }: { row: DialogRow; mine: boolean }) {
  const mayTake = useMay('take_new_chats');
  const mayClose = useMay('close_chats');
  const isOpen = row.state === 'open';
  return (
    <>
      {isOpen && mayTake && !row.operator ? <ActionButton action="dialog.claim" variant="filled" color="petrol" /> : null}
      {isOpen && mayClose && mine ? <ActionButton action="dialog.close" /> : null}
      <MoreMenu actions={MENU} />
    </>
  );
}

function MoreMenu({ actions }: { actions: readonly ActionId[] }) {
  const { t } = useTranslation('chat');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('dialog.more')}>
          <IconDotsVertical size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <MenuAction key={action} action={action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuAction({ action }: { action: ActionId }) {
  const { t } = useTranslation('ui');
  const Icon = ACTIONS[action].icon;
  if (!useActionEnabled(action)) return null;
  return (
    <Menu.Item leftSection={<Icon size={16} />} onClick={() => runAction(action)}>
      {t(`actions.${action}`)}
    </Menu.Item>
  );
}
