import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ChatMessage, MessageButton } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { Icon, type IconName } from './icons.js';
import { safeUrl } from './links.js';

const SIGNS: Partial<Record<MessageButton['type'], IconName>> = { url: 'outside', phone: 'phone', email: 'mail', location: 'place' };

/** The answer moves the buttons: the second tap of a quick pair would meet the neighbour. */
const ONE_TAP_MS = 700;

/** What can be answered with a tap. A pressed one says so and is done; the others of the message stay free. */
export function MessageButtons({ message, chosen }: { message: ChatMessage; chosen: readonly number[] }): JSX.Element {
  const tappedAt = useRef(-ONE_TAP_MS);
  // By the finger's time: a page that is slow to draw hands the second tap on much later.
  const once = ({ timeStamp }: Event, act: () => void): void => {
    if (timeStamp - tappedAt.current < ONE_TAP_MS) return;
    tappedAt.current = timeStamp;
    act();
  };
  return (
    <ul class="buttons">
      {message.buttons.map((button, index) => (
        <li key={index}>
          <OneButton message={message} button={button} pressed={chosen.includes(index)} once={once} />
        </li>
      ))}
    </ul>
  );
}

interface OneButtonProps {
  message: ChatMessage;
  button: MessageButton;
  pressed: boolean;
  once(event: Event, act: () => void): void;
}

function OneButton({ message, button, pressed, once }: OneButtonProps): JSX.Element {
  const { chat, speech } = useSurroundings();
  const sign = pressed ? 'check' : SIGNS[button.type];
  const inside = (
    <>
      {sign && <Icon name={sign} size={18} />}
      <span>{button.text}</span>
      {pressed && <span class="hidden">, {speech.texts.chosen}</span>}
    </>
  );
  const href = hrefOf(button);
  if (href) {
    return (
      <a class="choice" data-color={button.color} href={href} target="_blank" rel="noopener noreferrer">
        {inside}
      </a>
    );
  }
  const press = () => {
    if (button.type === 'location') tellPlace((place) => chat.send(place, { quotes: message }));
    else chat.pressButton(message, button);
  };
  return (
    <button
      type="button"
      class="choice"
      data-color={button.color}
      data-pressed={pressed || undefined}
      disabled={pressed}
      onClick={(event) => once(event, press)}
    >
      {inside}
    </button>
  );
}

function hrefOf({ type, url, payload, text }: MessageButton): string | null {
  if (type === 'url') return safeUrl(url);
  if (type === 'phone') return safeUrl(`tel:${(payload ?? url ?? text).replace(/[^\d+]/g, '')}`);
  if (type === 'email') return safeUrl(`mailto:${(payload ?? url ?? text).replace(/^mailto:/, '')}`);
  return null;
}

const tellPlace = (then: (place: string) => void): void =>
  navigator.geolocation?.getCurrentPosition(({ coords }) => then(`${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`));
