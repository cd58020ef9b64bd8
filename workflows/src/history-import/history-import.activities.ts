export interface ImportedChannel {
  companyId: number;
  channelId: number;
}

/**
 * `more`: a piece is stored, there may be another; `nothing`: all pieces are stored; `paused`: by an admin; `failed`: nobody
 * here can read the pieces, the import has failed with its error; `gone`: the channel is.
 */
export interface ImportedPiece {
  state: 'more' | 'nothing' | 'paused' | 'failed' | 'gone';
  /** Stored by this call. */
  messages: number;
}

export interface HistoryImportActivities {
  /** Asks the provider to hand the history over. False: it refused, and the import has failed with its words. */
  requestHistory(channel: ImportedChannel): Promise<boolean>;
  /** Stores the oldest piece that is open. Safe to repeat: it goes on where the last transaction ended. */
  importPiece(channel: ImportedChannel): Promise<ImportedPiece>;
  /** Ends the import if the provider said that all is there, or with `quiet` in any case; false if something came meanwhile. */
  endImport(input: ImportedChannel & { quiet: boolean }): Promise<boolean>;
}
