import type { LinkTokens } from '#persistence/encryption/link-tokens.js';
import type { Letter } from '#workflows/letter/letter.contract.js';

/** The addresses that letters lead to. */
export class LetterLinks {
  private readonly address: string;

  constructor(
    publicAddress: string,
    private readonly tokens: LinkTokens,
  ) {
    this.address = publicAddress.replace(/\/+$/, '');
  }

  to({ kind, id, version }: Letter): string {
    if (kind === 'onboarding_reminder') return `${this.address}/onboarding`;
    if (kind === 'package_notice') return `${this.address}/billing`;
    // What stands behind the # reaches no server, so it stands in no log.
    const page = kind === 'invitation' ? 'invitation' : 'password';
    return `${this.address}/${page}#${this.tokens.make(kind, id, version)}`;
  }
}
