import type { ChatMessage } from '../../../sdk/index.js';
import type { Texts } from '../../texts/en.js';

/** One line for a quote, an announcement, a notice: the text, or what is there instead. */
export function describe(message: ChatMessage, texts: Texts): string {
  if (message.deleted) return texts.deleted;
  if (message.text) return message.text;
  const file = message.attachments[0] ?? message.pending[0];
  if (file) {
    if (file.kind === 'image' || file.kind === 'sticker') return texts.picture;
    if (file.kind === 'voice') return texts.voice;
    if (file.kind === 'video') return texts.video;
    return file.name || texts.file;
  }
  if (message.location) return message.location.name ?? texts.place;
  return message.contacts[0]?.name ?? texts.empty;
}
