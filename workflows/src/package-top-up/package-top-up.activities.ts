export interface UnblockAnswer {
  unblocked: number;
  /** For which there is nothing to pay with. */
  blocked: number;
}

export interface PackageTopUpActivities {
  /** Pays for blocked dialogs as far as places and money go, and gives them back; both in one transaction, so that a repeat charges nothing. */
  unblockDialogs(company: { companyId: number }): Promise<UnblockAnswer>;
}
