/** A mark that people put on clients and requests. */
export interface TagFields {
  groupId: number | null;
  label: string;
  description: string;
  /** Six hexadecimal digits, without the number sign. */
  backgroundColor: string;
  textColor: string;
}

export interface TagGroupFields {
  name: string;
  /** Whether the group is offered where tags are picked. */
  display: boolean;
}

export const COLOR_PATTERN = /^[0-9a-f]{6}$/;
export const DEFAULT_COLORS = { backgroundColor: 'd6e4ff', textColor: '1d2939' };
export const TAG_LIMITS = { label: 60, description: 500, groupName: 100 } as const;

/** As a line in a dialog names them: "VIP", "Important". */
export const tagsInWords = (labels: readonly string[]): string => labels.map((label) => `"${label}"`).join(', ');
