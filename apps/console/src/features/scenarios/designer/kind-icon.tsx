import {
  IconArrowFork,
  IconCircleCheck,
  IconClock,
  IconCornerUpRight,
  IconFlag,
  IconHeadset,
  IconMessage,
  IconMessageQuestion,
  IconStar,
  IconTicket,
  IconVariable,
  IconWorldWww,
  type Icon,
} from '@tabler/icons-react';
import type { StepKind } from '../model/content.js';

const ICONS: Record<StepKind, Icon> = {
  message: IconMessage,
  reply: IconMessageQuestion,
  condition: IconArrowFork,
  set: IconVariable,
  http: IconWorldWww,
  delay: IconClock,
  transfer: IconHeadset,
  close: IconCircleCheck,
  rating: IconStar,
  ticket: IconTicket,
  go: IconCornerUpRight,
  end: IconFlag,
};

export function KindIcon({ kind, size = 16 }: { kind: StepKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
