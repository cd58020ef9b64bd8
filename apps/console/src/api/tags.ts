import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Client, ClientTag } from './types.js';

export interface Tag extends ClientTag {
  groupId: number | null;
  description: string;
}

export interface TagGroup {
  id: number;
  name: string;
  /** Whether its tags are offered where tags are picked. */
  display: boolean;
}

export interface TagList {
  groups: TagGroup[];
  items: Tag[];
}

export type TagFields = Omit<Tag, 'id'>;
export type TagGroupFields = Omit<TagGroup, 'id'>;

/** All of the company's, each in its order. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => http.get<TagList>('/api/tags', { signal }),
});

export const addTag = (fields: TagFields) => http.post<Tag>('/api/tags', fields);
export const changeTag = (id: number, fields: Partial<TagFields>) => http.patch<Tag>(`/api/tags/${id}`, fields);
export const deleteTag = (id: number) => http.delete<void>(`/api/tags/${id}`);
export const arrangeTags = (tagIds: number[]) => http.put<void>('/api/tags/order', { tagIds });

export const addTagGroup = (fields: TagGroupFields) => http.post<TagGroup>('/api/tag-groups', fields);
export const changeTagGroup = (id: number, fields: Partial<TagGroupFields>) => http.patch<TagGroup>(`/api/tag-groups/${id}`, fields);
export const deleteTagGroup = (id: number) => http.delete<void>(`/api/tag-groups/${id}`);
export const arrangeTagGroups = (tagGroupIds: number[]) => http.put<void>('/api/tag-groups/order', { tagGroupIds });

export const assignTags = (clientId: number, tagIds: number[]) => http.post<Client>(`/api/clients/${clientId}/tags`, { tagIds });
export const takeTag = (clientId: number, tagId: number) => http.delete<Client>(`/api/clients/${clientId}/tags/${tagId}`);
