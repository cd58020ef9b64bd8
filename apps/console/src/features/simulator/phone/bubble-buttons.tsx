import { IconArrowUpRight, IconCheck, IconClock, IconCornerDownLeft, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SimButton, SimMessage } from '../model/sim-types.js';
import { usePhoneNature } from './phone-context.js';
import classes from '../../../ui/messenger/bubble.module.css';
import type { PhoneActions } from './use-phone-actions.js';

interface BubbleButtonsProps {
  message: SimMessage;
  /** Presses by payload. */
  presses: ReadonlyMap<string, SimMessage>;
  actions: PhoneActions;
  onList: (message: SimMessage) => void;
}

/** Buttons as the messenger shows them; of a long list only the button that opens it. */
export function BubbleButtons({ message, presses, actions, onList }: BubbleButtonsProps) {
  const { t } = useTranslation('simulator');
  const { skin } = usePhoneNature();
  const buttons = message.buttons ?? [];
  if (buttons.length === 0) return null;
  return (
    <div className={classes[skin.buttons]}>
      {skin.listAbove !== null && buttons.length > skin.listAbove ? (
        <button type="button" className={classes.press} onClick={() => onList(message)}>
          <IconList size={16} aria-hidden="true" />
          {t('bubble.list')}
        </button>
      ) : (
        buttons.map((button) => (
          <PressButton
            key={button.payload}
            button={button}
            press={presses.get(button.payload)}
            onPress={() => void actions.press(message, button)}
          />
        ))
      )}
    </div>
  );
}

function PressButton({ button, press, onPress }: { button: SimButton; press: SimMessage | undefined; onPress: () => void }) {
  const { skin } = usePhoneNature();
  if (button.url !== undefined) {
    return (
      <a className={classes.press} href={button.url} target="_blank" rel="noopener noreferrer">
        <IconArrowUpRight size={16} aria-hidden="true" />
        {button.title}
      </a>
    );
  }
  const waits = press !== undefined && !skin.pressIsMessage && !press.answered;
  return (
    <button type="button" className={classes.press} onClick={onPress}>
      {waits && <IconClock size={16} aria-hidden="true" />}
      {press && !waits && <IconCheck size={16} aria-hidden="true" />}
      {!press && skin.buttons === 'lines' && <IconCornerDownLeft size={16} aria-hidden="true" />}
      {button.title}
    </button>
  );
}

/** Where pressing sends no message: that it was done, and whether the company has answered the messenger. */
export function PressLine({ press }: { press: SimMessage }) {
  const { t } = useTranslation('simulator');
  const state = press.status === 'failed' ? 'failed' : press.answered ? 'answered' : 'waiting';
  return (
    <div className={classes.pressed} role="article" data-message={press.id} aria-label={`${t('bubble.you')}: ${press.text ?? ''}`}>
      {state === 'waiting' ? <IconClock size={14} aria-hidden="true" /> : <IconCheck size={14} aria-hidden="true" />}
      <span>
        {t('press.done', { title: press.text ?? '' })} {t(`press.${state}`)}
      </span>
    </div>
  );
}
