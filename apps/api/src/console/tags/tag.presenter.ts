import type { TagGroupRow, TagRow } from '#persistence/tags/tag.view.js';
import type { Tag, TagGroup } from './tags.dto.js';

export const presentTag = ({ id, groupId, label, description, backgroundColor, textColor }: TagRow): Tag => ({
  ...{ id, groupId, label, description, backgroundColor, textColor },
});

export const presentTagGroup = ({ id, name, display }: TagGroupRow): TagGroup => ({ id, name, display });
