import type { TagGroupRow, TagRow } from '#persistence/tags/tag.view.js';
import type { PublicTag, PublicTagGroup } from './tags.dto.js';

export const presentPublicTag = (row: TagRow): PublicTag => ({
  ...{ id: row.id, group_id: row.groupId, group_name: row.groupName, label: row.label, description: row.description },
  ...{ bg_color: row.backgroundColor, text_color: row.textColor, order_show: row.position },
});

export const presentPublicTagGroup = ({ id, name, position, display }: TagGroupRow): PublicTagGroup => ({
  ...{ id, name, order_show: position, display },
});
