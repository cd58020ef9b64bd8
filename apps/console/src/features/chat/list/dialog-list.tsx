import { useTranslation } from 'react-i18next';
import { FoundList } from '../search/found-list.js';
import { useChatLocation } from '../use-chat-location.js';
import { ListHeader } from './list-header.js';
import { ListRows } from './list-rows.js';
import classes from './dialog-list.module.css';

/** The dialogs one may work on. */
export function DialogList() {
  const { t } = useTranslation('chat');
  const { parameters } = useChatLocation();
  return (
    <section className={classes.root} aria-label={t('list.label')} data-region="list">
      <ListHeader />
      {parameters.query ? <FoundList /> : <ListRows />}
    </section>
  );
}
