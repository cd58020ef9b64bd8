import { IconMessages } from '@tabler/icons-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionEnabled } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import type { ActionId } from '../../../ui/actions/definitions.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { StartSlot } from '../start-slot.js';
import classes from './no-dialog.module.css';

const HINTS: ActionId[] = ['list.next', 'list.lightning', 'general.palette', 'general.shortcuts'];

/** No dialog is open: how to open one without the mouse. */
export function NoDialog() {
  const { t } = useTranslation('chat');
  return (
    <section className={classes.root} aria-label={t('thread.label')} data-region="thread">
      {use(StartSlot)}
      <EmptyState icon={<IconMessages size={22} />} title={t('noDialog.title')}>
        <p className={classes.text}>{t('noDialog.text')}</p>
        <ul className={classes.hints}>
          {HINTS.map((action) => (
            <Hint key={action} action={action} />
          ))}
        </ul>
      </EmptyState>
    </section>
  );
}

function Hint({ action }: { action: ActionId }) {
  const { t } = useTranslation('ui');
  if (!useActionEnabled(action)) return null;
  return (
    <li>
      <span>{t(`actions.${action}`)}</span>
      <Shortcut action={action} />
    </li>
  );
}
