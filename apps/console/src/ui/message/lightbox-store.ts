import { create } from 'zustand';
import type { Attachment } from '../../api/types.js';

export interface Picture {
  url: string;
  name: string;
}

/** The pictures among files, in their order. */
export const picturesOf = (attachments: readonly Attachment[]): Picture[] =>
  attachments.flatMap(({ kind, url, name }) => (kind === 'image' && url ? [{ url, name: name ?? '' }] : []));

export const useLightbox = create<{ picture: Picture | null }>(() => ({ picture: null }));

export const openLightbox = (picture: Picture): void => useLightbox.setState({ picture });
export const closeLightbox = (): void => useLightbox.setState({ picture: null });
