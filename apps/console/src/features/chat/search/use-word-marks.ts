import { useEffect } from 'react';

const NAME = 'dw-found';

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Marks the words in the messages that are on the screen, without touching them: browsers draw such ranges over the text. Where they
 * cannot, the message that is gone to still flashes.
 */
export function useWordMarks(words: readonly string[]): void {
  useEffect(() => {
    if (words.length === 0 || !('highlights' in CSS)) return undefined;
    const thread = document.querySelector('[data-region="thread"] [role="log"]');
    if (!thread) return undefined;
    const pattern = new RegExp(words.map(escaped).join('|'), 'giu');
    let frame = 0;
    const mark = (): void => {
      frame = 0;
      CSS.highlights.set(NAME, new Highlight(...rangesIn(thread, pattern)));
    };
    const later = (): void => {
      frame ||= requestAnimationFrame(mark);
    };
    const observer = new MutationObserver(later);
    observer.observe(thread, { childList: true, subtree: true, characterData: true });
    later();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [words]);
}

function rangesIn(root: Element, pattern: RegExp): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('[data-message-id]')) continue;
    for (const match of (node.textContent ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
