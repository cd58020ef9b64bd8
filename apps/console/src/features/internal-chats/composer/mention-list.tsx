import { useTranslation } from 'react-i18next';
import type { InternalMember } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import type { useMentionList } from './use-mention-list.js';
import classes from './internal-composer.module.css';

/** Who can be called, above the composer; the field keeps the focus. */
export function MentionList({ list: { id, found, current, optionId, choose } }: { list: ReturnType<typeof useMentionList> }) {
  const { t } = useTranslation(['internal-chats', 'app']);
  if (found.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t('composer.mention')} className={classes.mentions}>
      {found.map((person: InternalMember) => (
        <div
          key={person.id}
          id={optionId(person)}
          role="option"
          aria-selected={person === current}
          className={classes.person}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <Avatar name={person.name} size={24} status={person.connected ? person.status : 'offline'} />
          <span>{person.name}</span>
        </div>
      ))}
    </div>
  );
}
