import { useTranslation } from 'react-i18next';
import { useTypistsOf } from '../live/typing.js';
import classes from './internal-composer.module.css';

/** Who is typing; takes no room of its own, so that nothing moves. */
export function TypingLine({ chatId }: { chatId: number }) {
  const { t } = useTranslation('internal-chats');
  const typists = useTypistsOf(chatId);
  const [first, second] = typists;
  return (
    <div className={classes.typing} role="status">
      {first && !second ? t('composer.typing', { name: first.name }) : null}
      {first && second
        ? typists.length === 2
          ? t('composer.typingTwo', { first: first.name, second: second.name })
          : t('composer.typingMany', { count: typists.length })
        : null}
    </div>
  );
}
