import { expect, test } from 'vitest';
import { aChat } from '../testing/samples.js';
import { targetsOf } from './targets.js';

const person = {
  id: 5,
  name: 'Olga S.',
  firstName: 'Olga',
  lastName: 'Smirnova',
  role: 'operator' as const,
  status: 'online' as const,
  statusId: null,
  statusName: null,
  connected: true,
  openDialogs: 0,
  maxOpenDialogs: 10,
  ownMaxOpenDialogs: null,
  takesPartInQueue: true,
};

test('Favourites first, then the chats, then those one has no chat with; whoever is gone is left out', () => {
  const gone = aChat(2, { peer: { id: 3, name: 'Gone G.', state: 'deleted', status: 'offline', connected: false } });
  const favourites = aChat(4, { kind: 'favourites', peer: null, pinned: true });
  const group = aChat(6, { kind: 'group', name: 'Sales', peer: null });
  expect(targetsOf([favourites, aChat(1), gone, group], [person, { ...person, id: 2 }], 1).map(({ key }) => key)).toEqual([
    'favourites',
    'chat1',
    'chat6',
    'person5',
  ]);
});
