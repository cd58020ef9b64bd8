import type { Caller } from './caller.js';

type Asker = Pick<Caller, 'role' | 'actions'>;

const isAdmin = ({ role }: Asker): boolean => role === 'admin';
const isManager = ({ role }: Asker): boolean => role === 'admin' || role === 'supervisor';
const anybody = (): boolean => true;

/** One predicate per action. Lists, single reads, live push and search ask the same one. */
export const mayUseConsole = anybody;
export const mayChangeOwnAccount = anybody;
export const mayReadOperators = anybody;
export const mayReadGroups = anybody;
/** Names and transports of channels stand beside every dialog. */
export const mayReadChannels = anybody;
export const mayReadDialogs = anybody;
export const mayWriteMessages = anybody;
/** To give a dialog to a colleague or a group, one's own too; taking one oneself needs no such right. */
export const mayAssignOthers = ({ actions }: Asker): boolean => actions.includes('assign_others');
export const mayUpload = anybody;
export const mayChangeClients = anybody;
/** Whoever is on the black list is heard by nobody: not for one operator to decide. */
export const mayBlacklistClients = isManager;
export const mayTagClients = anybody;
export const mayReadTags = anybody;
export const mayManageTags = isManager;
export const mayReadMacros = anybody;
export const mayManageMacros = isManager;
export const mayReadCustomFields = anybody;
export const mayManageCustomFields = isManager;
export const mayReadScenarios = isManager;
export const mayManageScenarios = isManager;
/** Names of secrets are written into steps; what a secret is stays with whoever set it. */
export const mayReadSecretNames = isManager;
/** Keys of other programs, which the HTTP steps of scenarios use. */
export const mayManageSecrets = isAdmin;

export const mayManageChannels = isAdmin;
export const mayReadQuarantine = isAdmin;
export const mayReadCompany = anybody;
export const mayChangeCompany = isAdmin;
export const mayManageOperators = isAdmin;
export const mayManageWebhooks = isAdmin;
export const mayManageApiTokens = isAdmin;
