import type { JSX } from 'preact';
import type { ChatState } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { Avatar, lettersOf } from '../parts/avatar.js';
import { Icon } from '../parts/icons.js';

interface HeaderProps {
  id: string;
  state: ChatState;
  sound: boolean;
  turnSound(on: boolean): void;
  close(): void;
}

export function Header({ id, state, sound, turnSound, close }: HeaderProps): JSX.Element {
  const { look, speech } = useSurroundings();
  const { texts } = speech;
  const name = state.config?.name || texts.chat;
  return (
    <div class="header">
      <span class="headerAvatar" data-online={state.online || undefined}>
        <Avatar picture={look.avatar} letters={lettersOf(name)} large />
      </span>
      <div class="headerWords">
        <h2 id={id}>{name}</h2>
        <p>{subtitle(state, texts)}</p>
      </div>
      <button
        type="button"
        class="iconButton"
        aria-label={texts.soundOn}
        title={texts.soundOn}
        aria-pressed={sound}
        onClick={() => turnSound(!sound)}
      >
        <Icon name={sound ? 'bell' : 'bellOff'} size={20} />
      </button>
      <button type="button" class="iconButton" aria-label={texts.close} title={texts.close} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** The best that is known of who answers. */
function subtitle(
  { operatorTyping, operator, online, dialog }: ChatState,
  texts: ReturnType<typeof useSurroundings>['speech']['texts'],
): string {
  if (operatorTyping) return operator ? `${operator.name} ${texts.typing}` : texts.typing;
  if (operator && dialog === 'open') return texts.answers(operator.name);
  return online ? texts.online : texts.offline;
}
