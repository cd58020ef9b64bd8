import { safeFileName } from '#domain/uploads/upload.js';
import { AttachmentPasses, passUrl } from '#persistence/encryption/attachment-passes.js';

/** Long enough for a provider that fetches late, short enough that a link in somebody's log is soon worth nothing. */
const FOR_PROVIDERS_DAYS = 2;

/** Addresses at which others fetch our files: providers that take no upload, programs of integrators. */
export class FileLinks {
  private readonly passes: AttachmentPasses;

  constructor(
    secretKey: string,
    /** Where the product is reached from outside; without it nobody could fetch anything. */
    private readonly publicUrl: string | undefined,
    private readonly validDays = FOR_PROVIDERS_DAYS,
  ) {
    this.passes = new AttachmentPasses(secretKey);
  }

  of(companyId: number, { id, name }: { id: number; name: string | null }): string | null {
    if (this.publicUrl === undefined) return null;
    const pass = this.passes.make({ companyId, attachmentId: id }, new Date(), this.validDays);
    return passUrl(this.publicUrl, pass, safeFileName(name ?? undefined));
  }
}
