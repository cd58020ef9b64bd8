/** How often the provider's list is asked for. */
export const TEMPLATE_REFRESH_SECONDS = 600;

/** When the list is asked for next; null: nobody knows when the last time was, so it is about to happen. */
export const nextTemplateRefresh = (triedAt: Date | null): Date | null =>
  triedAt === null ? null : new Date(triedAt.getTime() + TEMPLATE_REFRESH_SECONDS * 1000);
