import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../../sdk/index.js';
import type { Look } from '../look/look.js';
import type { Speech } from '../texts/format.js';

/** What every part of the chat may need. */
export interface Surroundings {
  chat: Chat;
  look: Look;
  speech: Speech;
  /** Distinguishes what is kept in the browser for each channel. */
  channelKey: string;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('A part of the chat is drawn outside of it');
  return surroundings;
}

/** The chat's state, now and whenever it changes. */
export function useChatState(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.subscribe(setState);
  }, [chat]);
  return state;
}
