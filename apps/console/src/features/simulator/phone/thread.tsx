import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import { pressesOf, quotedMessage } from '../model/merge-messages.js';
import type { PhoneState, SimMessage } from '../model/sim-types.js';
import { Bubble } from './bubble.js';
import bubble from '../../../ui/messenger/bubble.module.css';
import classes from './thread.module.css';
import type { PhoneActions } from './use-phone-actions.js';
import { useStickToEnd } from './use-stick-to-end.js';

/** Enough for anything one tries by hand; older messages come with a button, so that a long demo stays quick. */
const PAGE = 120;

interface ThreadProps {
  state: PhoneState | null;
  actions: PhoneActions;
  channelName: string;
  onReply: (message: SimMessage) => void;
  onEdit: (message: SimMessage) => void;
  onList: (message: SimMessage) => void;
}

export function Thread({ state, actions, channelName, onReply, onEdit, onList }: ThreadProps) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const [shown, setShown] = useState(PAGE);
  const log = useRef<HTMLDivElement>(null);
  const all = useMemo(() => state?.messages ?? [], [state]);
  const messages = all.slice(-shown);
  const { unseen, toEnd, onScroll } = useStickToEnd(log, all);
  const jump = useCallback((id: string) => flash(log.current, id), []);

  return (
    <div className={classes.thread}>
      <div
        className={classes.log}
        ref={log}
        role="log"
        aria-label={t('thread.label', { channel: channelName })}
        tabIndex={0}
        onScroll={onScroll}
      >
        <span className={classes.note}>{t('thread.note')}</span>
        {all.length > messages.length && (
          <button type="button" className={classes.day} onClick={() => setShown(shown + PAGE)}>
            {t('thread.earlier')}
          </button>
        )}
        {state && all.length === 0 && <span className={classes.day}>{t('thread.empty', { channel: channelName })}</span>}
        {messages.map((message, index) => {
          const previous = messages[index - 1];
          const day = formats.day(message.at);
          const newDay = !previous || formats.day(previous.at) !== day;
          return (
            <Fragment key={message.id}>
              {newDay && <span className={classes.day}>{day}</span>}
              <Bubble
                message={message}
                first={newDay || previous?.direction !== message.direction}
                quoted={quotedMessage(all, message.quotes)}
                presses={message.buttons?.length ? pressesOf(all, message) : NOTHING}
                channelName={channelName}
                actions={actions}
                onReply={onReply}
                onEdit={onEdit}
                onJump={jump}
                onList={onList}
              />
            </Fragment>
          );
        })}
      </div>
      {unseen > 0 && (
        <button type="button" className={classes.newer} onClick={toEnd}>
          <IconArrowDown size={14} aria-hidden="true" />
          {t('thread.newer', { count: unseen })}
        </button>
      )}
    </div>
  );
}

const NOTHING: ReadonlyMap<string, SimMessage> = new Map();

function flash(log: HTMLElement | null, id: string): void {
  const row = log?.querySelector(`[data-message="${CSS.escape(id)}"]`);
  if (!row) return;
  row.scrollIntoView({ block: 'center' });
  row.classList.remove(bubble.flash!);
  // The class has to be gone for a frame, or the animation does not start again.
  requestAnimationFrame(() => row.classList.add(bubble.flash!));
}
