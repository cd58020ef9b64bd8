/* Shows what the server pushes while no tab of the console is open. Registered only by whoever switches it on. */
'use strict';

const isOurPath = (path) => typeof path === 'string' && /^\/(?![/\\])/.test(path);

function read(event) {
  try {
    return event.data.json();
  } catch {
    return {};
  }
}

self.addEventListener('push', (event) => {
  const { title = 'Deskwire', body = '', path = '/', tag } = read(event);
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: tag || path, icon: '/favicon.svg', badge: '/favicon.svg', data: { path } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const wanted = event.notification.data && event.notification.data.path;
  const path = isOurPath(wanted) ? wanted : '/';
  const open = async () => {
    const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const tab = tabs.find((one) => new URL(one.url).origin === self.location.origin && !new URL(one.url).pathname.startsWith('/embed'));
    if (!tab) return self.clients.openWindow(path);
    await tab.focus();
    tab.postMessage({ type: 'deskwire:open', path });
  };
  event.waitUntil(open());
});
