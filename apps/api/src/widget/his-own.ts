/** How a visitor's chat is read: what his company cannot read until it has paid for the dialog, he has written himself. */
export const HIS_OWN = { seesWithheld: true } as const;
