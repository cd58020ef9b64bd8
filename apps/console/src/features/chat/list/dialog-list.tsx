import { useTranslation } from 'react-i18next';
import { ListHeader } from './list-header.js';
import { ListRows } from './list-rows.js';
import classes from './dialog-list.module.css';

/** The dialogs one may work on. */
export function DialogList() {
  const { t } = useTranslation('chat');
  return (
    <section className={classes.root} aria-label={t('list.label')} data-region="list">
      <ListHeader />
      <ListRows />
    </section>
  );
}
