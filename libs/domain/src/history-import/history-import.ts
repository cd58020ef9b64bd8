/** `paused` by an admin; `failed`: the provider refused, or nothing here can read what it sent. */
export const HISTORY_IMPORT_STATES = ['running', 'paused', 'done', 'failed'] as const;
export type HistoryImportState = (typeof HISTORY_IMPORT_STATES)[number];

/** Pieces with more messages than this are kept and imported by a process; smaller ones are stored at once. */
export const LARGE_PIECE_MESSAGES = 100;
