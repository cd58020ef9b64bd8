import { useCallback, useState } from 'react';
import { errorText } from '../../../ui/toast.js';
import * as api from '../model/simulator-api.js';
import type { PhoneRef, PhoneSettings, SimButton, SimMessage } from '../model/sim-types.js';
import type { PhoneStream } from '../model/use-phone-stream.js';

export interface PhoneActions {
  /** Why the last thing did not work, in words; null when it did. */
  problem: string | null;
  dismiss: () => void;
  complain: (sentence: string) => void;
  /** All resolve with whether it worked, and never reject. */
  send: (what: api.SendFromPhone) => Promise<boolean>;
  press: (message: SimMessage, button: SimButton) => Promise<boolean>;
  react: (message: SimMessage, emoji: string | null) => Promise<boolean>;
  edit: (message: SimMessage, text: string) => Promise<boolean>;
  revoke: (message: SimMessage) => Promise<boolean>;
  markRead: () => Promise<boolean>;
  start: (payload: string) => Promise<boolean>;
  writeAsCompany: (text: string) => Promise<boolean>;
  block: (blocked: boolean) => Promise<boolean>;
  configure: (settings: PhoneSettings, before: PhoneSettings) => Promise<boolean>;
}

/** What a thumb can do on this phone. Each answer is shown at once; the stream brings the same message again later. */
export function usePhoneActions(phone: PhoneRef, { put, putSettings }: Pick<PhoneStream, 'put' | 'putSettings'>): PhoneActions {
  const [problem, setProblem] = useState<string | null>(null);

  const attempt = useCallback(async <T>(work: Promise<T>, use?: (result: T) => void): Promise<boolean> => {
    try {
      const result = await work;
      use?.(result);
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(errorText(error));
      return false;
    }
  }, []);
  const show = useCallback((message: SimMessage | undefined) => message?.id && put(message), [put]);

  return {
    problem,
    dismiss: useCallback(() => setProblem(null), []),
    complain: setProblem,
    send: useCallback((what) => attempt(api.sendFromPhone(phone, what), show), [attempt, phone, show]),
    press: useCallback((message, button) => attempt(api.pressButton(phone, message.id, button), show), [attempt, phone, show]),
    react: useCallback((message, emoji) => attempt(api.react(phone, message.id, emoji), show), [attempt, phone, show]),
    edit: useCallback((message, text) => attempt(api.editMessage(phone, message.id, text), show), [attempt, phone, show]),
    revoke: useCallback((message) => attempt(api.revokeMessage(phone, message.id), show), [attempt, phone, show]),
    markRead: useCallback(() => attempt(api.markPhoneRead(phone)), [attempt, phone]),
    start: useCallback((payload) => attempt(api.startConversation(phone, payload)), [attempt, phone]),
    writeAsCompany: useCallback((text) => attempt(api.writeAsCompany(phone, text), show), [attempt, phone, show]),
    block: useCallback((blocked) => attempt(api.blockCompany(phone, blocked), putSettings), [attempt, phone, putSettings]),
    configure: useCallback(
      async (settings, before) => {
        putSettings(settings);
        const done = await attempt(api.changeSettings(phone, settings), putSettings);
        if (!done) putSettings(before);
        return done;
      },
      [attempt, phone, putSettings],
    ),
  };
}
