import { useCallback, useEffect, useRef, useState } from 'react';
import { withAnswer, withMessage } from './merge-messages.js';
import { phonePath } from './simulator-api.js';
import type { PhoneRef, PhoneSettings, PhoneState, SimMessage } from './sim-types.js';

export type Connection = 'connecting' | 'live' | 'lost';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export interface PhoneStream {
  state: PhoneState | null;
  connection: Connection;
  /** For answers of requests, which may come before or after the stream's own copy. */
  put: (message: SimMessage) => void;
  putSettings: (settings: PhoneSettings) => void;
}

/**
 * Keeps a phone up to date. EventSource gives up for good when the server answers with an error (a restart behind a
 * proxy does), so the reconnecting is done here; each connection begins with a full snapshot.
 */
export function usePhoneStream(phone: PhoneRef, onLost: () => void): PhoneStream {
  const [state, setState] = useState<PhoneState | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const lost = useRef(onLost);
  const path = phonePath(phone, '/stream');
  const put = useCallback((message: SimMessage) => {
    setState((current) => current && { ...current, messages: withAnswer(current.messages, message) });
  }, []);
  const putSettings = useCallback((settings: PhoneSettings) => {
    setState((current) => current && { ...current, settings: { ...current.settings, ...settings } });
  }, []);

  useEffect(() => {
    lost.current = onLost;
  });
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT_MS;
    const open = () => {
      source = new EventSource(path);
      source.addEventListener('state', (event) => {
        wait = FIRST_WAIT_MS;
        setState(JSON.parse(event.data as string) as PhoneState);
        setConnection('live');
      });
      source.addEventListener('message', (event) => {
        const message = JSON.parse(event.data as string) as SimMessage;
        setState((current) => current && { ...current, messages: withMessage(current.messages, message) });
      });
      source.addEventListener('settings', (event) => putSettings(JSON.parse((event as MessageEvent<string>).data) as PhoneSettings));
      source.onerror = () => {
        source?.close();
        setConnection('lost');
        lost.current();
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [path, putSettings]);

  return { state, connection, put, putSettings };
}
