import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf, type ActionId } from './definitions.js';
import { runAction, useActionEnabled, useActionHidden, useActionWhy } from './registry.js';
import { Shortcut } from './shortcut.js';

interface Props extends Omit<ActionIconProps, 'children'> {
  action: ActionId;
  /** Instead of the action's own name, where the place asks for other words. */
  label?: string;
  icon?: ReactNode;
  loading?: boolean;
  pressed?: boolean;
  /** Instead of the action itself, where the button is a switch. */
  onClick?(): void;
}

/** The round trip of an action as a button: its icon, its name and its shortcut in the tooltip. */
export function ActionButton({ action, label, icon, pressed, onClick, ...props }: Props) {
  const { t } = useTranslation('ui');
  const enabled = useActionEnabled(action);
  const why = useActionWhy(action);
  const name = label ?? t(`actions.${action}`);
  const Icon = definitionOf(action).icon;
  if (useActionHidden(action)) return null;
  return (
    <HintTooltip label={why ? `${name}: ${why}` : name} action={action}>
      <ActionIcon
        aria-label={name}
        aria-description={why}
        aria-pressed={pressed}
        data-disabled={!enabled || undefined}
        aria-disabled={!enabled || undefined}
        onClick={onClick ?? (() => runAction(action))}
        {...props}
      >
        {icon ?? <Icon size={18} stroke={1.75} />}
      </ActionIcon>
    </HintTooltip>
  );
}

export function HintTooltip({ label, action, children }: { label: string; action?: ActionId; children: React.ReactElement }) {
  return (
    <Tooltip
      label={
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          {label}
          {action ? <Shortcut action={action} /> : null}
        </span>
      }
    >
      {children}
    </Tooltip>
  );
}
