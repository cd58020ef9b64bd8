import ChatPage from '../../features/chat/chat-page.js';
import { StartSlot } from '../../features/chat/start-slot.js';
import { ProgressCard } from '../../features/onboarding/progress-card.js';

/** The chat, with the set-up's progress where no dialog is open: features that know nothing of each other. */
export default function ChatWithSetUp() {
  return (
    <StartSlot value={<ProgressCard />}>
      <ChatPage />
    </StartSlot>
  );
}
