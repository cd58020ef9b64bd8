import { Drawer } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { changeSettings, createPhone } from '../model/simulator-api.js';
import { phoneKey, type PhoneRef, type SimMessage, type SimulatedChannel } from '../model/sim-types.js';
import { usePhoneStream, type PhoneStream } from '../model/use-phone-stream.js';
import { skinOf } from '../../../ui/messenger/skin.js';
import { Composer, type ComposerMode } from './composer.js';
import { Controls } from './controls.js';
import { ListSheet } from './list-sheet.js';
import { PhoneContext } from './phone-context.js';
import { PhoneHeader } from './phone-header.js';
import classes from './phone.module.css';
import { StatusBar } from './status-bar.js';
import { Thread } from './thread.js';
import { usePhoneActions } from './use-phone-actions.js';
import { WindowBar } from './window-bar.js';

const FAILURE_WATCH_MS = 2000;

interface PhoneProps {
  phone: PhoneRef;
  channel: SimulatedChannel | undefined;
  /** In a device's body on a desk, or filling the window as a real phone does. */
  framed: boolean;
  /** The simulator told its number, or gave it a new id. */
  onChanged: (key: string, phone: PhoneRef) => void;
  onRemove: () => void;
  /** More entries for the menu of a phone that fills the window. */
  menu?: ReactNode;
}

/** One simulated phone: what the client holds in his hand, and under it the knobs of the person who tries things out. */
export function Phone({ phone, channel, framed, onChanged, onRemove, menu }: PhoneProps) {
  const { t } = useTranslation('simulator');
  const [mode, setMode] = useState<ComposerMode>({ kind: 'write' });
  const [menuOpen, setMenuOpen] = useState(false);
  const [list, setList] = useState<SimMessage | null>(null);
  const [gone, setGone] = useState(false);
  const bringBack = useBringBack(phone, onChanged, setGone);
  const stream = usePhoneStream(phone, bringBack);
  useFailureWatch(phone, stream);
  const actions = usePhoneActions(phone, stream);
  const title = channel?.channelName ?? phone.channelKey;
  const client = stream.state?.client;
  const nature = useMemo(() => ({ skin: skinOf(channel?.transport), can: new Set(channel?.abilities) }), [channel]);
  const inWindow = framed && nature.skin.device === 'browser';

  useEffect(() => {
    if (!client) return;
    setGone(false);
    if (client.name !== phone.name || client.phone !== phone.phone)
      onChanged(phoneKey(phone), { ...phone, name: client.name, phone: client.phone });
  }, [client, phone, onChanged]);

  const done = useCallback(() => setMode({ kind: 'write' }), []);
  const reply = useCallback((message: SimMessage) => setMode({ kind: 'reply', message }), []);
  const edit = useCallback((message: SimMessage) => setMode({ kind: 'edit', message }), []);

  const controls = <Controls state={stream.state} actions={actions} framed={framed} unknown={gone} onRemove={onRemove} />;
  return (
    <PhoneContext value={nature}>
      <section
        className={[classes.column, nature.skin.className, framed && classes.framed, inWindow && classes.browser].filter(Boolean).join(' ')}
        data-skin={nature.skin.name}
        aria-label={t('phone.label', { name: client?.name ?? phone.name, channel: title })}
      >
        <div className={classes.device}>
          {inWindow && <WindowBar />}
          <div className={classes.screen}>
            {framed && !inWindow && <StatusBar />}
            <PhoneHeader
              title={title}
              line={lineOf(channel, t)}
              connection={gone ? 'unknown' : stream.connection}
              onMenu={framed ? undefined : () => setMenuOpen(true)}
            />
            <Thread state={stream.state} actions={actions} channelName={title} onReply={reply} onEdit={edit} onList={setList} />
            {list && (
              <ListSheet
                message={list}
                onClose={() => setList(null)}
                onPress={(button) => {
                  setList(null);
                  void actions.press(list, button);
                }}
              />
            )}
            <Composer phone={phone} mode={mode} actions={actions} channelName={title} onDone={done} />
          </div>
        </div>
        {framed ? (
          controls
        ) : (
          <Drawer
            opened={menuOpen}
            onClose={() => setMenuOpen(false)}
            position="bottom"
            size="auto"
            title={t('phone.simulated')}
            classNames={{ content: classes.sheet }}
            closeButtonProps={{ 'aria-label': t('phone.closeMenu') }}
          >
            {controls}
            {menu}
          </Drawer>
        )}
      </section>
    </PhoneContext>
  );
}

/** Under the company's name: its number, or in the messenger's words what this is. */
function lineOf(channel: SimulatedChannel | undefined, t: TFunction<'simulator'>): string | null {
  return channel ? (channel.number ?? t(`line.${channel.transport}`, { defaultValue: '' })) : null;
}

/**
 * The simulator keeps its phones in memory. When the line breaks, asking for the same number again changes nothing if the
 * phone is still there, and makes it anew, under another id, if it was forgotten.
 */
function useBringBack(phone: PhoneRef, onChanged: PhoneProps['onChanged'], setGone: (gone: boolean) => void): () => void {
  return useCallback(() => {
    if (!phone.phone) return setGone(true);
    createPhone({ channelKey: phone.channelKey, name: phone.name, phone: phone.phone })
      .then((clientId) => clientId !== phone.clientId && onChanged(phoneKey(phone), { ...phone, clientId }))
      .catch((error: unknown) => setGone(isApiError(error) && (error.status === 404 || error.status === 400)));
  }, [phone, onChanged, setGone]);
}

/** A chosen failure is used up by the company's next message, and the stream does not tell. */
function useFailureWatch(phone: PhoneRef, { state, putSettings }: PhoneStream): void {
  const armed = state !== null && state.settings.failNext !== 'none';
  useEffect(() => {
    if (!armed) return;
    const timer = setInterval(() => void changeSettings(phone, {}).then(putSettings, () => undefined), FAILURE_WATCH_MS);
    return () => clearInterval(timer);
  }, [armed, phone, putSettings]);
}
