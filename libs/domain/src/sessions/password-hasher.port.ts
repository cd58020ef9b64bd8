/** Slow, salted hashing of passwords. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** With null (nobody has this e-mail) it takes just as long and says no. */
  verify(password: string, hash: string | null): Promise<boolean>;
}
