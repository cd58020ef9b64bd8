import type { Chat, ChatMessage, ChatState } from '../../sdk/index.js';
import { keptSound } from '../kept.js';

/** Calls `heard` for each message that comes after the first page of the thread. */
export function watchNews(chat: Chat, heard: (message: ChatMessage) => void): () => void {
  let known: ReadonlySet<string> | null = null;
  const look = ({ loaded, messages }: ChatState): void => {
    if (!loaded) return;
    const before = known;
    known = new Set(messages.map(({ key }) => key));
    if (!before) return;
    // What is older than the newest known one was fetched by scrolling up.
    const newest = messages.findLastIndex(({ key }) => before.has(key));
    messages.slice(newest + 1).forEach((message) => heard(message));
  };
  look(chat.state);
  return chat.subscribe(look);
}

const COUNT = /^\(\d+\+?\) /;

/** How many messages wait, before the page's title; the page may change its title meanwhile. */
export class TitleCount {
  private shown = '';

  show(count: number): void {
    const own = this.shown && document.title.startsWith(this.shown) ? document.title.replace(COUNT, '') : document.title;
    this.shown = count > 0 ? `(${count > 99 ? '99+' : count}) ` : '';
    const title = `${this.shown}${own}`;
    if (document.title !== title) document.title = title;
  }
}

/** Two soft tones, made here: no file to fetch. Only when the visitor has asked for it. */
export function chime(channelKey: string): void {
  if (keptSound(channelKey).value !== 'on' || !('AudioContext' in window)) return;
  const context = new AudioContext();
  [660, 880].forEach((frequency, index) => {
    const start = context.currentTime + index * 0.12;
    const tone = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  });
  setTimeout(() => void context.close(), 1_000);
}
