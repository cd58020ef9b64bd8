import type { RoleRef } from '../../../../api/roles.js';
import type { StaffMember, StaffPatch } from '../../../../api/staff.js';
import { isSameRole, roleRefOf } from '../../../../ui/people/givable-roles.js';

export interface CardValues {
  firstName: string;
  lastName: string;
  phone: string;
  role: RoleRef;
  groupIds: number[];
  languages: string[];
  takesPartInQueue: boolean;
  /** Empty: the company's limit. */
  limit: number | '';
}

export const cardValues = (member: StaffMember): CardValues => ({
  firstName: member.firstName,
  lastName: member.lastName ?? '',
  phone: member.phone ?? '',
  role: roleRefOf(member),
  groupIds: member.groups.map(({ id }) => id),
  languages: member.languages,
  takesPartInQueue: member.takesPartInQueue,
  limit: member.ownMaxOpenDialogs ?? '',
});

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Only what was changed: a role that nobody touched is not given anew, and what somebody else saved meanwhile stays. */
export function patchOf(values: CardValues, member: StaffMember): StaffPatch {
  const before = cardValues(member);
  const patch: StaffPatch = {};
  if (values.firstName.trim() !== before.firstName) patch.firstName = values.firstName.trim();
  if (values.lastName.trim() !== before.lastName) patch.lastName = values.lastName.trim();
  if (values.phone.trim() !== before.phone) patch.phone = values.phone.trim();
  if (!isSameRole(values.role, before.role)) Object.assign(patch, values.role);
  if (!isSameList(values.groupIds, before.groupIds)) patch.groupIds = values.groupIds;
  if (!isSameList(values.languages, before.languages)) patch.languages = values.languages;
  if (values.takesPartInQueue !== before.takesPartInQueue) patch.takesPartInQueue = values.takesPartInQueue;
  if (values.limit !== before.limit) patch.maxOpenDialogs = values.limit === '' ? null : values.limit;
  return patch;
}

/** The server's name of a field as the form has it. */
export const fieldOf = (field: string): string => (field === 'maxOpenDialogs' ? 'limit' : field === 'customRoleId' ? 'role' : field);
