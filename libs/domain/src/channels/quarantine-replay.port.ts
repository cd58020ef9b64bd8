/** What became of a quarantined update that was tried again. */
export interface ReplayOutcome {
  outcome: 'replayed' | 'still_failing';
  error: string | null;
}

/** Puts the body of a quarantined update through ingestion again; throws `not_found` for one that the company does not have. */
export interface QuarantineReplay {
  replay(companyId: number, quarantinedUpdateId: number): Promise<ReplayOutcome>;
}
