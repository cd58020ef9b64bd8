/** Who calls `/v1`: a company, by one of its tokens. */
export interface CompanyOfToken {
  companyId: number;
  tokenId: number;
}
