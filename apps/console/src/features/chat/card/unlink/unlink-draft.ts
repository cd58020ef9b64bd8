import type { CardFieldChange, Keep, UnlinkPreview } from '../../../../api/cards.js';

/** Ticks a changed field for one client, or clears it. */
export function keepField(keep: Keep, clientId: number, field: string, on: boolean): Keep {
  const others = (keep[clientId] ?? []).filter((kept) => kept !== field);
  return { ...keep, [clientId]: on ? [...others, field] : others };
}

/** All changes for one client, or none of them. */
export const keepAll = (keep: Keep, clientId: number, changes: readonly CardFieldChange[], on: boolean): Keep => ({
  ...keep,
  [clientId]: on ? changes.map(({ field }) => field) : [],
});

/** What is asked of the server: only of those who go, and only what there still is to keep. */
export function keptOf(keep: Keep, preview: UnlinkPreview): Keep {
  return Object.fromEntries(
    preview.parts.flatMap(({ clientId, changes }) => {
      const fields = (keep[clientId] ?? []).filter((field) => changes.some((change) => change.field === field));
      return fields.length > 0 ? [[clientId, fields]] : [];
    }),
  );
}

/** Changes that will stand on no card: nobody takes them along, and nobody stays where they are. */
export function leftBehind(keep: Keep, preview: UnlinkPreview): string[] {
  if (preview.stay.length > 0) return [];
  const changed = new Set(preview.parts.flatMap(({ changes }) => changes.map(({ field }) => field)));
  const kept = new Set(Object.values(keptOf(keep, preview)).flat());
  return [...changed].filter((field) => !kept.has(field));
}
