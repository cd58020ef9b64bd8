import type { ChannelLimits } from '../../../sdk/index.js';
import type { Speech } from '../../texts/format.js';

export interface Chosen {
  taken: File[];
  /** Why the others were not. */
  problems: string[];
}

/** Which of the files may be sent; the others are named with their reason before anything is uploaded. */
export function chooseFiles(files: readonly File[], already: number, limits: ChannelLimits, speech: Speech): Chosen {
  const { texts } = speech;
  const taken: File[] = [];
  const problems: string[] = [];
  for (const file of files) {
    if (file.size === 0) problems.push(texts.emptyFile(file.name));
    else if (file.size > limits.attachmentBytes) problems.push(texts.tooLarge(file.name, speech.size(limits.attachmentBytes)));
    else if (!accepts(limits.accept, file)) problems.push(texts.wrongType(file.name));
    else if (already + taken.length >= limits.attachmentsPerMessage) problems.push(texts.tooMany(limits.attachmentsPerMessage));
    else taken.push(file);
  }
  return { taken, problems: [...new Set(problems)] };
}

/** As a file input's `accept` means it: endings, kinds, or whole families of kinds. */
export function accepts(accept: string, { name, type }: Pick<File, 'name' | 'type'>): boolean {
  const wishes = accept
    .split(',')
    .map((wish) => wish.trim().toLowerCase())
    .filter(Boolean);
  if (wishes.length === 0) return true;
  return wishes.some((wish) => {
    if (wish === '*' || wish === '*/*') return true;
    if (wish.startsWith('.')) return name.toLowerCase().endsWith(wish);
    return wish.endsWith('/*') ? type.toLowerCase().startsWith(wish.slice(0, -1)) : type.toLowerCase() === wish;
  });
}
