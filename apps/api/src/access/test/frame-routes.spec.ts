import { FRAME_ACTIONS } from '#domain/embed/frame.js';
import { FRAME_ROUTES } from '../frame-routes.js';
import { NOT_IN_FRAMES } from './frame-routes.js';
import { CONSOLE } from './route-rights.js';

describe('what a frame may call', () => {
  it('is said of every route of the console, once', () => {
    expect([...Object.keys(FRAME_ROUTES), ...NOT_IN_FRAMES].sort()).toEqual(Object.keys(CONSOLE).sort());
  });

  it('is no setting, no colleague’s card and no money', () => {
    const open = Object.keys(FRAME_ROUTES).filter((route) => CONSOLE[route] !== null);
    const permissions = new Set(open.flatMap((route) => CONSOLE[route]).filter((permission) => permission !== null));
    expect([...permissions]).not.toEqual(expect.arrayContaining(['company', 'channels', 'operators', 'billing', 'api_tokens']));
  });

  it('names each of the seven actions', () => {
    const named = new Set(Object.values(FRAME_ROUTES).map(({ action }) => action));
    expect(FRAME_ACTIONS.filter((action) => !named.has(action))).toEqual([]);
  });

  it('that belongs to a dialog says so by the id of its path', () => {
    for (const [route, { leads }] of Object.entries(FRAME_ROUTES)) {
      if (typeof leads === 'object' && 'of' in leads) expect(route).toContain('/:id');
      if (leads === 'anywhere') expect(route).not.toMatch(/dialogs|messages|clients|attachments/);
    }
  });
});
