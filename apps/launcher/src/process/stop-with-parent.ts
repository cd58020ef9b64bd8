/**
 * Loaded before a child's own code (`node --import`): when the launcher dies without a word, the child ends in order,
 * instead of serving on without the parts it needs.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

export {};
