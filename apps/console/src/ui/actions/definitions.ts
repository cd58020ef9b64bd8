import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowRight,
  IconArrowUp,
  IconArrowsExchange,
  IconArrowsMaximize,
  IconArrowsMove,
  IconBolt,
  IconBoxMultiple,
  IconCheck,
  IconCircleDot,
  IconClipboard,
  IconCommand,
  IconCopy,
  IconCopyPlus,
  IconDeviceFloppy,
  IconDeviceMobileMessage,
  IconFilter,
  IconHandGrab,
  IconKeyboard,
  IconLayoutColumns,
  IconLayoutSidebarRight,
  IconListTree,
  IconLogout,
  IconMail,
  IconMapPin,
  IconMessage,
  IconMessages,
  IconMicrophone,
  IconMoodPlus,
  IconMoon,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlus,
  IconQuote,
  IconRobot,
  IconRobotOff,
  IconRocket,
  IconRotate2,
  IconScissors,
  IconSearch,
  IconSend,
  IconSettings,
  IconSitemap,
  IconSun,
  IconTemplate,
  IconTrash,
  IconUser,
  IconUserCircle,
  IconWorld,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';

export type ActionGroup = 'dialog' | 'list' | 'write' | 'designer' | 'go' | 'view' | 'account' | 'general';

export interface ActionDefinition {
  group: ActionGroup;
  icon: Icon;
  /** In tinykeys' notation; the first one is shown. */
  keys: readonly string[];
  /** Works while a text field has the focus too. */
  inFields?: boolean;
  /** Not worth a line in the palette, as j and k. */
  hidden?: boolean;
  /** Its keys are heard by the part itself, or by the browser (copy, paste): here they are only told. */
  heardElsewhere?: boolean;
}

/** In the order in which they are shown. */
export const ACTION_GROUPS: ActionGroup[] = ['dialog', 'write', 'list', 'designer', 'go', 'view', 'account', 'general'];

/** Groups of different pages may use the same keys: they never are on the screen together. */
export const PAGE_OF_GROUP: Partial<Record<ActionGroup, 'chat' | 'designer'>> = {
  dialog: 'chat',
  write: 'chat',
  list: 'chat',
  designer: 'designer',
};

const action = (group: ActionGroup, icon: Icon, keys: string[] = [], more: Partial<ActionDefinition> = {}): ActionDefinition => ({
  group,
  icon,
  keys,
  ...more,
});

/** The one table of actions. Buttons, shortcuts, tooltips, the sheet behind `?` and the palette are all made from it. */
export const ACTIONS = {
  'dialog.close': action('dialog', IconCheck, ['e']),
  'dialog.reopen': action('dialog', IconRotate2, ['o']),
  'dialog.claim': action('dialog', IconHandGrab, ['c']),
  'dialog.transfer': action('dialog', IconArrowsExchange, ['t']),
  'dialog.unread': action('dialog', IconMail, ['u']),
  'dialog.giveBack': action('dialog', IconRobot, ['y']),
  'dialog.stopBot': action('dialog', IconRobotOff),
  'dialog.panel': action('view', IconLayoutSidebarRight, ['i']),
  'write.reply': action('write', IconArrowBackUp, ['r', 'Enter']),
  'write.comment': action('write', IconNote, ['n']),
  'write.quote': action('write', IconQuote, ['q']),
  'write.attach': action('write', IconPaperclip, ['a']),
  'write.voice': action('write', IconMicrophone, ['v']),
  'write.template': action('write', IconTemplate, ['s']),
  'write.location': action('write', IconMapPin, ['p']),
  'write.contact': action('write', IconUser, ['b']),
  'message.react': action('write', IconMoodPlus, ['m']),
  'message.edit': action('write', IconPencil, ['w']),
  'message.delete': action('write', IconTrash, ['Delete']),
  'list.next': action('list', IconArrowDown, ['j'], { hidden: true }),
  'list.previous': action('list', IconArrowUp, ['k'], { hidden: true }),
  'list.search': action('list', IconSearch, ['/']),
  'list.lightning': action('list', IconBolt, ['l']),
  'list.mine': action('go', IconMessage, ['g m']),
  'list.new': action('go', IconCircleDot, ['g n']),
  'list.bot': action('go', IconRobot, ['g r']),
  'list.all': action('go', IconFilter, ['g a']),
  'list.closed': action('go', IconCheck, ['g d']),
  'steps.add': action('designer', IconPlus, ['a']),
  'steps.lead': action('designer', IconArrowRight, ['c']),
  'steps.edit': action('designer', IconPencil, ['Enter'], { hidden: true }),
  'steps.start': action('designer', IconPlayerPlay, ['s']),
  'steps.undo': action('designer', IconArrowBackUp, ['$mod+z']),
  'steps.redo': action('designer', IconArrowForwardUp, ['$mod+Shift+z', '$mod+y']),
  'steps.copy': action('designer', IconCopy, ['$mod+c'], { heardElsewhere: true, hidden: true }),
  'steps.cut': action('designer', IconScissors, ['$mod+x'], { heardElsewhere: true, hidden: true }),
  'steps.paste': action('designer', IconClipboard, ['$mod+v'], { heardElsewhere: true, hidden: true }),
  'steps.duplicate': action('designer', IconCopyPlus, ['$mod+d']),
  'steps.remove': action('designer', IconTrash, ['Delete', 'Backspace']),
  'steps.all': action('designer', IconBoxMultiple, ['$mod+a']),
  'steps.walk': action('designer', IconArrowsMove, ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'], {
    heardElsewhere: true,
    hidden: true,
  }),
  'steps.move': action('designer', IconArrowsMove, ['Shift+ArrowRight'], { heardElsewhere: true, hidden: true }),
  'steps.search': action('designer', IconSearch, ['$mod+f'], { inFields: true }),
  'steps.arrange': action('designer', IconSitemap, ['t']),
  'steps.fit': action('designer', IconArrowsMaximize, ['f']),
  'steps.zoomIn': action('designer', IconZoomIn, ['=', '[Shift]++'], { hidden: true }),
  'steps.zoomOut': action('designer', IconZoomOut, ['-'], { hidden: true }),
  'steps.view': action('designer', IconListTree, ['v']),
  'steps.complaint': action('designer', IconAlertTriangle, ['F8'], { inFields: true }),
  'steps.save': action('designer', IconDeviceFloppy, ['$mod+s'], { inFields: true }),
  'steps.publish': action('designer', IconSend, ['$mod+Enter'], { inFields: true }),
  'steps.try': action('designer', IconDeviceMobileMessage, ['p']),
  'go.chat': action('go', IconMessages, ['g i']),
  'go.channels': action('go', IconPlugConnected, ['g c']),
  'go.scenarios': action('go', IconSitemap, ['g b']),
  'go.settings': action('go', IconSettings, ['g s']),
  'go.setUp': action('go', IconRocket, ['g o']),
  'go.simulator': action('go', IconDeviceMobileMessage, ['g p']),
  'view.fold': action('view', IconLayoutColumns, ['z']),
  'view.light': action('view', IconSun),
  'view.dark': action('view', IconMoon),
  'account.open': action('account', IconUserCircle, ['g u']),
  'account.online': action('account', IconCircleDot),
  'account.away': action('account', IconCircleDot),
  'account.offline': action('account', IconCircleDot),
  'account.language': action('account', IconWorld),
  'account.signOut': action('account', IconLogout),
  'general.palette': action('general', IconCommand, ['$mod+k'], { inFields: true, hidden: true }),
  'general.shortcuts': action('general', IconKeyboard, ['[Shift]+?']),
  'general.escape': action('general', IconArrowBackUp, ['Escape'], { hidden: true }),
  'general.nextRegion': action('general', IconLayoutColumns, ['F6'], { inFields: true, hidden: true }),
  'general.previousRegion': action('general', IconLayoutColumns, ['Shift+F6'], { inFields: true, hidden: true }),
} as const satisfies Record<string, ActionDefinition>;

export type ActionId = keyof typeof ACTIONS;

export const ACTION_IDS = Object.keys(ACTIONS) as ActionId[];

export const definitionOf = (id: ActionId): ActionDefinition => ACTIONS[id];
