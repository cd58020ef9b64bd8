import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ACTION_GROUPS, ACTION_IDS, definitionOf } from '../../ui/actions/definitions.js';
import { Keys } from '../../ui/actions/shortcut.js';
import { FocusBack } from '../../ui/use-focus-back.js';
import classes from './shortcuts-sheet.module.css';

/** Every shortcut there is, read from the table of actions. */
export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['ui', 'app']);
  const withKeys = ACTION_IDS.filter((id) => definitionOf(id).keys.length > 0);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={760}
      title={t('actions.general.shortcuts')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <FocusBack />
      <p className={classes.note}>{t('app:shortcuts.layout')}</p>
      <div className={classes.columns}>
        {ACTION_GROUPS.map((group) => {
          const ids = withKeys.filter((id) => definitionOf(id).group === group);
          return ids.length === 0 ? null : (
            <section key={group} className={classes.group}>
              <h3 className={classes.title}>{t(`groups.${group}`)}</h3>
              <dl className={classes.list}>
                {ids.map((id) => (
                  <div key={id} className={classes.row}>
                    <dt>{t(`actions.${id}`)}</dt>
                    <dd>
                      {definitionOf(id).keys.map((binding) => (
                        <Keys key={binding} binding={binding} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
