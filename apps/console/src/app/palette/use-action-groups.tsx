import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTION_GROUPS, ACTION_IDS, definitionOf, type ActionId } from '../../ui/actions/definitions.js';
import { inOtherLayout } from '../../ui/actions/layout-swap.js';
import { enabledActions, runAction } from '../../ui/actions/registry.js';
import { Shortcut } from '../../ui/actions/shortcut.js';
import type { PickGroup } from '../../ui/pick-list.js';
import classes from './palette.module.css';

/** The window must be gone and the focus back before the action sets it elsewhere. */
const AFTER_CLOSING_MILLISECONDS = 160;

/** The actions that can be done now and fit the search, in any of the two layouts. */
export function useActionGroups(search: string, onClose: () => void): PickGroup[] {
  const { t } = useTranslation('ui');
  // As it was when the palette opened: the window itself must not change what can be done.
  const [enabled] = useState(() => new Set(enabledActions()));
  const wanted = search.trim().toLocaleLowerCase();
  const fits = (id: ActionId): boolean => {
    const title = t(`actions.${id}`).toLocaleLowerCase();
    return title.includes(wanted) || title.includes(inOtherLayout(wanted));
  };
  const pick = (id: ActionId): void => {
    onClose();
    setTimeout(() => runAction(id), AFTER_CLOSING_MILLISECONDS);
  };
  const available = ACTION_IDS.filter((id) => enabled.has(id) && !definitionOf(id).hidden && fits(id));
  return ACTION_GROUPS.map((group) => ({
    title: t(`groups.${group}`),
    items: available
      .filter((id) => definitionOf(id).group === group)
      .map((id) => ({ key: id, content: <ActionLine id={id} />, onPick: () => pick(id) })),
  }));
}

function ActionLine({ id }: { id: ActionId }) {
  const { t } = useTranslation('ui');
  const Icon = definitionOf(id).icon;
  return (
    <>
      <Icon size={18} stroke={1.6} className={classes.icon} aria-hidden />
      <span className={classes.name}>{t(`actions.${id}`)}</span>
      <span className={classes.side}>
        <Shortcut action={id} />
      </span>
    </>
  );
}
