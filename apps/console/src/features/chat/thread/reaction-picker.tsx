import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { step } from './step-in-grid.js';
import classes from './reaction-picker.module.css';

/** Where the messenger takes any emoji: those that people answer with. */
const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏', '🔥', '🎉', '👏', '😍', '🤔', '👎', '✅', '👌', '💯', '🤝'];
const COLUMNS = 8;

interface Props {
  /** What the messenger takes; null = any. */
  allowed: readonly string[] | null;
  own: string | null;
  onChoose(emoji: string | null): void;
}

/** The reactions one may give, as a field of buttons that the arrows walk through. Ours once more takes it back. */
export function ReactionPicker({ allowed, own, onChoose }: Props) {
  const { t } = useTranslation('chat');
  const field = useRef<HTMLDivElement>(null);
  useFocusBack();
  const emoji = allowed ?? USUAL;
  const key = (event: KeyboardEvent): void => {
    const buttons = [...(field.current?.querySelectorAll('button') ?? [])];
    const to = step(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), buttons.length, COLUMNS);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[to]?.focus();
  };
  const first = own === null ? 0 : Math.max(0, emoji.indexOf(own));
  return (
    <div ref={field} className={classes.field} role="group" aria-label={t('message.reactions')} onKeyDown={key}>
      {emoji.map((each, index) => (
        <button
          key={each}
          type="button"
          className={classes.emoji}
          data-autofocus={index === first || undefined}
          tabIndex={index === first ? 0 : -1}
          aria-pressed={each === own}
          aria-label={t(each === own ? 'message.takeBackReaction' : 'message.reactWith', { emoji: each })}
          onClick={() => onChoose(each === own ? null : each)}
        >
          {each}
        </button>
      ))}
    </div>
  );
}
