import type * as tokens from './api-tokens.js';
import type * as cards from './cards.js';
import type * as channels from './channel-types.js';
import type { components } from './schema.js';
import type * as internal from './internal-chats.js';
import type * as macros from './macros.js';
import type * as onboarding from './onboarding.js';
import type * as roles from './roles.js';
import type * as search from './search.js';
import type * as tags from './tags.js';
import type * as ours from './types.js';

/**
 * The types of the console are narrower than what the server's documentation can say (unions instead of strings, the parts of a
 * message's content). This file has no code: it fails to compile when the two disagree about a field or about what may be null.
 */
type Theirs = components['schemas'];

type Disagreements<Ours, Server> = {
  [K in keyof Required<Server>]-?: K extends keyof Ours
    ? null extends Server[K]
      ? null extends Ours[K]
        ? never
        : K
      : null extends Ours[K]
        ? K
        : never
    : K;
}[keyof Server];

type Agrees<Ours, Server> = [Disagreements<Ours, Server>] extends [never] ? true : Disagreements<Ours, Server>;

type All<T extends true[]> = T;

export type Checked = All<
  [
    Agrees<ours.Me, Theirs['Me']>,
    Agrees<tokens.ApiToken, Theirs['ApiToken']>,
    Agrees<tokens.ApiTokenList, Theirs['ApiTokenList']>,
    Agrees<ours.Me['operator'], Theirs['MyAccount']>,
    Agrees<ours.Me['company'], Theirs['MyCompany']>,
    Agrees<ours.PublicInfo, Theirs['PublicInfo']>,
    Agrees<ours.Operator, Theirs['Operator']>,
    Agrees<ours.DialogRow, Theirs['DialogRow']>,
    Agrees<ours.DialogView, Theirs['DialogView']>,
    Agrees<ours.Waits, Theirs['DialogWaits']>,
    Agrees<ours.DialogCounters, Theirs['DialogCounters']>,
    Agrees<ours.Limits, Theirs['DialogLimits']>,
    Agrees<ours.Client, Theirs['Client']>,
    Agrees<ours.Client['card'], Theirs['CardOfClient']>,
    Agrees<cards.Card, Theirs['Card']>,
    Agrees<cards.CardClient, Theirs['CardClient']>,
    Agrees<cards.CardLink, Theirs['CardLink']>,
    Agrees<cards.CardLinkClient, Theirs['CardLinkClient']>,
    Agrees<cards.FoundCard, Theirs['FoundCard']>,
    Agrees<cards.LinkPreview, Theirs['LinkPreview']>,
    Agrees<cards.CardLinkField, Theirs['CardLinkField']>,
    Agrees<cards.UnlinkPreview, Theirs['UnlinkPreview']>,
    Agrees<cards.UnlinkedPart, Theirs['UnlinkedPart']>,
    Agrees<cards.CardFieldChange, Theirs['CardFieldChange']>,
    Agrees<cards.TimelineMessage, Theirs['TimelineMessage']>,
    Agrees<cards.TimelinePage, Theirs['TimelinePage']>,
    Agrees<ours.Referral, Theirs['ClientReferral']>,
    Agrees<ours.Message, Theirs['Message']>,
    Agrees<ours.Attachment, Theirs['Attachment']>,
    Agrees<NonNullable<ours.Message['error']>, Theirs['SendingError']>,
    Agrees<NonNullable<ours.Message['quoted']>, Theirs['QuotedMessage']>,
    Agrees<ours.MessagePage, Theirs['MessagePage']>,
    Agrees<search.FoundMessages, Theirs['FoundMessages']>,
    Agrees<search.FoundMessage, Theirs['FoundMessage']>,
    Agrees<search.ExcerptPart, Theirs['ExcerptPart']>,
    Agrees<ours.Upload, Theirs['Upload']>,
    Agrees<channels.Transport, Theirs['Transport']>,
    Agrees<channels.Channel, Theirs['Channel']>,
    Agrees<channels.ChannelCheckError, Theirs['ChannelCheckError']>,
    Agrees<channels.ChannelSession, Theirs['Session']>,
    Agrees<channels.TemplatesState, Theirs['ChannelTemplates']>,
    Agrees<channels.TemplatesRefresh, Theirs['TemplateRefresh']>,
    Agrees<channels.HistoryImport, Theirs['ChannelHistoryImport']>,
    Agrees<channels.ListedTemplate, Theirs['TemplateView']>,
    Agrees<channels.QuarantinedUpdate, Theirs['QuarantinedUpdate']>,
    Agrees<ours.Company, Theirs['Company']>,
    Agrees<ours.ClientTag, Theirs['TagOfClient']>,
    Agrees<tags.Tag, Theirs['Tag']>,
    Agrees<tags.TagGroup, Theirs['TagGroup']>,
    Agrees<macros.Macro, Theirs['Macro']>,
    Agrees<internal.InternalChatRow, Theirs['InternalChatRow']>,
    Agrees<internal.InternalChat, Theirs['InternalChat']>,
    Agrees<internal.InternalMember, Theirs['InternalMember']>,
    Agrees<internal.InternalMessage, Theirs['InternalMessage']>,
    Agrees<internal.QuotedInternalMessage, Theirs['QuotedInternalMessage']>,
    Agrees<internal.Forwarded, Theirs['Forwarded']>,
    Agrees<internal.FoundInternalMessage, Theirs['FoundInternalMessage']>,
    Agrees<ours.OperatorGroup, Theirs['OperatorGroup']>,
    Agrees<onboarding.Onboarding, Theirs['Onboarding']>,
    Agrees<onboarding.OnboardingStep, Theirs['OnboardingStepView']>,
    Agrees<onboarding.OnboardingField, Theirs['OnboardingField']>,
    Agrees<onboarding.OnboardingSettings, Theirs['OnboardingSettings']>,
    Agrees<roles.PermissionCatalogue, Theirs['PermissionCatalogue']>,
  ]
>;
