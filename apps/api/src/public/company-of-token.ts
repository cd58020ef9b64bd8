/** Who calls `/v1`: a company, by one of its tokens. */
export interface CompanyOfToken {
  companyId: number;
  tokenId: number;
  /** What the token may do; null = everything. */
  scopes: readonly string[] | null;
  /** The program's own key of this call, where it gave one. */
  idempotencyKey?: string;
}
