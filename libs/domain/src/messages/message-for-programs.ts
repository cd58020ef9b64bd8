import type { MessageContent } from './content.js';

/** Null where nobody outside could fetch it. */
type Link = string | null;

/** The files of a message as integrators' programs find them: all of them, and the first of each kind under its own name. */
export interface FilesForPrograms<L extends Link> {
  attachments: { name: string | null; link: L }[];
  photo: L | null;
  video: L | null;
  audio: L | null;
  pdf: L | null;
}

export function filesForPrograms<L extends Link>(files: readonly { kind: string; name: string | null; link: L }[]): FilesForPrograms<L> {
  const linkOf = (...kinds: string[]): L | null => files.find(({ kind }) => kinds.includes(kind))?.link ?? null;
  return {
    attachments: files.map(({ name, link }) => ({ name, link })),
    photo: linkOf('image', 'sticker'),
    video: linkOf('video'),
    audio: linkOf('audio', 'voice'),
    pdf: files.find(({ name }) => name?.toLowerCase().endsWith('.pdf'))?.link ?? null,
  };
}

interface Shown {
  text: string | null;
  content: MessageContent | null;
  deletedAt: Date | null;
}

/** What a message says beside its files; of one that was taken back, nothing. */
export function wordsForPrograms({ text, content, deletedAt }: Shown): {
  text: string | null;
  /** Latitude and longitude with a comma. */
  coordinates: string | null;
  /** Of the button that the client pressed. */
  pressed: { payload: string } | null;
} {
  if (deletedAt) return { text: null, coordinates: null, pressed: null };
  const { location, press } = content ?? {};
  return {
    text,
    coordinates: location ? `${location.latitude},${location.longitude}` : null,
    pressed: press ? { payload: press.payload } : null,
  };
}
