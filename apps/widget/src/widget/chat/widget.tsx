import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Chat } from '../../sdk/index.js';
import { keptSound } from '../kept.js';
import { brandColours, type Locale, type Look } from '../look/look.js';
import { Speech } from '../texts/format.js';
import { SurroundingsContext, useChatState, type Surroundings } from './context.js';
import { Panel } from './frame/panel.js';
import { useTheme } from './frame/theme.js';
import { PictureViewer } from './parts/lightbox.js';

export interface WidgetProps {
  chat: Chat;
  look: Look;
  locale: Locale;
  channelKey: string;
  open: boolean;
  /** Whoever opens it is to write in it; a window that was open on the site's last page waits aside. */
  takesFocus?: boolean;
  /** Takes no focus and no page: a picture of the chat rather than the chat. */
  quiet?: boolean;
  close(): void;
  rated(score: number): void;
}

/** Everything but the launcher. */
export function Widget({ chat, look, locale, channelKey, open, takesFocus = true, quiet = false, close, rated }: WidgetProps): JSX.Element {
  const state = useChatState(chat);
  const theme = useTheme(look.theme);
  const speech = useMemo(() => new Speech(locale), [locale]);
  const surroundings = useMemo<Surroundings>(() => ({ chat, look, speech, channelKey }), [chat, look, speech, channelKey]);
  const [sound, setSound] = useState(() => keptSound(channelKey).value === 'on');
  const turnSound = (on: boolean): void => {
    keptSound(channelKey).value = on ? 'on' : null;
    setSound(on);
  };
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <div class="widget" lang={locale} data-theme={theme} data-position={look.position} style={brandColours(look, theme)}>
        <PictureViewer>
          <Panel
            state={state}
            open={open}
            takesFocus={takesFocus && !quiet}
            quiet={quiet}
            close={close}
            sound={sound}
            turnSound={turnSound}
            rated={rated}
          />
        </PictureViewer>
      </div>
    </SurroundingsContext.Provider>
  );
}
