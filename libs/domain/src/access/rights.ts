import type { Caller } from './caller.js';
import type { Permission, Section } from './permissions.js';

type Asker = Pick<Caller, 'role' | 'permissions' | 'technical'>;
type Right = (asker: Asker) => boolean;

const anybody: Right = () => true;
const has =
  (...anyOf: Permission[]): Right =>
  ({ permissions }) =>
    anyOf.some((permission) => permissions.includes(permission));
const hasAll =
  (...allOf: Permission[]): Right =>
  ({ permissions }) =>
    allOf.every((permission) => permissions.includes(permission));

/** One predicate per action. Lists, single reads, live push and search ask the same one. */
export const mayUseConsole = anybody;
/** Not somebody of the platform in a technical session. */
const himself: Right = ({ technical }) => !technical;
export const mayChangeOwnAccount = himself;
/** Password, second factor, one's own sessions. */
export const mayChangeOwnSecurity = himself;
export const mayReadOperators = anybody;
export const mayReadGroups = anybody;
/** Names and transports of channels stand beside every dialog. */
export const mayReadChannels = anybody;
/** Which ones: dialog-scope.ts. */
export const mayReadDialogs = anybody;
export const maySeeAllDialogs = has('all_chats');
export const mayWriteMessages = has('write_messages');
/** To edit and delete what one has sent. */
export const mayChangeMessages = has('change_messages');
export const mayTakeDialogs = has('take_new_chats');
export const mayCloseDialogs = has('close_chats');
/** To give a dialog to a colleague or a group, one's own too; taking one oneself needs no such right. */
export const mayAssignOthers = has('assign_others');
export const mayUpload = anybody;
/** To begin a chat with somebody who has not written, or not to this channel. */
export const mayWriteFirst = hasAll('write_messages', 'write_first');
/** What leaves the product as a file, or by a link that needs no log-in. */
export const mayExportDialogs = has('export_chats');
export const mayShareDialogs = has('share_chats');
export const maySearchMessages = anybody;
export const mayKeepDrafts = has('write_messages');
/** Whoever may close a dialog may put it off. */
export const maySnoozeDialogs = has('close_chats');
export const mayReadTickets = anybody;
export const mayChangeTickets = has('write_messages');
export const mayReadCards = anybody;
/** To link the chats of one person, and to part them again. */
export const mayMergeChats = has('merge_chats');
/** Colleagues among themselves; which chats: those one is a member of. */
export const mayUseInternalChats = himself;
export const mayCreateInternalGroups: Right = (asker) => himself(asker) && asker.permissions.includes('create_internal_groups');
export const mayChangeOwnNotifications = himself;
export const mayReadBalance = has('billing');
/** That packages of dialogs run out, and how many dialogs are blocked: for whoever pays, and for whoever sees all that could be. */
export const mayReadPackagesNotice = has('billing', 'all_chats');
/** To see what the company pays, to buy packages and to pay. */
export const mayManageBilling = has('billing');
export const mayChangeClients = has('change_clients');
/** Whoever is on the black list is heard by nobody. */
export const mayBlacklistClients = has('blacklist_clients');
export const mayTagClients = has('tag_clients');
export const mayReadTags = anybody;
export const mayManageTags = has('tags');
export const mayReadMacros = anybody;
export const mayManageMacros = has('macros');
export const mayReadCustomFields = anybody;
export const mayManageCustomFields = has('custom_fields');
export const mayReadScenarios = has('scenarios');
export const mayManageScenarios = has('manage_scenarios');
/** To stop the bot of a dialog that one sees, or to give the dialog back to it. */
export const maySteerBots = has('steer_bots');
/** To start a scenario in a dialog that one sees. */
export const mayStartBots = hasAll('scenarios', 'steer_bots');
/** Names of secrets are written into steps; what a secret is stays with whoever set it. */
export const mayReadSecretNames = has('scenarios');
/** Keys of other programs, which the HTTP steps of scenarios use. */
export const mayManageSecrets = has('manage_secrets');

export const mayManageChannels = has('channels');
/** What a provider sent holds what clients wrote, whoever's they are. */
export const mayReadQuarantine = hasAll('channels', 'all_chats');
export const mayReadCompany = anybody;
export const mayChangeCompany = has('company');
/** The whole card of a colleague: his e-mail, whether he came, what he may. Names stand beside every dialog. */
export const mayReadStaff = has('operators');
export const mayInviteOperators = has('invite_operators');
export const mayManageOperators = has('change_operators');
/** To block, let in again and delete. */
export const mayBlockOperators = has('block_operators');
export const mayManageGroups = has('groups');
export const mayReadOperatorStatuses = anybody;
export const mayManageOperatorStatuses = has('operator_statuses');
export const mayReadSessions = has('sessions');
export const mayEndSessions = has('end_sessions');
export const mayReadAuditLog = has('audit_log');
export const mayDoOnboarding = has('onboarding');
export const mayManageWebhooks = has('webhooks');
/** To see in the settings what a frame looks like; programs get their tokens by the API. */
export const mayTryFrames: Right = (asker) => himself(asker) && asker.permissions.includes('company');
export const mayManageApiTokens = has('api_tokens');
/** Words only: what there is to be allowed. */
export const mayReadPermissions = anybody;
/** Whoever sees who works here sees what each of them may. */
export const mayReadRoles = has('operators', 'roles');
export const mayManageRoles = has('roles');
/** Lists of what there is: which reports one may read decides what is in them. */
export const mayUseReports = anybody;
export const mayReadReportNamed = (section: Section): Right => has(section);
export const mayMailReports = has('mail_reports');
