import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../../../sdk/index.js';

/** Within this many pixels of the end one is at the end. */
const AT_END = 60;
/** So near the beginning, what is older is fetched. */
const NEAR_BEGINNING = 240;

/**
 * Keeps the thread where the reader is: at the end it follows what comes, above it nothing moves, whether older messages are
 * put before or newer ones behind. Who sees the end has read it.
 */
export function useScroll(box: { current: HTMLDivElement | null }, chat: Chat, state: ChatState, seen: boolean) {
  const [away, setAway] = useState(false);
  const atEnd = useRef(true);
  const height = useRef(0);
  const firstKey = useRef<string | undefined>(undefined);
  const { messages, operatorTyping, hasOlder, loadingOlder, unread } = state;
  const lastOwn = messages.findLast(({ type }) => type === 'IN')?.key;

  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box]);

  // What one sends oneself is always shown.
  useLayoutEffect(toEnd, [lastOwn, toEnd]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !seen) return;
    const olderCame = firstKey.current !== undefined && firstKey.current !== messages[0]?.key;
    if (atEnd.current) toEnd();
    else if (olderCame) element.scrollTop += element.scrollHeight - height.current;
    firstKey.current = messages[0]?.key;
    height.current = element.scrollHeight;
  }, [box, messages, operatorTyping, seen, toEnd]);

  // Pictures come in and the keyboard shrinks the window: the end stays the end.
  useEffect(() => {
    const element = box.current;
    if (!element || !('ResizeObserver' in window)) return undefined;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [box, toEnd]);

  useEffect(() => {
    if (seen && !away && unread > 0) chat.markRead();
  }, [chat, seen, away, unread]);

  const loadOlder = useCallback(() => {
    const near = (box.current?.scrollTop ?? 0) < NEAR_BEGINNING;
    if (seen && near && hasOlder && !loadingOlder) chat.loadOlder().catch(() => undefined);
  }, [box, chat, seen, hasOlder, loadingOlder]);
  useEffect(loadOlder, [loadOlder, messages.length]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    height.current = element.scrollHeight;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END;
    setAway(!atEnd.current);
    loadOlder();
  }, [box, loadOlder]);

  return { away, toEnd, onScroll };
}
